package rules

import (
	"fmt"
	"slices"

	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/usage"
)

func serviceWorkerNotFound() *Rule {
	return &Rule{
		ID: "service-worker-not-found", Number: "R52", Severity: report.Info,
		Run: checkWorkerFound,
		Doc: Doc{
			Title: "The service worker that handles the sync was not found",
			Why: "The app registers a sync, but no file of a service worker is among those that were analyzed: " +
				"whether anything reacts to the tag, and what it does when it fails, could not be checked.",
			Do: "Analyze the folder that has the service worker too. If it is made by a build tool, analyze the " +
				"folder with its configuration.",
			Bad: []Example{
				{Code: `-- app.js --
navigator.serviceWorker.register('/sw.js');
async function queue() {
  const registration = await navigator.serviceWorker.ready;
  await registration.sync?.register('outbox');
}
`},
			},
			Good: []Example{
				{Code: `-- app.js --
navigator.serviceWorker.register('/sw.js');
const flush = () => fetch('/flush', { method: 'POST', body: localStorage.getItem('outbox') });
async function queue() {
  try {
    const registration = await navigator.serviceWorker.ready;
    await registration.sync.register('outbox');
  } catch {
    await flush();
  }
}
-- public/sw.js --
self.addEventListener('sync', (event) => event.waitUntil(send()));
async function send() {
  const response = await fetch('/flush', { method: 'POST' });
  if (!response.ok) throw new Error(response.statusText);
}
`},
			},
			Sources: []string{"https://w3c.github.io/ServiceWorker/"},
			Since:   "0.1.0",
		},
	}
}

func checkWorkerFound(p *Pass) {
	calls, none := p.App.Unseen()
	registers := slices.ContainsFunc(p.App.Usages, func(u *usage.Usage) bool {
		return u.Operation == report.OpRegister && u.Context == project.Window
	})
	if !none || !registers || len(calls) == 0 {
		return
	}
	what := "the service worker"
	if address := calls[0].Address; address != "" {
		what += fmt.Sprintf(" %q", address)
	}
	p.Report(Finding{
		Script: calls[0].Script, Node: calls[0].Node, Help: "analyze the folder that has the worker too",
		Message: what + " is not among the files: what it does when a sync event comes was not checked",
	})
}
