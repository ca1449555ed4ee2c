package usage

import (
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/syntax"
)

// sender is an effect of what an app does by itself, whatever a usage does.
type sender struct {
	Strategy
	by      *flow.Activation // in which it begins
	startup bool
	manual  bool // the user has to ask for it
	worker  bool // a worker sends it when something else wakes it
	// flushes: it sends what was kept. A request when the connection comes back does so; any other
	// only if something was read from a store for it, for apps request much else.
	flushes bool
	maybe   bool // what was kept may have been read by code that can't be seen
	opaque  bool // not known to be a request at all
}

// senders returns what an app sends on start, when the connection comes back, every so often, or
// when the user asks for it.
func (app *App) senders() []sender {
	var list []sender
	for _, t := range app.Traces {
		for _, a := range t.Activations {
			switch kind := trigger(a); {
			case app.dead(a):
			case t.Realm.Context == project.ServiceWorker:
				list = append(list, app.wakes(a)...)
			case kind != "":
				list = append(list, app.sends(a, kind)...)
			case asked(a):
				list = append(list, app.sends(a, byUser)...)
			}
		}
	}
	return list
}

// byUser is the kind of what the user starts; it is no strategy.
const byUser = "user"

// trigger tells which kind of strategy an activation can be that comes without the usage, "" for
// others.
func trigger(a *flow.Activation) string {
	switch {
	case a.Kind == flow.Listener && a.Event == "online" && pageTarget(a.Target):
		return "online-listener"
	case begins(a), a.Kind == flow.Listener && startEvent(a.Event):
		return "startup-flush"
	case repeats(a):
		return "polling"
	}
	return ""
}

// begins tells whether an activation comes before all others: a script, or a constructor for others
// to call.
func begins(a *flow.Activation) bool { return a.Kind == flow.TopLevel || a.Constructs }

// asked tells whether an activation is what the user starts.
func asked(a *flow.Activation) bool {
	if a.Kind != flow.Listener {
		return a.Kind == flow.Callback // of a framework, such as the handler of an element
	}
	if !pageTarget(a.Target) {
		return false
	}
	switch a.Event {
	case "click", "submit", "change", "input", "keydown", "keyup", "touchend", "touchstart", "pointerdown", "pointerup":
		return true
	}
	return false
}

// startEvent tells whether an event comes when a page is opened or shown again.
func startEvent(event string) bool {
	return returnEvent(event) || event == "load" || event == "DOMContentLoaded" || event == flow.StartEvent
}

// returnEvent tells whether an event comes when a page is shown again that has been open.
func returnEvent(event string) bool {
	return event == "pageshow" || event == "visibilitychange" || event == "focus"
}

// pageTarget leaves out listeners on objects that the browsers without sync lack.
func pageTarget(i *flow.Interface) bool {
	return i == nil || i.Is("Window") || i.Is("Element") || i.Is("Document")
}

// repeats tells whether a timer fires again and again.
func repeats(a *flow.Activation) bool {
	call, ok := a.Node.(*syntax.Call)
	if !ok || a.Kind != flow.Timer {
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
		return !repeats(a)
	case flow.Listener:
		return a.Target != nil && (a.Target.Is("IDBRequest") || a.Target.Is("IDBValue") || a.Target.Is("XMLHttpRequest"))
	default:
		return false
	}
}

// sends returns what an activation sends that is started in the given way.
func (app *App) sends(root *flow.Activation, kind string) []sender {
	group := app.goesOn(root)
	reads := readsOf(group, root)
	var list []sender
	for _, a := range group {
		for _, e := range a.Effects {
			s := sender{Strategy: Strategy{Kind: kind, Node: e.Node, Script: e.Script}, by: root}
			s.startup, s.manual = kind != "online-listener", kind == byUser
			switch e.Effect {
			case flow.Message:
				s.Kind = messageKind(e)
				answer := app.answer(e)
				sure, unsure := s, s
				sure.flushes, unsure.maybe = true, true
				list = unsure.in(sure.in(list, e.In&answer.sends), e.In&answer.unknown)
				continue
			case flow.Offline:
				s.Kind, s.maybe, s.opaque = "library", true, true
			case flow.OpaqueCall:
				if s.startup { // at start-up an app does much else
					continue
				}
				s.maybe, s.opaque = true, true
			case flow.ReadRequest:
				if s.manual {
					continue
				}
			case flow.WriteRequest:
				list = s.request(list, e, reads.near(e, root))
				continue
			default:
				continue
			}
			list = s.in(list, e.In)
		}
	}
	return list
}

// request adds a request that flushes what is kept where something is loaded for it. While a page
// stays open it may keep the data in memory.
func (s sender) request(list []sender, e *flow.Happening, read found) []sender {
	if s.Kind == "online-listener" || s.Kind == "polling" || returnEvent(s.by.Event) {
		read.loads = e.In
	}
	sure, unsure := s, s
	sure.flushes, unsure.maybe = true, true
	list = sure.in(list, e.In&read.loads)
	list = unsure.in(list, e.In&^read.loads&read.opaque)
	return s.in(list, e.In&^read.loads&^read.opaque)
}

// wakes returns what a worker sends when it starts or something else than a sync wakes it.
func (app *App) wakes(root *flow.Activation) []sender {
	if !begins(root) && (root.Kind != flow.Listener || !wakeEvent(root.Event)) {
		return nil
	}
	var list []sender
	for _, a := range app.goesOn(root) {
		for _, e := range a.Effects {
			if e.Effect == flow.WriteRequest {
				s := sender{Strategy: Strategy{Kind: "startup-flush", Node: e.Node, Script: e.Script}, by: root}
				s.startup, s.worker, s.flushes = true, true, true
				list = s.in(list, e.In)
			}
		}
	}
	return list
}

// wakeEvent tells whether an event starts a worker in every browser that has service workers.
func wakeEvent(event string) bool {
	switch event {
	case "install", "activate", "fetch", "push", "notificationclick", "notificationclose", "pushsubscriptionchange":
		return true
	}
	return false
}

// branch is the part of an activation that an effect belongs to: a call in its function or, without
// one, the function itself.
type branch struct {
	script *project.Script
	call   syntax.Node
}

func branchOf(e *flow.Happening, root *flow.Activation) branch {
	b := branch{script: e.Script}
	for s := e.Site; s != nil && s.Node != root.Node; s = s.Outer {
		b = branch{s.Script, s.Node}
	}
	return b
}

// found holds the profiles in which something was read from a store, and those in which code was
// called that can't be seen.
type found struct{ loads, opaque flow.Set }

func (f found) and(g found) found { return found{f.loads | g.loads, f.opaque | g.opaque} }

// reads holds what an activation reads: in each branch, and in all of a script.
type reads struct {
	in map[branch]found
	of map[*project.Script]found
}

func readsOf(group []*flow.Activation, root *flow.Activation) reads {
	r := reads{map[branch]found{}, map[*project.Script]found{}}
	for _, a := range group {
		for _, e := range a.Effects {
			var is found
			switch e.Effect {
			case flow.Load:
				is.loads = e.In
			case flow.OpaqueCall:
				is.opaque = e.In
			default:
				continue
			}
			b := branchOf(e, root)
			r.in[b] = r.in[b].and(is)
			r.of[b.script] = r.of[b.script].and(is)
		}
	}
	return r
}

// near returns what is read in the branch of an effect. What a function reads itself, it may hand
// to those that it calls, and get from them.
func (r reads) near(e *flow.Happening, root *flow.Activation) found {
	b := branchOf(e, root)
	if b.call == nil {
		return r.of[b.script]
	}
	return r.in[b].and(r.in[branch{script: b.script}])
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
