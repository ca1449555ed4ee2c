package usage

import (
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Unheard says why nothing reacts to a tag that is registered.
type Unheard struct {
	Event string // that fires
	// Listeners are those in service workers for the event, which do nothing about the tag.
	Listeners []*Listener
	// Orphan is one in a file that nothing loads, Other one for the other event, which would react.
	Orphan, Other *Listener
}

// Listener is a listener for sync or periodicsync in a service worker.
type Listener struct {
	*flow.Activation
	Trace *flow.Trace
}

// EventOf returns the event that a registration of a feature fires.
func EventOf(f report.Feature) string {
	if f == report.PeriodicBackgroundSync {
		return "periodicsync"
	}
	return "sync"
}

// listeners returns the listeners of the app's service workers for sync and periodicsync.
func (app *App) listeners() []*Listener {
	var list []*Listener
	for _, t := range app.Traces {
		if t.Realm.Context != project.ServiceWorker {
			continue
		}
		for _, a := range t.Activations {
			if a.Kind == flow.Listener && a.Target != nil && a.Target.Is("ServiceWorkerGlobalScope") && (a.Event == "sync" || a.Event == "periodicsync") {
				list = append(list, &Listener{a, t})
			}
		}
	}
	return list
}

// Unheard returns why nothing reacts to the tag that a usage registers; nil when something does, or
// may.
func (app *App) Unheard(u *Usage) *Unheard {
	tag, ok := tagText(u)
	if !ok || u.Dead() || app.queued(tag) || app.tried(u) || !app.workersKnown() {
		return nil
	}
	r := &Unheard{Event: EventOf(u.Feature)}
	for _, l := range app.listeners() {
		hears := l.hears(tag)
		switch {
		case l.Trace.Realm.Orphan && hears && l.Event == r.Event:
			r.Orphan = l
		case l.Trace.Realm.Orphan:
		case l.Event != r.Event:
			if hears && len(l.tags()) > 0 {
				r.Other = l
			}
		case hears:
			return nil
		default:
			r.Listeners = append(r.Listeners, l)
		}
	}
	return r
}

// tagText returns the tag that a usage registers; ok is false if it is not known.
func tagText(u *Usage) (tag flow.String, ok bool) {
	if u.Operation != report.OpRegister || u.Tag.Kind == "unknown" {
		return flow.String{}, false
	}
	return flow.String{S: u.Tag.Value, Pattern: u.Tag.Kind == "pattern"}, true
}

// tried tells whether a tag is registered only to see whether that is allowed: the same function
// unregisters it again.
func (app *App) tried(u *Usage) bool {
	return slices.ContainsFunc(app.Usages, func(other *Usage) bool {
		return other.Operation == report.OpUnregister && other.Script == u.Script && other.Tag == u.Tag &&
			other.Node.Range().Start > u.Node.Range().End && functionAround(u.Script, u.Node) == functionAround(u.Script, other.Node)
	})
}

// functionAround returns the innermost function with a node in it, nil if there is none.
func functionAround(s *project.Script, n syntax.Node) (found *syntax.Function) {
	syntax.Walk(s.Program, func(m syntax.Node) bool {
		if !m.Range().Contains(n.Range()) {
			return false
		}
		if f, ok := m.(*syntax.Function); ok {
			found = f
		}
		return true
	})
	return found
}

// queued tells whether a tag may be that of a queue, which listens for it.
func (app *App) queued(tag flow.String) bool {
	for _, q := range app.Queues {
		name := flow.String{S: QueueTag + q.Name}
		if q.Name == "" {
			name = flow.String{S: QueueTag + "*", Pattern: true}
		}
		if name.MayBe(tag) {
			return true
		}
	}
	return false
}

// tags returns the tags that a listener asks for.
func (l *Listener) tags() []flow.TagTest {
	var list []flow.TagTest
	for _, t := range l.Tags {
		if t.Member.Name == "tag" {
			list = append(list, t)
		}
	}
	return list
}

// hears tells whether a listener reacts to a tag, or may: it asks for none, asks for that one, or does
// something about it that it does not do about any tag.
func (l *Listener) hears(tag flow.String) bool {
	asked := l.tags()
	if l.Fn == nil || len(asked) == 0 {
		return true
	}
	for _, t := range asked {
		if t.Tag == tag {
			return true
		}
	}
	always := l.Trace.React(l.Activation, flow.OtherTag())
	return always.Effects || l.Trace.React(l.Activation, tag).Beyond(always)
}

// workersKnown tells whether the service workers of the app are all in sight, with all that they run.
func (app *App) workersKnown() bool {
	loaded := false
	for _, t := range app.Traces {
		if t.Realm.Context != project.ServiceWorker || t.Realm.Orphan {
			continue
		}
		if !t.Whole() || t.Realm.Open || listensToAny(t) {
			return false
		}
		loaded = loaded || t.Realm.Registered
	}
	for _, b := range app.parts.Builds {
		if b.Unclear {
			return false
		}
		loaded = loaded || b.Generates()
	}
	for _, r := range app.parts.Registrations {
		if r.Worker == "" && !app.built(r) {
			return false
		}
	}
	return loaded
}

// built tells whether a registration is of a worker that a build tool makes.
func (app *App) built(r *project.Registration) bool {
	for _, b := range app.parts.Builds {
		if b.Makes(r) {
			return true
		}
	}
	return false
}

// listensToAny tells whether a worker has a listener for an event that is not known.
func listensToAny(t *flow.Trace) bool {
	for _, a := range t.Activations {
		if a.Kind == flow.Listener && a.Event == "" && a.Target != nil && a.Target.Is("ServiceWorkerGlobalScope") {
			return true
		}
	}
	return false
}

// Unregistered returns the tags that a handler asks for and that nothing registers. There are none
// where something may that is not in sight: where the pages of the app are not, or a tag is not known.
func (app *App) Unregistered(h *Handler) []flow.TagTest {
	if !app.pagesKnown(h) {
		return nil
	}
	var registered []flow.String
	for _, u := range app.Usages {
		if u.Operation != report.OpRegister || EventOf(u.Feature) != h.Event {
			continue
		}
		tag, ok := tagText(u)
		if !ok {
			return nil
		}
		registered = append(registered, tag)
	}
	var list []flow.TagTest
	for _, t := range (&Listener{Activation: h.Activation}).tags() {
		if !foreignTag(t.Tag.S) && !anyMayBe(registered, t.Tag) {
			list = append(list, t)
		}
	}
	return list
}

// foreignTag tells whether a tag is registered by something else than the app: a queue of a library, or
// the tools for developers of the browser.
func foreignTag(tag string) bool {
	return strings.HasPrefix(tag, strings.TrimSuffix(QueueTag, ":")) || tag == "test-tag-from-devtools" || tag == "*"
}

func anyMayBe(list []flow.String, tag flow.String) bool {
	for _, other := range list {
		if other.MayBe(tag) {
			return true
		}
	}
	return false
}

// pagesKnown tells whether the code that registers the worker of a handler, and so the app's pages, is
// in sight as a whole.
func (app *App) pagesKnown(h *Handler) bool {
	for _, t := range app.Traces {
		if !t.Whole() {
			return false
		}
	}
	open := slices.ContainsFunc(h.Realms, func(r *project.Realm) bool { return r.Open })
	loaded := slices.ContainsFunc(h.Realms, func(r *project.Realm) bool { return r.Registered })
	return loaded && !open && len(app.parts.Registrations) > 0
}

// Registrations returns the calls that register the service workers of the app.
func (app *App) Registrations() []*project.Registration { return app.parts.Registrations }

// Declarations returns what TypeScript is told of the two APIs.
func (app *App) Declarations() []*project.Declaration { return app.parts.Declarations }

// Manifests returns the web app manifests of the app. They are not known if it may have others that are
// not in sight.
func (app *App) Manifests() (list []*project.Manifest, known bool) {
	return app.parts.Manifests, app.parts.ManifestsKnown
}

// Unseen returns the calls that register a service worker if none of the app's is in sight, and
// whether that is so.
func (app *App) Unseen() (calls []*project.Registration, none bool) {
	none = len(app.parts.Builds) == 0 && !slices.ContainsFunc(app.Traces, func(t *flow.Trace) bool {
		return t.Realm.Context == project.ServiceWorker
	})
	return app.parts.Registrations, none
}
