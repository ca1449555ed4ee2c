package rules

import (
	"fmt"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/usage"
)

func partialFallback() *Rule {
	return &Rule{
		ID: "partial-fallback", Number: "R13", Severity: report.Info,
		Run: func(p *Pass) {
			for _, u := range p.App.Usages {
				reportPartialFallback(p, u)
			}
		},
		Doc: Doc{
			Title: "What stands in for Background Sync covers some cases only",
			Why: "Where the API is missing, one attempt loses what it could not send, a listener for `online` " +
				"hears nothing when the page is closed or was opened online, and a flush at start-up waits for " +
				"the next visit.",
			Do: "Keep the data, and send what is left both on `online` and when the app starts.",
			Bad: []Example{
				{Code: `async function queue() {
  const registration = await navigator.serviceWorker.ready;
  await registration.sync?.register('outbox').catch(() => {});
}
const flush = () => fetch('/notes', { method: 'POST', body: localStorage.getItem('outbox') });
document.querySelector('form').addEventListener('submit', queue);
window.addEventListener('online', flush);`},
			},
			Good: []Example{
				{Code: `async function queue() {
  const registration = await navigator.serviceWorker.ready;
  await registration.sync?.register('outbox').catch(() => {});
}
const flush = () => fetch('/notes', { method: 'POST', body: localStorage.getItem('outbox') });
document.querySelector('form').addEventListener('submit', queue);
window.addEventListener('online', flush);
flush();`},
			},
			Sources: []string{"https://developer.mozilla.org/docs/Web/API/Window/online_event"},
			Since:   "0.1.0",
		},
	}
}

func reportPartialFallback(p *Pass, u *usage.Usage) {
	if u.Refresh || u.Operation != report.OpRegister || u.Fallback.Status != report.Partial || u.Guard.Unsure {
		return
	}
	if u.Guard.Status != report.Guarded && u.Guard.Status != report.Caught {
		return // what is wrong there is said by other rules
	}
	lost := p.Targets(u.Missing &^ (u.Escaped() | u.Fallback.Full))
	if len(u.Fallback.Bare) > 0 {
		lost = p.Targets(u.Missing)
	}
	where := p.Browsers(lost)
	ways := waysOut(u, lost)
	if where == "" || len(ways) == 0 {
		return
	}
	f := Finding{
		Script: u.Script, Node: u.Node, Unsure: u.Guess, Where: lost,
		Message: fmt.Sprintf("in %s the data leaves only by %s", where, wayOut(ways[0].Kind)),
		Help:    "keep the data, and send what is left both on `online` and when the app starts",
	}
	if u.Fallback.Told.Has(lost) {
		f.Message = fmt.Sprintf("in %s the user is told, but nothing sends the data", where)
		f.Help = "keep the data, and offer to send it again"
	}
	for _, s := range ways[:min(3, len(ways))] {
		f.Related = append(f.Related, Related{s.Script, s.Node, "by " + wayOut(s.Kind)})
	}
	if bare := u.Fallback.Bare; len(bare) > 0 {
		f.Message = fmt.Sprintf("in %s nothing sends the data of some callers", where)
		f.Related = nil
		for _, call := range bare[:min(maxCallers, len(bare))] {
			f.Related = append(f.Related, Related{call.Script, call.Node, "nothing is done instead for this call"})
		}
		f.Related = append(f.Related, Related{ways[0].Script, ways[0].Node, "for another it is sent here"})
	}
	p.Report(f)
}

// waysOut returns the strategies that work in some of the profiles.
func waysOut(u *usage.Usage, in flow.Set) []usage.Strategy {
	var list []usage.Strategy
	for _, s := range u.Fallback.Strategies {
		if s.In.Has(in) {
			list = append(list, s)
		}
	}
	return list
}

// wayOut describes a strategy.
func wayOut(kind string) string {
	switch kind {
	case "online-listener":
		return "an `online` listener, while the page stays open"
	case "startup-flush":
		return "a flush at start-up, on the next visit"
	case "polling":
		return "polling, while the page stays open"
	case "message-to-worker":
		return "a message to the worker"
	case "message-to-page":
		return "a message to the page, while it stays open"
	case "user-notice":
		return "what the user is told to do"
	}
	return "a single attempt"
}
