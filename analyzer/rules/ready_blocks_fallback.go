package rules

import (
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/usage"
)

func readyBlocksFallback() *Rule {
	return &Rule{
		ID: "ready-blocks-fallback", Number: "R12", Severity: report.Info,
		Run: checkReady,
		Doc: Doc{
			Title: "The fallback waits for a service worker that may never come",
			Why: "`navigator.serviceWorker.ready` never rejects. Where no worker becomes active, since its script " +
				"could not be loaded, registering it failed, or a development build has none, it never settles " +
				"either, and what stands behind it does not happen: neither the registration of a sync nor what " +
				"is done instead. A test for the API in front of it changes nothing.",
			Do: "Give up waiting after a while, with `Promise.race`, or ask `getRegistration()`, which answers " +
				"at once; or send what is left on `online` and when the app starts, without waiting for the worker.",
			Fix: "Gives up after three seconds, where what is done instead stands in the `catch` behind the wait. It is not safe: " +
				"how long a worker may take to become active is for the app to say.",
			Bad: []Example{
				{Code: `async function queue(note) {
  localStorage.setItem('outbox', JSON.stringify(note));
  const registration = await navigator.serviceWorker.ready;
  if ('sync' in registration) await registration.sync.register('outbox').catch(send);
  else await send();
}
const send = () => fetch('/notes', { method: 'POST', body: localStorage.getItem('outbox') });
document.querySelector('form').addEventListener('submit', () => queue({ text: 'hello' }));`},
				{Code: `if ('serviceWorker' in navigator && 'SyncManager' in window) {
  document.querySelector('form').addEventListener('submit', () => {
    navigator.serviceWorker.ready
      .then((registration) => registration.sync.register('outbox'))
      .catch(send);
  });
} else {
  document.querySelector('form').addEventListener('submit', send);
}
function send() {
  return fetch('/notes', { method: 'POST', body: new FormData(document.querySelector('form')) });
}`},
			},
			Good: []Example{
				{Code: `async function queue(note) {
  localStorage.setItem('outbox', JSON.stringify(note));
  const late = new Promise((resolve) => setTimeout(resolve, 3000));
  const registration = await Promise.race([navigator.serviceWorker.ready, late]);
  if (registration && 'sync' in registration) await registration.sync.register('outbox').catch(send);
  else await send();
}
const send = () => fetch('/notes', { method: 'POST', body: localStorage.getItem('outbox') });
document.querySelector('form').addEventListener('submit', () => queue({ text: 'hello' }));`},
				{Code: `async function queue(note) {
  localStorage.setItem('outbox', JSON.stringify(note));
  const registration = await navigator.serviceWorker.getRegistration();
  if (registration && 'sync' in registration) await registration.sync.register('outbox').catch(send);
  else await send();
}
const send = () => fetch('/notes', { method: 'POST', body: localStorage.getItem('outbox') });
document.querySelector('form').addEventListener('submit', () => queue({ text: 'hello' }));`},
				{Code: `async function queue(note) {
  localStorage.setItem('outbox', JSON.stringify(note));
  const registration = await navigator.serviceWorker.ready;
  await registration.sync?.register('outbox').catch(() => {});
}
const send = () => fetch('/notes', { method: 'POST', body: localStorage.getItem('outbox') });
document.querySelector('form').addEventListener('submit', () => queue({ text: 'hello' }));
window.addEventListener('online', send);
send();`},
				{Code: `// Registered here, so there will be a worker.
navigator.serviceWorker?.register('/sw.js')
  .then(() => navigator.serviceWorker.ready)
  .then((registration) => {
    if ('sync' in registration) return registration.sync.register('outbox').catch(send);
    return send();
  });
const send = () => fetch('/notes', { method: 'POST', body: localStorage.getItem('outbox') });`},
			},
			Sources: []string{
				"https://w3c.github.io/ServiceWorker/#navigator-service-worker-ready",
				"measured in Chromium 156 with a worker that could not be loaded",
			},
			Since: "0.1.0",
		},
	}
}

// checkReady reports the waits behind which the way out lies that browsers without the API have.
func checkReady(p *Pass) {
	inactive := p.Targets(p.App.Profiles.Select(func(x *flow.Profile) bool { return x.When == flow.Inactive }))
	seen := map[flow.Place]bool{}
	for _, u := range p.App.Usages {
		way := insteadOf(u, p.Targets(u.Missing))
		if way == nil || !hangs(u, inactive) {
			continue
		}
		for _, use := range u.Uses {
			h := waitBefore(use, inactive)
			if h == nil || seen[h.Place] || !h.Script.Reported(h.Node) {
				continue
			}
			seen[h.Place] = true
			p.Report(Finding{
				Script: h.Script, Node: h.Node, Unsure: true,
				Message: "this promise never settles if no worker becomes active: then neither is the sync " +
					"registered, nor is done what should be done instead",
				Help:  "give up waiting after a while, or ask `getRegistration()`",
				Fixes: giveUp(h, way),
				Related: []Related{
					{u.Script, u.Node, "the sync that waits for it"},
					{way.Script, way.Node, "what should be done instead, and waits for it too"},
				},
			})
		}
	}
}

// insteadOf returns what takes the place of a sound use in the profiles without the API, nil if
// nothing does.
func insteadOf(u *usage.Usage, missing flow.Set) *usage.Strategy {
	if u.Operation != report.OpRegister || u.Guard.Status != report.Guarded && u.Guard.Status != report.Caught {
		return nil
	}
	for i, s := range u.Fallback.Strategies {
		if s.In.Has(missing & u.Fallback.By) {
			return &u.Fallback.Strategies[i]
		}
	}
	return nil
}

// waitBefore returns the wait for a promise that stands nearest to a use, among the calls that led
// to it; nil if it waits for none that never settles in the profiles.
func waitBefore(use *flow.Use, profiles flow.Set) *flow.Hang {
	if !use.In.Pending.Has(profiles) {
		return nil
	}
	if registers(use.In) {
		return nil // it knows that there is a worker, or that there won't be
	}
	var nearest *flow.Hang
	best := -1
	for _, h := range use.In.Hangs {
		if !h.In.Has(profiles) {
			continue
		}
		for _, way := range use.Sites {
			if n := h.Site.Shared(way); n >= best {
				nearest, best = h, n
			}
		}
	}
	return nearest
}

// registers tells whether an activation registers a worker itself.
func registers(a *flow.Activation) bool {
	return slices.ContainsFunc(a.Uses, func(use *flow.Use) bool {
		return use.Gate == "api.ServiceWorkerContainer.register"
	})
}

// hangs tells whether a usage waits for ever in some of the profiles.
func hangs(u *usage.Usage, profiles flow.Set) bool {
	for i, o := range u.Outcomes {
		if o == report.Hangs && profiles.Has(1<<i) {
			return true
		}
	}
	return false
}
