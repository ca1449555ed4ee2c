package rules

import (
	"fmt"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
)

func workboxDuplicateQueueName() *Rule {
	return &Rule{
		ID: "workbox-duplicate-queue-name", Number: "R36", Severity: report.Error,
		Run: checkQueueNames,
		Doc: Doc{
			Title: "Two queues have the same name",
			Why: "The second queue of a name throws `duplicate-queue-name` when the worker starts, so the worker " +
				"is not installed, in any browser. The tools that write workers from `runtimeCaching` make a " +
				"queue for each entry and do not notice.",
			Do: "Give each queue a name of its own, or in a hand-written worker let the routes share one plugin.",
			Bad: []Example{
				{Code: `-- workbox-config.js --
const entry = (method) => ({
  urlPattern: /\/api\//,
  method,
  handler: 'NetworkOnly',
  options: { backgroundSync: { name: 'api' } },
});
module.exports = { globDirectory: 'dist/', runtimeCaching: [entry('POST'), entry('PATCH')] };
`},
				{Worker: true, Code: `import { Queue } from 'workbox-background-sync';
const notes = new Queue('outbox', { onSync: ({ queue }) => queue.replayRequests() });
const photos = new Queue('outbox', { onSync: ({ queue }) => queue.replayRequests() });`},
			},
			Good: []Example{
				{Worker: true, Code: `import { registerRoute } from 'workbox-routing';
import { NetworkOnly } from 'workbox-strategies';
import { BackgroundSyncPlugin } from 'workbox-background-sync';
const refused = { fetchDidSucceed: async ({ response }) => {
  if (response.status >= 500) throw new Error(response.statusText);
  return response;
} };
const plugins = [new BackgroundSyncPlugin('api'), refused];
registerRoute(/\/api\//, new NetworkOnly({ plugins }), 'POST');
registerRoute(/\/api\//, new NetworkOnly({ plugins }), 'PATCH');`},
			},
			Sources: []string{
				"https://developer.chrome.com/docs/workbox/modules/workbox-background-sync",
				"measured with workbox-build 7.4.1 and Chromium 156",
			},
			Since: "0.1.0",
		},
	}
}

func checkQueueNames(p *Pass) {
	for i, q := range p.App.Queues {
		for _, first := range p.App.Queues[:i] {
			if q.Name == "" || q.Name != first.Name || !together(first, q) {
				continue
			}
			f := Finding{
				Script: q.Script, Node: q.Node, Help: "give each queue a name of its own",
				Message: fmt.Sprintf("the name %q is that of another queue: the worker throws `duplicate-queue-name` "+
					"and is not installed", q.Name),
			}
			if q.Named.Node != nil {
				f.Script, f.Node = q.Named.Script, q.Named.Node
			}
			if first.Node != q.Node {
				f.Related = []Related{{first.Script, first.Node, "the other queue"}}
			}
			p.Report(f)
			break
		}
	}
}

// together tells whether two queues are certainly made in one worker.
func together(a, b *usage.Queue) bool {
	if a.Build != nil || b.Build != nil {
		return a.Build != nil && a.List == b.List && a.Certain && b.Certain
	}
	return a.Trace == b.Trace && unconditional(a) && unconditional(b)
}

// unconditional tells whether a queue is made by the top level of a script, come what may.
func unconditional(q *usage.Queue) bool {
	sure := true
	syntax.Walk(q.Script.Program, func(n syntax.Node) bool {
		if n == q.Node || !n.Range().Contains(q.Node.Range()) {
			return false
		}
		switch n.(type) {
		case *syntax.Function, *syntax.Class, *syntax.If, *syntax.Conditional, *syntax.Logical, *syntax.Switch, *syntax.Try,
			*syntax.For, *syntax.ForIn, *syntax.ForOf, *syntax.While, *syntax.DoWhile:
			sure = false
		}
		return sure
	})
	return sure
}
