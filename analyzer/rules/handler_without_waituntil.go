package rules

import (
	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/usage"
)

func handlerWithoutWaitUntil() *Rule {
	return &Rule{
		ID: "handler-without-waituntil", Number: "R15", Severity: report.Error,
		Run: func(p *Pass) {
			for _, h := range p.App.Handlers {
				checkUnwaited(p, h)
			}
		},
		Doc: Doc{
			Title: "The browser is not told to wait for the work of a sync handler",
			Why: "The browser waits for the promises given to `event.waitUntil()`, and for nothing else: what an " +
				"async listener returns does not count. Without one it takes the sync for done as soon as the " +
				"listener returns, may stop the worker in the middle of the work, and does not fire the event " +
				"again when the work fails.",
			Do: "Give the promise of the work to `event.waitUntil()`, before anything is awaited.",
			Fix: "Gives the promise to `event.waitUntil()`. Where the listener goes on after it has awaited something, all that " +
				"it does becomes one promise; this is not safe: it may hold the browser up with what nobody has to wait for.",
			Bad: []Example{
				{Worker: true, Code: `self.addEventListener('sync', async (event) => {
  if (event.tag === 'outbox') await flush();
});
async function flush() {
  const response = await fetch('/notes', { method: 'POST', body: await read() });
  if (!response.ok) throw new Error(response.statusText);
}`},
				{Worker: true, Code: `self.onsync = (event) => {
  self.registration.showNotification('Sent: ' + event.tag);
};`},
			},
			Good: []Example{
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const response = await fetch('/notes', { method: 'POST', body: await read() });
  if (!response.ok) throw new Error(response.statusText);
}`},
				{Worker: true, Code: `self.addEventListener('sync', async (event) => {
  const work = flush(event.tag);
  event.waitUntil(work);
  await work;
  console.log('sent');
});
const flush = (tag) => fetch('/notes/' + tag, { method: 'POST' }).then((response) => {
  if (!response.ok) throw new Error(response.statusText);
});`},
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  dispatch(event);
});
function dispatch(event) {
  if (event.tag !== 'outbox') return;
  event.waitUntil(sendAll());
}
async function sendAll() {
  const response = await fetch('/notes', { method: 'POST' });
  if (!response.ok) throw new Error(response.statusText);
}`},
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  console.log('sync', event.tag);
});`},
			},
			Sources: []string{
				"https://w3c.github.io/ServiceWorker/#extendableevent-add-lifetime-promise",
				"https://wicg.github.io/background-sync/spec/#firing-a-sync-event",
				"measured in Chromium 156: the registration is gone after the first try",
			},
			Since: "0.1.0",
		},
	}
}

func checkUnwaited(p *Pass, h *usage.Handler) {
	f := Finding{
		Script: h.Script, Node: h.Node,
		Message: "nothing tells the browser to wait for the work of this listener: it may stop the worker before the work is done, " +
			"and does not try again when it fails",
		Help:  "give the promise of the work to `event.waitUntil()`",
		Fixes: waitForWork(h),
	}
	for _, l := range p.App.Losses {
		if l.How == usage.Unwaited && l.Node == h.Node {
			f.Related = requests(l)
			p.Report(f)
			return
		}
	}
	var certain, supposed bool
	for _, a := range h.Attempts() {
		if len(a.WaitsIn(flow.Fair)) == 0 && !a.HiddenEvent.Has(flow.Fair) {
			certain = certain || a.Begun.Has(flow.Fair)
			supposed = supposed || a.Supposed.Has(flow.Fair)
		}
	}
	if certain || supposed {
		f.Unsure = !certain
		p.Report(f)
	}
}
