package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
)

func workboxBackgroundSyncInert() *Rule {
	return &Rule{
		ID: "workbox-background-sync-inert", Number: "R35", Severity: report.Error,
		Run: func(p *Pass) {
			for _, q := range p.App.Queues {
				reportInertQueue(p, q)
			}
		},
		Doc: Doc{
			Title: "Background sync is set up for requests that need none",
			Why: "A route of Workbox or Serwist is for GET unless a method is named, so that POST, PUT and " +
				"DELETE pass it by: what the user writes offline is lost in every browser, while failed reads " +
				"are queued for nobody. In a configuration, the options of a `handler` that is a function are " +
				"dropped without a word, `backgroundSync` among them.",
			Do: "Name the method, with one entry or call for each, each with a queue of its own name, and let " +
				"`handler` be the name of a strategy.",
			Fix: "Names the method `POST`. It is not safe: only somebody who knows the server can tell the methods that write.",
			Bad: []Example{
				{Code: `-- vite.config.js --
import { VitePWA } from 'vite-plugin-pwa';
export default {
  plugins: [VitePWA({
    workbox: {
      runtimeCaching: [{
        urlPattern: /\/api\//,
        handler: 'NetworkOnly',
        options: { backgroundSync: { name: 'api' } },
      }],
    },
  })],
};
`},
				{Worker: true, Code: `import { registerRoute } from 'workbox-routing';
import { NetworkOnly } from 'workbox-strategies';
import { BackgroundSyncPlugin } from 'workbox-background-sync';
registerRoute(/\/api\//, new NetworkOnly({ plugins: [new BackgroundSyncPlugin('api')] }));`},
				{Code: `-- workbox-config.js --
module.exports = {
  globDirectory: 'dist/',
  runtimeCaching: [{
    urlPattern: /\/api\//,
    method: 'POST',
    handler: async ({ request }) => fetch(request),
    options: { backgroundSync: { name: 'api' } },
  }],
};
`},
			},
			Good: []Example{
				{Code: `-- vite.config.js --
import { VitePWA } from 'vite-plugin-pwa';
const refused = { fetchDidSucceed: async ({ response }) => {
  if (response.status >= 500) throw new Error(response.statusText);
  return response;
} };
export default {
  plugins: [VitePWA({
    workbox: {
      runtimeCaching: ['POST', 'PUT'].map((method) => ({
        urlPattern: /\/api\//,
        method,
        handler: 'NetworkOnly',
        options: { backgroundSync: { name: ` + "`api-${method}`" + ` }, plugins: [refused] },
      })),
    },
  })],
};
`},
			},
			Sources: []string{
				"https://developer.chrome.com/docs/workbox/modules/workbox-build",
				"measured with workbox-build 7.4.1 and Chromium 156",
			},
			Since: "0.1.0",
		},
	}
}

func reportInertQueue(p *Pass, q *usage.Queue) {
	f := Finding{Script: q.Script, Node: q.Node}
	switch {
	case dropped(q):
		f.Message = "`backgroundSync` is dropped from the options, for `handler` is a function: nothing is queued"
		f.Help = "let `handler` be the name of a strategy, such as `NetworkOnly`"
	case readsOnly(q):
		f.Message = fmt.Sprintf("%s is for GET requests only: reads are queued for nobody, and what is written offline is lost; %s", quoted(q.Name), method(q))
		f.Help = "name the method of the requests to queue, such as `POST`"
		f.Severity = milder(q, report.Warning)
		if !telemetry(q) { // which may well be sent with GET
			f.Fixes = nameMethod(q)
		}
	default:
		return
	}
	p.Report(f)
}

// nameMethod returns the fix that makes the only route of a queue one for POST, if it names no method.
func nameMethod(q *usage.Queue) []Fix {
	if len(q.Routes) != 1 || q.Routes[0].Method.Given != usage.Absent {
		return nil
	}
	r := q.Routes[0]
	fix := Fix{Title: "Name the method `POST`"}
	switch n := r.Node.(type) {
	case *syntax.Call:
		if len(n.Args) == 2 && called(n) != "Route" {
			fix.Edits = []Edit{After(r.Script, n.Args[1], ","+gapBefore(r.Script, n.Args[1])+"'POST'")}
		}
	case *syntax.ObjectLit:
		for _, p := range n.Props {
			if p.Kind == syntax.InitProperty && p.Key != nil && p.Key.Name == "handler" {
				fix.Edits = []Edit{methodBefore(r.Script, p)}
			}
		}
	}
	if fix.Edits == nil {
		return nil
	}
	return []Fix{fix}
}

// methodBefore returns the edit that puts a method in front of a property of a route, on a line of its own if
// that has one, and quoted as that is.
func methodBefore(s *project.Script, p *syntax.Property) Edit {
	text := "method: 'POST',"
	switch {
	case strings.HasPrefix(Code(s, p.Key.Span), `"`):
		text = `"method": "POST",`
	case strings.HasPrefix(Code(s, p.Value.Range()), `"`):
		text = `method: "POST",`
	}
	return Before(s, p, text+gapBefore(s, p))
}

// dropped tells whether a queue is an option that build tools drop.
func dropped(q *usage.Queue) bool {
	return q.Build != nil && all(q.Routes, func(r *usage.Route) bool { return r.Handler.IsFunction })
}

// readsOnly tells whether all routes of a queue are for requests that read.
func readsOnly(q *usage.Queue) bool { return all(q.Routes, (*usage.Route).Inert) }

// all tells whether there are routes and a condition holds for each.
func all(routes []*usage.Route, holds func(*usage.Route) bool) bool {
	return len(routes) > 0 && !slices.ContainsFunc(routes, func(r *usage.Route) bool { return !holds(r) })
}

// method says what the method of a queue's routes is.
func method(q *usage.Queue) string {
	if q.Routes[0].Method.IsText {
		return fmt.Sprintf("the route's method is %q", q.Routes[0].Method.Text)
	}
	return "the route names no other method"
}
