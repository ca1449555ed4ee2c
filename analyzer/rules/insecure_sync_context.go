package rules

import (
	"fmt"
	"net/netip"
	"net/url"
	"strings"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
)

func insecureSyncContext() *Rule {
	return &Rule{
		ID: "insecure-sync-context", Number: "R49", Severity: report.Warning,
		Run: func(p *Pass) {
			checkAddresses(p)
			checkRequests(p)
		},
		Doc: Doc{
			Title: "A sync depends on an address on plain http",
			Why: "Service workers are there only in pages on https, or on localhost. A worker can't be registered on an " +
				"address on plain http, and browsers block the requests that a worker makes to one as mixed content: each " +
				"attempt fails, and after the third the browser gives up.",
			Do: "Use https, or addresses without an origin: `/api/notes`.",
			Bad: []Example{
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(send());
});
async function send() {
  const response = await fetch('http://api.example.com/notes', { method: 'POST', body: 'all' });
  if (!response.ok) throw new Error(response.statusText);
}`},
			},
			Good: []Example{
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(send());
});
const local = location.hostname === 'localhost';
const api = local ? 'http://localhost:8080' : 'https://api.example.com';
async function send() {
  const response = await fetch(api + '/notes', { method: 'POST', body: 'all' });
  if (!response.ok) throw new Error(response.statusText);
}`},
			},
			Sources: []string{
				"https://w3c.github.io/ServiceWorker/#secure-context",
				"https://w3c.github.io/webappsec-mixed-content/",
			},
			Since: "0.1.0",
		},
	}
}

// checkAddresses reports service workers that are registered on plain http, in an app with syncs.
func checkAddresses(p *Pass) {
	if len(p.App.Usages)+len(p.App.Handlers) == 0 {
		return
	}
	for _, r := range p.App.Registrations() {
		if r.Script.Reported(r.Node) && insecure(r.Address) {
			p.Report(Finding{
				Script: r.Script, Node: r.Node,
				Message: fmt.Sprintf("no service worker can be registered on plain http, as `%s` is: there is no sync then", r.Address),
				Help:    "use https, or an address without an origin",
			})
		}
	}
}

// checkRequests reports requests of handlers to plain http.
func checkRequests(p *Pass) {
	seen := map[syntax.Node]bool{}
	for _, t := range p.App.Traces {
		for _, trial := range t.Trials {
			if seen[trial.Node] || !trial.Script.Reported(trial.Node) || !insecure(trial.Address) {
				continue
			}
			seen[trial.Node] = true
			f := Finding{
				Script: trial.Script, Node: trial.Node,
				Message: "browsers block requests to plain http that a service worker makes on https: this one always fails there",
				Help:    "use https, or an address without an origin",
			}
			if call, ok := trial.Node.(*syntax.Call); ok && len(call.Args) > 0 {
				f.Node = call.Args[0]
			}
			p.Report(f)
		}
	}
}

// insecure tells whether an address is one on plain http, of a host that is not one of those that only
// developers have.
func insecure(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" || strings.Contains(u.Host, "*") {
		return false
	}
	host := strings.ToLower(u.Hostname())
	if ip, err := netip.ParseAddr(host); err == nil {
		return !ip.IsLoopback() && !ip.IsPrivate() && !ip.IsUnspecified()
	}
	labels := strings.Split(host, ".")
	switch labels[len(labels)-1] {
	case "localhost", "local", "test", "internal", "lan", "home":
		return false
	}
	return len(labels) > 1
}
