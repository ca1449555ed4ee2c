package rules

import (
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/usage"
)

func periodicNoOptOut() *Rule {
	return &Rule{
		ID: "periodic-no-opt-out", Number: "R51", Severity: report.Info,
		Run: checkOptOut,
		Doc: Doc{
			Title: "Users can't switch periodic sync off",
			Why: "A periodic sync uses the network and the battery while the app is closed, for as long as it is installed. " +
				"Nothing in this app unregisters it, and browsers have no switch that users would find.",
			Do: "Give users a setting that calls `periodicSync.unregister()`.",
			Bad: []Example{
				{Code: `async function follow() {
  const registration = await navigator.serviceWorker.ready;
  await registration.periodicSync?.register('news', { minInterval: 24 * 60 * 60 * 1000 }).catch(() => {});
}
follow();
fetch('/news');`},
			},
			Good: []Example{
				{Code: `async function follow(on) {
  const registration = await navigator.serviceWorker.ready;
  if (on) await registration.periodicSync?.register('news', { minInterval: 24 * 60 * 60 * 1000 }).catch(() => {});
  else await registration.periodicSync?.unregister('news');
}
document.querySelector('#news').addEventListener('change', (event) => follow(event.target.checked));
fetch('/news');`},
			},
			Sources: []string{
				"https://wicg.github.io/periodic-background-sync/#privacy-considerations",
				"https://developer.chrome.com/docs/capabilities/periodic-background-sync",
			},
			Since: "0.1.0",
		},
	}
}

// checkOptOut reports the first registration of a periodic sync in an app that unregisters none.
func checkOptOut(p *Pass) {
	var first *usage.Usage
	for _, u := range p.App.Usages {
		switch {
		case u.Feature != report.PeriodicBackgroundSync || testAtFault(u) || u.Dead():
		case u.Operation == report.OpUnregister:
			return
		case u.Operation == report.OpRegister && first == nil && !u.Guess:
			first = u
		}
	}
	unseen := slices.ContainsFunc(p.App.Traces, func(t *flow.Trace) bool { return !t.Whole() || t.Realm.Open })
	if first == nil || unseen {
		return
	}
	p.Report(Finding{
		Script: first.Script, Node: first.Node,
		Message: "nothing in this app unregisters a periodic sync: users can't switch it off",
		Help:    "give them a setting that calls `periodicSync.unregister()`",
	})
}
