package usage

import (
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Handler is a listener for sync or periodicsync in a service worker.
type Handler struct {
	Event      string
	Script     *project.Script
	Node       syntax.Node // the call of addEventListener, or the assignment's target
	Tags       []report.Tag
	Activation *flow.Activation
	Trace      *flow.Trace
	// Detached are callbacks that it hands over and that make requests which nothing waits for.
	Detached []*flow.Activation
	Realms   []*project.Realm // that have it
	// Prompt: it is added as soon as the worker starts, or may be.
	Prompt bool
}

// Orphan tells whether the handler is in files only that nothing loads.
func (h *Handler) Orphan() bool {
	return !slices.ContainsFunc(h.Realms, func(r *project.Realm) bool { return !r.Orphan })
}

func (app *App) collectHandlers() {
	type key struct {
		node  syntax.Node
		event string
	}
	known := map[key]*Handler{}
	for _, t := range app.Traces {
		family := familyOf(t)
		for _, a := range t.Activations {
			if a.Kind != flow.Listener || a.Target == nil || !a.Target.Is("ServiceWorkerGlobalScope") {
				continue
			}
			if a.Event != "sync" && a.Event != "periodicsync" {
				continue
			}
			if !a.Script.Reported(a.Node) {
				continue
			}
			h := known[key{a.Node, a.Event}]
			if h == nil {
				h = &Handler{
					Event: a.Event, Script: a.Script, Node: a.Node, Activation: a, Trace: t, Tags: tagsOf(a),
					Detached: family.detached(a),
				}
				known[key{a.Node, a.Event}] = h
				app.Handlers = append(app.Handlers, h)
			}
			h.Prompt = h.Prompt || a.Prompt.Has(flow.Fair) || !a.In.Has(flow.Fair)
			h.Realms = append(h.Realms, t.Realm)
		}
	}
}

// tagsOf returns the tags that a handler compares its event's tag with, each once.
func tagsOf(a *flow.Activation) []report.Tag {
	tags := []report.Tag{}
	seen := map[report.Tag]bool{}
	for _, t := range a.Tags {
		if t.Member.Name != "tag" {
			continue
		}
		tag := report.Tag{Kind: "literal", Value: t.Tag.S}
		if t.Tag.Pattern {
			tag.Kind = "pattern"
		}
		if !seen[tag] {
			seen[tag] = true
			tags = append(tags, tag)
		}
	}
	return tags
}

// family tells what each activation of a trace hands over.
type family map[*flow.Activation][]*flow.Activation

func familyOf(t *flow.Trace) family {
	f := family{}
	for _, a := range t.Activations {
		for _, p := range append([]*flow.Activation{a.Parent}, a.Others...) {
			if p != nil && p != a {
				f[p] = append(f[p], a)
			}
		}
	}
	return f
}

// detached returns the callbacks of a listener that make requests and can't tell what becomes of
// them: no promise is settled by them or by what they hand over.
func (f family) detached(listener *flow.Activation) []*flow.Activation {
	var list []*flow.Activation
	for _, a := range f[listener] {
		if f.some(a, requests) && !f.some(a, func(b *flow.Activation) bool { return b.Tied }) && calledBack(a) {
			list = append(list, a)
		}
	}
	return list
}

// some tells whether something is so of an activation or of what it hands over, directly or not.
func (f family) some(a *flow.Activation, is func(*flow.Activation) bool) bool {
	seen := map[*flow.Activation]bool{}
	var visit func(*flow.Activation) bool
	visit = func(a *flow.Activation) bool {
		if seen[a] {
			return false
		}
		seen[a] = true
		return is(a) || slices.ContainsFunc(f[a], visit)
	}
	return visit(a)
}

// calledBack tells whether an activation is known to run later: for an event of the platform, or
// when a time has passed.
func calledBack(a *flow.Activation) bool {
	return a.Kind == flow.Timer || a.Kind == flow.Listener && a.Target != nil
}

// requests tells whether an activation makes a request.
func requests(a *flow.Activation) bool {
	return slices.ContainsFunc(a.Effects, func(e *flow.Happening) bool {
		return e.Effect == flow.WriteRequest || e.Effect == flow.ReadRequest
	})
}

// Attempts returns what the handler makes of its event: for each tag that it tells apart and for
// others, or for any.
func (h *Handler) Attempts() []*flow.Attempt {
	if a := h.Activation; len(a.Attempts) == 0 {
		return []*flow.Attempt{a.Attempt}
	}
	return h.Activation.Attempts
}

// Works tells whether the handler does anything that takes time.
func (h *Handler) Works() bool {
	a := h.Activation.Attempt
	return a.Begun.Has(flow.Fair) || len(a.WaitsIn(flow.Fair)) > 0
}

// ReadsTag tells whether the handler reads its event's tag, or code that can't be seen may.
func (h *Handler) ReadsTag() bool {
	a := h.Activation.Attempt
	for m, in := range a.Read {
		if m.Key && in.Has(flow.Fair) {
			return true
		}
	}
	return a.HiddenEvent.Has(flow.Fair)
}

// Registers returns a registration of each tag that the app registers for the event of a handler, as far as
// they are known.
func (app *App) Registers(h *Handler) []*Usage {
	var list []*Usage
	for _, u := range app.Usages {
		_, known := tagText(u)
		if !known || EventOf(u.Feature) != h.Event {
			continue
		}
		if !slices.ContainsFunc(list, func(other *Usage) bool { return other.Tag == u.Tag }) {
			list = append(list, u)
		}
	}
	return list
}

// Periodic tells whether the event is that of Periodic Background Sync.
func (h *Handler) Periodic() bool { return h.Event == "periodicsync" }
