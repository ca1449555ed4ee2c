package usage

import (
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/static"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Queue keeps requests that could not be sent and sends them again when a sync event comes: one of
// Workbox or Serwist, made by code of a worker or set up by the configuration of a build tool.
type Queue struct {
	*Usage
	Name string // "" when it is not known
	// Named is where the name is written, nil when that is not known.
	Named Option
	// Plugin: it is made for routes, by a plugin or an option of one.
	Plugin bool
	// Retention is maxRetentionTime in minutes, OnSync what takes the place of the replay, Forced
	// forceSyncFallback: it is replayed when the worker starts, sync or no sync.
	Retention, OnSync, Forced Option
	// Routes are those in sight that use it.
	Routes []*Route
	// Made is what makes it, in In, a part of Trace; nil for one that a build tool sets up.
	Made  *flow.Construction
	In    *flow.Activation
	Trace *flow.Trace
	// Build is set for one that a build tool sets up for an entry of List. Certain: whatever the
	// configuration depends on.
	Build   *project.Build
	List    *static.Value
	Certain bool
	// Sync is the listener that OnSync is, nil if that is none or can't be seen.
	Sync *flow.Activation
}

// newQueue makes a usage of a queue. The library tests for the API and replays what is left when the
// worker starts; where registering rejects, nothing does (measured).
func newQueue(s *project.Script, n syntax.Node, c project.Context) *Queue {
	return &Queue{Usage: &Usage{
		Feature: report.BackgroundSync, Operation: report.OpQueue, Script: s, Node: n, Context: c,
		Tag:      report.Tag{Kind: "unknown"},
		Guard:    Guard{Status: report.Guarded, Idiom: "library"},
		Fallback: Fallback{Status: report.Builtin},
	}}
}

// name gives the queue its name, which makes its tag.
func (q *Queue) name(o Option) {
	q.Named = o
	if o.IsText {
		q.Name = o.Text
		q.Tag = report.Tag{Kind: "literal", Value: QueueTag + o.Text}
	}
}

// QueueTag is what the tags of queues begin with; their names follow.
const QueueTag = "workbox-background-sync:"

// collectQueues finds the queues that code makes, and the routes that use them.
func (app *App) collectQueues() {
	known := map[*flow.Construction]*Queue{}
	for _, t := range app.Traces {
		for _, a := range t.Activations {
			for _, c := range a.Made {
				if !c.Queue() {
					continue
				}
				q := known[c]
				if q == nil {
					q = app.made(c, t, a)
					known[c] = q
					app.Queues = append(app.Queues, q)
				}
				q.Context |= t.Realm.Context
				if a.Kind == flow.TopLevel {
					q.In = a
				}
			}
		}
	}
	app.collectRoutes(known)
}

// made makes a queue of its construction.
func (app *App) made(c *flow.Construction, t *flow.Trace, a *flow.Activation) *Queue {
	q := newQueue(c.Script, c.Node, t.Realm.Context)
	q.Made, q.In, q.Trace = c, a, t
	member, _ := flow.LibraryMember(c.Name)
	q.Plugin = member != "Queue" && member != "BackgroundSyncQueue"
	if len(c.Args) > 0 {
		name := valueOf(c.Args[0])
		name.Node, name.Script = argumentOf(c.Node, 0), c.Script
		q.name(name)
	}
	var options flow.Value
	if len(c.Args) > 1 {
		options = c.Args[1]
	}
	at := argumentOf(c.Node, 1)
	q.Retention = fieldOf(options, at, c.Script, "maxRetentionTime")
	q.OnSync = fieldOf(options, at, c.Script, "onSync")
	q.Forced = fieldOf(options, at, c.Script, "forceSyncFallback")
	for _, b := range t.Activations {
		if b.Node == c.Node && b.Attempt != nil {
			q.Sync = b
		}
	}
	return q
}

// argumentOf returns an argument of a call or a new, nil if there is none.
func argumentOf(n syntax.Node, i int) syntax.Node {
	var args []syntax.Expr
	switch n := n.(type) {
	case *syntax.New:
		args = n.Args
	case *syntax.Call:
		args = n.Args
	}
	if i < len(args) {
		return args[i]
	}
	return nil
}

// queueOf returns the queue that a usage is.
func (app *App) queueOf(u *Usage) *Queue {
	i := slices.IndexFunc(app.Queues, func(q *Queue) bool { return q.Usage == u })
	return app.Queues[i]
}

// queueOutcome is what a queue comes to in a profile.
func (app *App) queueOutcome(q *Queue, p *flow.Profile, bit flow.Set) report.Outcome {
	forced := q.Forced.Given == Present && q.Forced.Is
	switch {
	case p.When == flow.Insecure, p.When == flow.Inactive:
		return report.Nothing // no worker, no queue
	case forced:
		return report.FallsBack
	case p.When == flow.Rejected:
		return report.Nothing
	case app.Profiles.With("api.ServiceWorkerRegistration.sync").Has(bit):
		return report.Works
	}
	return report.FallsBack
}
