package rules

import (
	"fmt"
	"slices"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
)

func syncUnregisterDoesNotExist() *Rule {
	return &Rule{
		ID: "sync-unregister-does-not-exist", Number: "R28", Severity: report.Error,
		Run: checkSyncMembers,
		Doc: Doc{
			Title: "A one-shot sync is to be unregistered, which no browser can do",
			Why: "`SyncManager` has `register()` and `getTags()`, and nothing else: calling `unregister()` on it throws a " +
				"TypeError in every browser. It is `PeriodicSyncManager` that has one. A one-shot sync goes away by " +
				"itself, when its event has been handled.",
			Do: "Take the data out of the outbox instead: the event finds nothing to send. What must not run any more " +
				"can ask for a flag in IndexedDB.",
			Fix: "Calls `unregister()` of `periodicSync`, if a periodic sync is registered with that tag. Unsafe: the one-shot " +
				"sync may have been meant.",
			Bad: []Example{
				{Code: `async function cancel() {
  const registration = await navigator.serviceWorker.ready;
  if ('sync' in registration) {
    await registration.sync.unregister('outbox');
  }
}
document.querySelector('#cancel').addEventListener('click', cancel);`},
				{Code: `async function follow(news) {
  const registration = await navigator.serviceWorker.ready;
  if (!('periodicSync' in registration)) return;
  try {
    if (news) await registration.periodicSync.register('news', { minInterval: 24 * 60 * 60 * 1000 });
    else await registration.sync.unregister('news');
  } catch {
    document.querySelector('#news').disabled = true;
  }
}
document.querySelector('#news').addEventListener('change', (event) => follow(event.target.checked));`},
			},
			Good: []Example{
				{Code: `async function unfollow() {
  const registration = await navigator.serviceWorker.ready;
  await registration.periodicSync?.unregister('news');
}
document.querySelector('#unfollow').addEventListener('click', unfollow);`},
				{Code: `navigator.serviceWorker.getRegistrations().then((list) => {
  for (const registration of list) registration.unregister();
});
const background = { sync: { unregister: (tag) => localStorage.removeItem(tag) } };
background.sync.unregister('outbox');`},
			},
			Sources: []string{
				"https://wicg.github.io/background-sync/spec/#sync-manager-interface",
				"measured in Chromium 156: the prototype has getTags and register only",
			},
			Since: "0.1.0",
		},
	}
}

// checkSyncMembers reports calls of what SyncManager has in no browser.
func checkSyncMembers(p *Pass) {
	for _, u := range p.App.Usages {
		member := u.Nowhere()
		if member == nil || !member.Of.Is("SyncManager") {
			continue
		}
		f := Finding{
			Script: u.Script, Node: u.Node, Unsure: u.Guess, Fixes: meantPeriodic(p.App, u),
			Message: fmt.Sprintf("`SyncManager` has no `%s`: this throws a TypeError in every browser", member.Name),
			Help:    "take the data out of the outbox instead; only a periodic sync can be unregistered",
		}
		if call, ok := u.Node.(*syntax.Call); ok {
			f.Node = call.Callee
		}
		p.Report(f)
	}
}

// meantPeriodic makes the call one of PeriodicSyncManager, if the app has a periodic sync of that tag.
func meantPeriodic(app *usage.App, u *usage.Usage) []Fix {
	periodic := slices.ContainsFunc(app.Usages, func(other *usage.Usage) bool {
		return other.Operation == report.OpRegister && other.Feature == report.PeriodicBackgroundSync && other.Tag == u.Tag
	})
	sync, ok := receiver(u).(*syntax.Member)
	if !ok || !periodic || u.Operation != report.OpUnregister || u.Tag.Kind == "unknown" || sync.Key.Computed != nil {
		return nil
	}
	return []Fix{{
		Title: "Unregister the periodic sync of that tag",
		Edits: []Edit{Replace(u.Script, sync.Key, memberOf(report.PeriodicBackgroundSync))},
	}}
}
