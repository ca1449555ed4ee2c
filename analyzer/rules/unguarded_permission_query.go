package rules

import (
	"fmt"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/usage"
)

func unguardedPermissionQuery() *Rule {
	return &Rule{
		ID: "unguarded-permission-query", Number: "R07", Severity: report.Error,
		Run: checkPermissionQuery,
		Doc: Doc{
			Title: "A permission query rejects where browsers do not know the name",
			Why: "Firefox and Safari know no permission called background-sync or periodic-background-sync: " +
				"`navigator.permissions.query()` does not say denied there, it rejects with a TypeError. " +
				"What stands behind the query, the else that was meant for these browsers included, is " +
				"never reached in them. The query also asks nobody: one-shot sync has no prompt.",
			Do: "Leave the query out and handle the rejection of `register()`; or await it inside a try whose " +
				"catch does the work.",
			Fix: "Lets the query resolve to denied where it rejects. Unsafe: what is done then is still to be " +
				"looked at.",
			Bad: []Example{
				{Code: `async function queue() {
  const permission = await navigator.permissions.query({ name: 'background-sync' });
  if (permission.state === 'granted') {
    const registration = await navigator.serviceWorker.ready;
    await registration.sync.register('outbox').catch(send);
  } else {
    await send();
  }
}
const send = () => fetch('/notes', { method: 'POST', body: localStorage.getItem('outbox') });
document.querySelector('form').addEventListener('submit', queue);`},
			},
			Good: []Example{
				{Code: `async function queue() {
  let state = 'denied';
  try {
    state = (await navigator.permissions.query({ name: 'periodic-background-sync' })).state;
  } catch {
    // The browser has no such permission, and no such API.
  }
  if (state !== 'granted') return;
  const registration = await navigator.serviceWorker.ready;
  await registration.periodicSync.register('news', { minInterval: 86400000 }).catch(() => {});
}
queue();
fetch('/news.json').then((response) => response.json());`},
			},
			Sources: []string{
				"https://developer.mozilla.org/docs/Web/API/Permissions/query#exceptions",
				"measured in Firefox 153 and WebKitGTK 2.50",
			},
			Since: "0.1.0",
		},
	}
}

func checkPermissionQuery(p *Pass) {
	for _, u := range p.App.Usages {
		if u.Operation != report.OpPermissionQuery || u.Guard.Unsure {
			continue
		}
		failing := p.Targets(u.Reached() & u.Escaped())
		where := p.Browsers(failing)
		if where == "" {
			continue
		}
		f := Finding{
			Script: u.Script, Node: u.Node, Where: failing,
			Message: fmt.Sprintf("this query rejects with a TypeError in %s, which have no permission `%s`", where, u.Feature),
			Help:    "leave it out and handle the rejection of `register()`, or catch it and do the work there",
			Fixes: []Fix{{
				Title: "Take the rejection for a denial",
				Edits: []Edit{After(u.Script, u.Node, ".catch(() => ({ state: 'denied' }))")},
			}},
		}
		explainUnreached(p, u, &f)
		p.Report(f)
	}
}

// explainUnreached tells what the rejection of a query keeps from happening: the use that it asks
// for, and what should be done instead.
func explainUnreached(p *Pass, query *usage.Usage, f *Finding) {
	behind := gated(p, query)
	if behind == nil {
		return
	}
	f.Related = append(f.Related, Related{behind.Script, behind.Node, "this is not reached there"})
	if instead := unreached(behind, p.Targets(behind.Missing)); instead != nil {
		f.Message += ": the fallback that stands behind it is not reached there"
		f.Related = append(f.Related, Related{instead.Script, instead.Node, "and neither is this, which should be done instead"})
		return
	}
	f.Message += ": nothing that stands behind it is reached there"
}

// unreached returns what the activation of a use sends in other profiles only.
func unreached(u *usage.Usage, missing flow.Set) *flow.Happening {
	for _, use := range u.Uses {
		for _, e := range use.In.Effects {
			switch e.Effect {
			case flow.WriteRequest, flow.ReadRequest, flow.Message, flow.Beacon:
				if !e.In.Has(missing) {
					return e
				}
			default:
			}
		}
	}
	return nil
}

// gated returns a use that is reached only behind the query.
func gated(p *Pass, query *usage.Usage) *usage.Usage {
	for _, u := range p.App.Usages {
		if u.Guard.Idiom == usage.BehindQuery && u.Guard.Node == query.Node {
			return u
		}
	}
	return nil
}
