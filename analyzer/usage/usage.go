// Package usage tells what an app does with the two APIs: its uses of them, how each is guarded,
// what takes their place where they are missing, and what each comes to in every profile.
package usage

import (
	"slices"
	"sort"
	"strings"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
)

// App is what the traces of an app's realms say together.
type App struct {
	Profiles *flow.Profiles
	Traces   []*flow.Trace
	Usages   []*Usage
	Queues   []*Queue // those of configurations first
	Handlers []*Handler
	Deaf     []*Deaf
	// What is wrong with handlers.
	Losses    []*Loss
	Renewals  []*Renewal
	Clearings []*Clearing
	Volatile  []*Volatile
	Denials   []*Denial
	Abandoned []*Abandoned
	Tests     []*flow.Test // feature tests, each once, in the order of their places

	completions map[*flow.Activation][]*flow.Activation // in which each goes on
	parts       *project.App
	answers     map[*flow.Happening]answer
	workers     bool                            // all that they make of messages is known
	pages       bool                            // likewise
	sent        map[*Usage]map[syntax.Node]bool // by the handlers of each usage's tag
}

// Usage is one use of an API in the program, over all its evaluations.
type Usage struct {
	Feature   report.Feature
	Operation report.Operation
	Script    *project.Script
	Node      syntax.Node // the call, or the access
	Fault     syntax.Node // what throws where the API is missing, nil when nothing does
	Context   project.Context
	Tag       report.Tag
	Uses      []*flow.Use
	Guard     Guard
	Fallback  Fallback
	// Outcomes holds the outcome for each profile, in their order.
	Outcomes []report.Outcome
	// Missing are the profiles without the API.
	Missing flow.Set
	// Refresh: what the sync does is to fetch, not to send. Periodic sync does, and a one-shot sync
	// that is registered with the same tag stands in for it.
	Refresh bool
	// Guess: the receiver could not be followed and is judged by how it is used.
	Guess bool
}

// sums of the evaluations.
func (u *Usage) sum(pick func(*flow.Use) flow.Set) flow.Set {
	var s flow.Set
	for _, use := range u.Uses {
		s |= pick(use)
	}
	return s
}

// native returns the profiles in which the use works.
func (u *Usage) native() flow.Set {
	return u.sum(func(x *flow.Use) flow.Set { return x.Present &^ x.Rejects }).Real()
}

// Reached returns the profiles without the API that reach the use.
func (u *Usage) Reached() flow.Set {
	return u.sum(func(x *flow.Use) flow.Set {
		if u.Operation == report.OpPermissionQuery {
			return x.Rejects
		}
		return x.Absent
	}) & u.Missing
}

// Dead tells whether no browser comes to the usage, and not because of a feature test: it is code that
// has been switched off.
func (u *Usage) Dead() bool {
	reached := u.sum(func(x *flow.Use) flow.Set { return x.Present | x.Absent | x.Skipped })
	return reached.Real() == 0 && u.Guard.Test == nil
}

// Nowhere returns the member that the usage calls or reads on the way, if no browser has it.
func (u *Usage) Nowhere() *flow.Member {
	for _, use := range u.Uses {
		if use.Nowhere != nil {
			return use.Nowhere
		}
	}
	return nil
}

// Answers tells whether only handlers of sync events make the use: browsers without the API never come
// to it.
func (u *Usage) Answers() bool {
	return !slices.ContainsFunc(u.Uses, func(x *flow.Use) bool {
		a := x.In
		for a != nil && a.Attempt == nil {
			a = a.Parent
		}
		return a == nil
	})
}

// Escaped returns the profiles without the API in which the failure goes unhandled.
func (u *Usage) Escaped() flow.Set {
	return u.sum(func(x *flow.Use) flow.Set { return x.Escaped }) & u.Missing
}

// EscapedAnywhere returns all profiles in which a failure goes unhandled.
func (u *Usage) EscapedAnywhere() flow.Set {
	return u.sum(func(x *flow.Use) flow.Set { return x.Escaped }).Real()
}

// OnlyLogged tells whether every place that catches a failure of the use does no more than log it.
func (u *Usage) OnlyLogged() bool {
	for _, use := range u.Uses {
		for _, by := range use.CaughtBy {
			if !OnlyLogs(by.Node) {
				return false
			}
		}
	}
	return true
}

// Analyze puts the traces of an app together with what else belongs to it.
func Analyze(profiles *flow.Profiles, traces []*flow.Trace, parts *project.App) *App {
	app := &App{Profiles: profiles, Traces: traces, parts: parts}
	app.collectBuilds(parts.Builds)
	app.collectQueues()
	app.collectUsages()
	app.collectHandlers()
	app.collectDeaf()
	app.collectRenewals()
	app.collectLosses()
	app.collectClearings()
	app.collectVolatile()
	app.collectDenials()
	app.collectTests()
	for _, u := range app.Usages {
		u.Missing = profiles.All.Real() &^ profiles.With(gateOf(u))
		if u.Operation != report.OpQueue {
			u.Guard = app.guard(u)
		}
	}
	app.markRefreshes()
	app.collectCompletions()
	app.collectAnswers()
	sends := app.senders()
	app.collectAbandoned(sends)
	for _, u := range app.Usages {
		if u.Operation != report.OpQueue {
			u.Fallback = app.fallback(u, sends)
		}
		u.Outcomes = app.outcomes(u)
	}
	return app
}

// markRefreshes finds the usages that only keep content fresh.
func (app *App) markRefreshes() {
	periodic := map[report.Tag]bool{}
	for _, u := range app.Usages {
		if u.Feature == report.PeriodicBackgroundSync && u.Tag.Kind == "literal" {
			periodic[u.Tag] = true
		}
	}
	for _, u := range app.Usages {
		u.Refresh = u.Feature == report.PeriodicBackgroundSync || periodic[u.Tag]
	}
}

// gateOf returns the key of the feature that the usage needs.
func gateOf(u *Usage) string {
	switch {
	case u.Operation == report.OpPermissionQuery:
		return "api.Permissions.permission_" + string(u.Feature)
	case u.Feature == report.PeriodicBackgroundSync:
		return "api.ServiceWorkerRegistration.periodicSync"
	default:
		return "api.ServiceWorkerRegistration.sync"
	}
}

// FeatureOf returns the API that a key of the support table belongs to, "" for others.
func FeatureOf(gate string) report.Feature {
	name := strings.TrimPrefix(gate, "api.")
	owner, _, _ := strings.Cut(name, ".")
	switch {
	case owner == "PeriodicSyncManager", owner == "PeriodicSyncEvent",
		name == "ServiceWorkerRegistration.periodicSync", name == "ServiceWorkerGlobalScope.periodicsync_event",
		name == "Permissions.permission_periodic-background-sync":
		return report.PeriodicBackgroundSync
	case owner == "SyncManager", owner == "SyncEvent",
		name == "ServiceWorkerRegistration.sync", name == "ServiceWorkerGlobalScope.sync_event",
		name == "Permissions.permission_background-sync":
		return report.BackgroundSync
	}
	return ""
}

// operationOf returns what a use does.
func operationOf(u *flow.Use) report.Operation {
	if _, isCall := u.Node.(*syntax.Call); !isCall {
		return report.OpAccess
	}
	last := u.Gate[strings.LastIndexByte(u.Gate, '.')+1:]
	switch {
	case strings.HasPrefix(last, "permission_"):
		return report.OpPermissionQuery
	case last == "register":
		return report.OpRegister
	case last == "getTags":
		return report.OpGetTags
	case last == "unregister":
		return report.OpUnregister
	}
	return report.OpAccess
}

type usageKey struct {
	script *project.Script
	node   syntax.Node
}

func (app *App) collectUsages() {
	known := map[usageKey]*Usage{}
	for _, t := range app.Traces {
		for _, a := range t.Activations {
			for _, use := range a.Uses {
				feature := FeatureOf(use.Gate)
				if feature == "" || !use.Script.Reported(use.Node) {
					continue
				}
				key := usageKey{use.Script, use.Node}
				u := known[key]
				if u == nil {
					u = &Usage{
						Feature: feature, Operation: operationOf(use), Script: use.Script, Node: use.Node,
					}
					known[key] = u
					app.Usages = append(app.Usages, u)
				}
				u.Context |= t.Realm.Context
				u.Guess = u.Guess || use.Guess
				u.Uses = append(u.Uses, use)
			}
		}
	}
	app.Usages = slices.DeleteFunc(app.Usages, onlyTested)
	for _, q := range app.Queues {
		if q.Script.Reported(q.Node) {
			app.Usages = append(app.Usages, q.Usage)
		}
	}
	for _, u := range app.Usages {
		if u.Operation != report.OpQueue {
			u.Tag = tagOf(u)
		}
	}
	sort.SliceStable(app.Usages, func(i, j int) bool {
		a, b := app.Usages[i], app.Usages[j]
		if a.Script.File.Path != b.Script.File.Path {
			return a.Script.File.Path < b.Script.File.Path
		}
		return a.Node.Range().Start < b.Node.Range().Start
	})
}

// onlyTested tells whether a usage is no more than an optional chain that asks for the API.
func onlyTested(u *Usage) bool {
	return u.Operation == report.OpAccess && u.sum(func(x *flow.Use) flow.Set { return x.Absent }) == 0
}

// tagOf returns the tag that a usage names.
func tagOf(u *Usage) report.Tag {
	tag := report.Tag{Kind: "unknown"}
	if u.Operation != report.OpRegister && u.Operation != report.OpUnregister {
		return tag
	}
	for i, use := range u.Uses {
		if len(use.Args) == 0 {
			return report.Tag{Kind: "unknown"}
		}
		s, ok := use.Args[0].Constant()
		if !ok || s.S == "*" {
			return report.Tag{Kind: "unknown"}
		}
		next := report.Tag{Kind: "literal", Value: s.S}
		if s.Pattern {
			next.Kind = "pattern"
		}
		if i > 0 && next != tag {
			return report.Tag{Kind: "unknown"}
		}
		tag = next
	}
	return tag
}

func (app *App) collectTests() {
	type key struct {
		node syntax.Node
		form string
	}
	known := map[key]*flow.Test{}
	for _, t := range app.Traces {
		for _, a := range t.Activations {
			for _, test := range a.Tests {
				if !test.Script.Reported(test.Node) {
					continue
				}
				k := key{test.Node, test.Form}
				if first := known[k]; first != nil {
					first.True |= test.True
					first.False |= test.False
					first.Wrong = first.Wrong && test.Wrong
					continue
				}
				copied := *test
				known[k] = &copied
				app.Tests = append(app.Tests, &copied)
			}
		}
	}
}
