package usage

import (
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
)

// answer is what comes of a message that a page posts to its worker, or the worker to a page: the
// profiles in which who gets it sends something, and those in which it may.
type answer struct{ sends, unknown flow.Set }

// collectAnswers finds out what becomes of the messages that pages and workers post.
func (app *App) collectAnswers() {
	app.answers, app.sent = map[*flow.Happening]answer{}, map[*Usage]map[syntax.Node]bool{}
	app.workers, app.pages = app.listens(project.ServiceWorker), app.listens(^project.ServiceWorker)
	for _, t := range app.Traces {
		for _, a := range t.Activations {
			if a.Message != nil {
				app.hear(a)
			}
		}
	}
}

// listens tells whether there are realms of some kind, and all that they make of a message is known.
func (app *App) listens(to project.Context) bool {
	posted, realms := 0, 0
	for _, t := range app.Traces {
		if t.Realm.Context&to == 0 {
			posted += len(t.Posted())
			continue
		}
		realms++
		if !t.Whole() || slices.ContainsFunc(t.Activations, listensUnseen) {
			return false
		}
	}
	return realms > 0 && posted <= flow.MaxPosted
}

// listensUnseen tells whether an activation is a listener for messages that can't be seen.
func listensUnseen(a *flow.Activation) bool {
	return a.Kind == flow.Listener && a.Event == "message" && a.Fn == nil
}

// hear adds what is done about a message.
func (app *App) hear(a *flow.Activation) {
	answer := app.answers[a.Message]
	for _, b := range app.goesOn(a) {
		for _, e := range b.Effects {
			switch e.Effect {
			case flow.WriteRequest, flow.Beacon:
				answer.sends |= e.In.Real()
			case flow.OpaqueCall, flow.Offline:
				answer.unknown |= e.In.Real()
			default:
			}
		}
	}
	app.answers[a.Message] = answer
}

// answer returns what comes of a message.
func (app *App) answer(e *flow.Happening) answer {
	if known := app.workers && !toPage(e) || app.pages && toPage(e); !known {
		return answer{unknown: app.Profiles.All.Real()}
	}
	return app.answers[e]
}

// toPage tells whether a message is posted to a page by its worker.
func toPage(e *flow.Happening) bool { return e.Method != nil && e.Method.Of.Is("Client") }

// messageKind is the kind of strategy that a message is.
func messageKind(e *flow.Happening) string {
	if toPage(e) {
		return "message-to-page"
	}
	return "message-to-worker"
}

// sentFor returns the requests that the handlers of a usage's tag make.
func (app *App) sentFor(u *Usage) map[syntax.Node]bool {
	if sent := app.sent[u]; sent != nil {
		return sent
	}
	sent := map[syntax.Node]bool{}
	for _, h := range app.Handlers {
		if h.Event != "sync" || !h.handles(u.Tag) {
			continue
		}
		for _, a := range app.goesOn(h.Activation) {
			for _, e := range a.Effects {
				if e.Effect == flow.WriteRequest {
					sent[e.Node] = true
				}
			}
		}
	}
	app.sent[u] = sent
	return sent
}

// handles tells whether a handler may react to a tag.
func (h *Handler) handles(tag report.Tag) bool {
	if len(h.Tags) == 0 || tag.Kind != "literal" {
		return true
	}
	for _, t := range h.Tags {
		if t.Kind != "literal" || t.Value == tag.Value {
			return true
		}
	}
	return false
}

// dead tells whether nothing in sight starts an activation: it is a function that no code refers
// to, or something that such a function has started.
func (app *App) dead(a *flow.Activation) bool {
	for ; a != nil; a = a.Parent {
		if a.Dead {
			return true
		}
	}
	return false
}
