package rules

import (
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/usage"
)

func workboxHTTPErrorsDropped() *Rule {
	return &Rule{
		ID: "workbox-http-errors-dropped", Number: "R38", Severity: report.Warning,
		Run: func(p *Pass) {
			for _, q := range p.App.Queues {
				reportDroppedErrors(p, q)
			}
		},
		Doc: Doc{
			Title: "A queue takes a server's refusal for success",
			Why: "Workbox and Serwist queue a request only if the network fails, and take it from the queue as soon " +
				"as there is any answer. When the server answers 500 or 503, at first or when the request is sent " +
				"again, the data is gone, in every browser.",
			Do: "Add a plugin whose `fetchDidSucceed` throws for answers of 500 and more, and an `onSync` that looks " +
				"at each answer, puts a refused request back and throws.",
			Bad: []Example{
				{Worker: true, Code: `import { registerRoute } from 'workbox-routing';
import { NetworkOnly } from 'workbox-strategies';
import { BackgroundSyncPlugin } from 'workbox-background-sync';
registerRoute(/\/api\//, new NetworkOnly({ plugins: [new BackgroundSyncPlugin('api')] }), 'POST');`},
				{Worker: true, Code: `import { BackgroundSyncQueue } from 'serwist';
const queue = new BackgroundSyncQueue('outbox');
self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'POST') return;
  event.respondWith(fetch(event.request.clone()).catch(async () => {
    await queue.pushRequest({ request: event.request });
    return new Response(null, { status: 202 });
  }));
});`},
			},
			Good: []Example{
				{Worker: true, Code: `import { registerRoute } from 'workbox-routing';
import { NetworkOnly } from 'workbox-strategies';
import { BackgroundSyncPlugin } from 'workbox-background-sync';
const replay = async ({ queue }) => {
  let entry;
  while ((entry = await queue.shiftRequest())) {
    try {
      const response = await fetch(entry.request.clone());
      if (response.status >= 500) throw new Error(response.statusText);
    } catch (error) {
      await queue.unshiftRequest(entry);
      throw error;
    }
  }
};
const refused = { fetchDidSucceed: async ({ response }) => {
  if (response.status >= 500) throw new Error(response.statusText);
  return response;
} };
const plugins = [new BackgroundSyncPlugin('api', { onSync: replay }), refused];
registerRoute(/\/api\//, new NetworkOnly({ plugins }), 'POST');`},
			},
			Sources: []string{
				"https://developer.chrome.com/docs/workbox/modules/workbox-background-sync",
				"https://github.com/GoogleChrome/workbox/issues/2599",
				"measured with Workbox 7.4.1 and Chromium 156",
			},
			Since: "0.1.0",
		},
	}
}

func reportDroppedErrors(p *Pass, q *usage.Queue) {
	if q.OnSync.Given != usage.Absent || q.Context == project.Window {
		return
	}
	for _, r := range q.Routes {
		if r.Checks != usage.Absent || r.Inert() {
			return // what is wrong with reads is said by other rules
		}
	}
	if q.Plugin && len(q.Routes) == 0 {
		return // beside which plugins it is can't be seen
	}
	p.Report(Finding{
		Script: q.Script, Node: q.Node, Severity: milder(q, report.Info),
		Message: quoted(q.Name) + " takes answers such as 500 and 503 for success: what a server refuses is not sent again",
		Help:    "throw in a `fetchDidSucceed` plugin for such answers, and in an `onSync` of your own",
	})
}
