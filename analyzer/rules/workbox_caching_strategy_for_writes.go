package rules

import (
	"fmt"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
)

func workboxCachingStrategyForWrites() *Rule {
	return &Rule{
		ID: "workbox-caching-strategy-for-writes", Number: "R37", Severity: report.Warning,
		Run: func(p *Pass) {
			seen := map[*usage.Route]bool{}
			for _, q := range p.App.Queues {
				for _, r := range q.Routes {
					if !seen[r] {
						seen[r] = true
						reportCachedWrites(p, q, r)
					}
				}
			}
		},
		Doc: Doc{
			Title: "A caching strategy answers requests that write",
			Why: "The Cache API can't store answers to requests other than GET. With a strategy that caches, each " +
				"POST ends in a failing `cache.put`, or in an error of Workbox during development; one that " +
				"asks the cache first never finds anything there.",
			Do:  "Use `NetworkOnly` for routes with background sync.",
			Fix: "Puts `NetworkOnly` in a configuration. Safe: nothing was ever stored or found for such requests.",
			Bad: []Example{
				{Code: `-- workbox-config.js --
module.exports = {
  globDirectory: 'dist/',
  runtimeCaching: [{
    urlPattern: /\/api\//,
    method: 'POST',
    handler: 'NetworkFirst',
    options: { backgroundSync: { name: 'api' } },
  }],
};
`},
				{Worker: true, Code: `importScripts('https://storage.googleapis.com/workbox-cdn/releases/7.0.0/workbox-sw.js');
const queue = new workbox.backgroundSync.BackgroundSyncPlugin('api');
workbox.routing.registerRoute(/\/api\//, new workbox.strategies.NetworkFirst({ plugins: [queue] }), 'POST');`},
			},
			Good: []Example{
				{Worker: true, Code: `importScripts('https://storage.googleapis.com/workbox-cdn/releases/7.0.0/workbox-sw.js');
const plugins = [new workbox.backgroundSync.BackgroundSyncPlugin('api'), {
  fetchDidSucceed: async ({ response }) => {
    if (response.status >= 500) throw new Error(response.statusText);
    return response;
  },
}];
workbox.routing.registerRoute(/\/api\//, new workbox.strategies.NetworkOnly({ plugins }), 'POST');`},
			},
			Sources: []string{
				"https://developer.mozilla.org/docs/Web/API/Cache/put",
				"https://github.com/GoogleChrome/workbox/issues/1584",
			},
			Since: "0.1.0",
		},
	}
}

func reportCachedWrites(p *Pass, q *usage.Queue, r *usage.Route) {
	if !r.Method.IsText || r.Inert() {
		return
	}
	switch r.Strategy {
	case "NetworkFirst", "CacheFirst", "CacheOnly", "StaleWhileRevalidate":
	default:
		return // one of the app's own may do without the cache
	}
	f := Finding{
		Script: q.Script, Node: q.Node, Help: "use `NetworkOnly`",
		Message: fmt.Sprintf("`%s` can't cache the answers to %s requests: the Cache API stores those to GET only", r.Strategy, r.Method.Text),
	}
	if r.Handler.Node != nil {
		f.Script, f.Node = r.Handler.Script, r.Handler.Node
	}
	if lit, ok := r.Handler.Node.(*syntax.StringLit); ok {
		if edit, ok := literal(r.Handler.Script, lit, "NetworkOnly"); ok {
			f.Fixes = []Fix{{Title: "Use `NetworkOnly`", Safe: true, Edits: []Edit{edit}}}
		}
	}
	p.Report(f)
}
