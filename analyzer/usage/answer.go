package usage

import (
	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
)

// answer is what comes of a message that a page posts: the profiles in which a worker sends
// something when it gets it, and those in which it may.
type answer struct{ sends, unknown flow.Set }

// collectAnswers finds out what workers make of the messages that pages post.
func (app *App) collectAnswers() {
	app.answers, app.sent = map[*flow.Happening]answer{}, map[*Usage]map[syntax.Node]bool{}
	posted, workers := 0, 0
	app.workersSeen = true
	for _, t := range app.Traces {
		if t.Realm.Context != project.ServiceWorker {
			posted += postings(t)
			continue
		}
		workers++
		if t.Incomplete || t.Failed != "" {
			app.workersSeen = false
		}
		for _, a := range t.Activations {
			if a.Message != nil {
				app.hear(a)
			} else if a.Kind == flow.Listener && a.Event == "message" && a.Fn == nil {
				app.workersSeen = false // it listens, but with what can't be seen
			}
		}
	}
	app.workersSeen = app.workersSeen && workers > 0 && posted <= flow.MaxPosted
}

func postings(t *flow.Trace) int {
	n := 0
	for _, a := range t.Activations {
		for _, e := range a.Effects {
			if e.Effect == flow.Message {
				n++
			}
		}
	}
	return n
}

// hear adds what a worker does that gets a message.
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
	if !app.workersSeen {
		return answer{unknown: app.Profiles.All.Real()}
	}
	return app.answers[e]
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
