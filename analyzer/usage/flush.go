package usage

import (
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/syntax"
)

// sender is an effect of what a page does by itself, whatever a usage does.
type sender struct {
	Strategy
	startup bool
	// flushes: it sends what was kept. A request when the connection comes back does so; one at
	// start-up only if something was read from a store before, for apps request much else then.
	flushes bool
	maybe   bool // what was kept may have been read by code that can't be seen
	opaque  bool // not known to be a request at all
}

// senders returns what pages send on start, when the connection comes back, or every so often.
func (app *App) senders() []sender {
	var list []sender
	for _, t := range app.Traces {
		if t.Realm.Context == project.ServiceWorker {
			continue
		}
		for _, a := range t.Activations {
			if kind := trigger(a); kind != "" {
				list = append(list, sends(app.goesOn(a), kind)...)
			}
		}
	}
	return list
}

// trigger tells which kind of strategy an activation can be that comes without the user doing
// anything, "" for others.
func trigger(a *flow.Activation) string {
	switch {
	case a.Kind == flow.Listener && a.Event == "online" && pageTarget(a.Target):
		return "online-listener"
	case a.Kind == flow.TopLevel, a.Kind == flow.Listener && startEvent(a.Event):
		return "startup-flush"
	case a.Kind == flow.Timer && repeats(a):
		return "polling"
	}
	return ""
}

// startEvent tells whether an event comes when a page is opened or shown again.
func startEvent(event string) bool {
	switch event {
	case "load", "DOMContentLoaded", "pageshow", "visibilitychange", "focus", flow.StartEvent:
		return true
	}
	return false
}

// pageTarget leaves out listeners on objects that the browsers without sync lack.
func pageTarget(i *flow.Interface) bool {
	return i == nil || i.Is("Window") || i.Is("Element") || i.Is("Document")
}

// repeats tells whether a timer fires again and again.
func repeats(a *flow.Activation) bool {
	call, ok := a.Node.(*syntax.Call)
	if !ok {
		return false
	}
	switch callee := call.Callee.(type) {
	case *syntax.Ident:
		return callee.Name == "setInterval"
	case *syntax.Member:
		return callee.Key.Name == "setInterval"
	}
	return false
}

// goesOn returns an activation and those in which it goes on: timers, callbacks, and listeners for
// the end of what it began, such as a request to a database.
func (app *App) goesOn(a *flow.Activation) []*flow.Activation {
	list := []*flow.Activation{a}
	for i := 0; i < len(list); i++ {
		for _, b := range app.completions[list[i]] {
			if !slices.Contains(list, b) {
				list = append(list, b)
			}
		}
	}
	return list
}

// collectCompletions finds the activations that others go on in.
func (app *App) collectCompletions() {
	app.completions = map[*flow.Activation][]*flow.Activation{}
	for _, t := range app.Traces {
		for _, b := range t.Activations {
			if !completes(b) {
				continue
			}
			for _, a := range append([]*flow.Activation{b.Parent}, b.Others...) {
				app.completions[a] = append(app.completions[a], b)
			}
		}
	}
}

func completes(a *flow.Activation) bool {
	switch a.Kind {
	case flow.Timer, flow.Callback:
		return true
	case flow.Listener:
		return a.Target != nil && (a.Target.Is("IDBRequest") || a.Target.Is("IDBValue") || a.Target.Is("XMLHttpRequest"))
	default:
		return false
	}
}

// sends returns what a group of activations sends that is started in the given way.
func sends(group []*flow.Activation, kind string) []sender {
	loads, opaque := reads(group)
	if kind == "online-listener" {
		loads = ^flow.Set(0)
	}
	var list []sender
	for _, a := range group {
		for _, e := range a.Effects {
			s := sender{Strategy: Strategy{Kind: kind, Node: e.Node, Script: e.Script}, startup: kind != "online-listener"}
			switch e.Effect {
			case flow.Message:
				s.Kind, s.flushes = "message-to-worker", true
			case flow.Offline:
				s.Kind, s.maybe, s.opaque = "library", true, true
			case flow.OpaqueCall:
				if s.startup { // at start-up an app does much else
					continue
				}
				s.maybe, s.opaque = true, true
			case flow.ReadRequest:
			case flow.WriteRequest:
				sure, unsure := s, s
				sure.flushes, unsure.maybe = true, true
				list = s.in(unsure.in(sure.in(list, e.In&loads), e.In&^loads&opaque), e.In&^loads&^opaque)
				continue
			default:
				continue
			}
			list = s.in(list, e.In)
		}
	}
	return list
}

// reads returns the profiles in which a group of activations reads what was stored, and those in
// which it calls code that can't be seen.
func reads(group []*flow.Activation) (loads, opaque flow.Set) {
	for _, a := range group {
		for _, e := range a.Effects {
			switch e.Effect {
			case flow.Load:
				loads |= e.In
			case flow.OpaqueCall:
				opaque |= e.In
			default:
			}
		}
	}
	return loads, opaque
}

// in adds a sender for some profiles.
func (s sender) in(list []sender, in flow.Set) []sender {
	if in == 0 {
		return list
	}
	s.In = in
	return append(list, s)
}

// Sends tells whether an activation, or what it goes on in, sends data or may do so.
func (app *App) Sends(a *flow.Activation) bool {
	return slices.ContainsFunc(app.goesOn(a), func(b *flow.Activation) bool {
		return slices.ContainsFunc(b.Effects, func(e *flow.Happening) bool {
			return e.Effect == flow.WriteRequest || e.Effect == flow.Beacon || e.Effect == flow.Message
		})
	})
}

// ListensForOnline tells whether a page of the app sends something when the connection comes back.
func (app *App) ListensForOnline() bool {
	for _, t := range app.Traces {
		for _, a := range t.Activations {
			if t.Realm.Context != project.ServiceWorker && trigger(a) == "online-listener" && app.Sends(a) {
				return true
			}
		}
	}
	return false
}
