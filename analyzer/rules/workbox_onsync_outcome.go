package rules

import (
	"fmt"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
)

func workboxOnSyncOutcome() *Rule {
	return &Rule{
		ID: "workbox-onsync-outcome", Number: "R39", Severity: report.Error,
		Run: func(p *Pass) {
			for _, q := range p.App.Queues {
				reportOnSync(p, q)
			}
		},
		Doc: Doc{
			Title: "An onSync of a queue does not tell that it failed",
			Why: "The queue knows of a failure only by an `Error` that the promise of `onSync` rejects with. If the " +
				"failure is caught, the sync event counts as done: requests that were put back meanwhile are " +
				"registered anew and fire at once, about a hundred times a second, and without that they wait " +
				"for ever. Something thrown that is no `Error` is ignored: nothing is tried again.",
			Do: "Return or await the replay, and throw an `Error` where it fails.",
			Fix: "Throws the error again, throws an `Error` in place of a text, or waits for the replay. It is not safe: what has " +
				"been left alone after a failure is now tried again.",
			Bad: []Example{
				{Worker: true, Code: `import { Queue } from 'workbox-background-sync';
const queue = new Queue('outbox', {
  onSync: async ({ queue }) => {
    try {
      await queue.replayRequests();
    } catch (error) {
      console.log('not sent', error);
    }
  },
});`},
				{Worker: true, Code: `import { Queue } from 'workbox-background-sync';
const queue = new Queue('outbox', {
  onSync: ({ queue }) => {
    queue.replayRequests();
  },
});`},
				{Worker: true, Code: `import { Queue } from 'workbox-background-sync';
const queue = new Queue('outbox', {
  onSync: ({ queue }) => queue.replayRequests().catch(() => {
    throw 'not sent';
  }),
});`},
			},
			Good: []Example{
				{Worker: true, Code: `import { Queue } from 'workbox-background-sync';
const queue = new Queue('outbox', {
  onSync: async ({ queue }) => {
    try {
      await queue.replayRequests();
    } catch (error) {
      console.log('not sent', error);
      throw error;
    }
  },
});`},
			},
			Sources: []string{
				"https://developer.chrome.com/docs/workbox/modules/workbox-background-sync",
				"measured with Workbox 7.4.1 and Chromium 156",
			},
			Since: "0.1.0",
		},
	}
}

func reportOnSync(p *Pass, q *usage.Queue) {
	if q.Sync == nil || q.Trace == nil {
		return
	}
	attempt := q.Sync.Attempt
	seen := map[syntax.Node]bool{}
	for _, trial := range q.Trace.Trials {
		if trial.Refused || !attempt.Failed.Has(trial.Bit) || attempt.Hidden.Has(trial.Bit) {
			continue
		}
		f := Finding{
			Script: trial.Script, Node: q.Sync.Fn, Help: "throw an `Error` where the replay fails",
			Related: []Related{{trial.Script, trial.Node, "what fails"}},
		}
		switch at := lostIn(attempt, trial.Bit); {
		case at == nil && throwsOther(attempt, trial.Bit):
			f.Message = "what is thrown here is no `Error`, which the queue ignores: nothing is tried again"
			f.Fixes = throwErrors(q)
		case at == nil:
			continue
		default:
			f.Script, f.Node = at.Script, at.Node
			f.Message = fmt.Sprintf("%s does not hear that the replay failed, because %s: the event counts as done", quoted(q.Name), lossOf(at.Kind))
			f.Fixes = tellQueue(q, at)
		}
		if !seen[f.Node] {
			seen[f.Node] = true
			p.Report(f)
		}
	}
}

// tellQueue returns the fix that passes on to the queue what gets lost at a place.
func tellQueue(q *usage.Queue, at *flow.Loss) []Fix {
	switch at.Kind {
	case flow.Swallowed:
		return rethrow(at.Script, at.Node)
	case flow.Ignored:
		return failWithFirst(at.Script, at.Node)
	default:
		around := siteOf(at.Script, at.Node)
		if around.Fn != q.Sync.Fn {
			return nil
		}
		fixes := join(at.Script, at.Node, around, true)
		for i := range fixes {
			fixes[i].Safe = false
		}
		return fixes
	}
}

// throwErrors returns the fix that makes errors of the texts that onSync throws.
func throwErrors(q *usage.Queue) []Fix {
	fix := Fix{Title: "Throw an `Error`"}
	script := q.Sync.Script
	if parent(script, q.Sync.Fn) == nil { // written elsewhere
		return nil
	}
	syntax.Walk(q.Sync.Fn, func(n syntax.Node) bool {
		if throw, ok := n.(*syntax.Throw); ok {
			switch throw.X.(type) {
			case *syntax.StringLit, *syntax.TemplateLit:
				fix.Edits = append(fix.Edits, Before(script, throw.X, "new Error("), After(script, throw.X, ")"))
			}
		}
		return true
	})
	if len(fix.Edits) == 0 {
		return nil
	}
	return []Fix{fix}
}

// lostIn returns where the failure of a trial ends, nil if it is passed on, or may be.
func lostIn(a *flow.Attempt, trial flow.Set) *flow.Loss {
	if a.Passes(trial) {
		return nil
	}
	for _, l := range a.Losses {
		if l.In.Has(trial) {
			return l
		}
	}
	return nil
}

// throwsOther tells whether in a trial the promise rejects with something that is certainly no error.
func throwsOther(a *flow.Attempt, trial flow.Set) bool {
	for _, w := range a.Waits {
		for _, alt := range w.V {
			p, ok := alt.V.(*flow.Promise)
			if !ok || !alt.In.Has(trial) {
				continue
			}
			for _, reason := range p.Rejected {
				switch reason.V.(type) {
				case flow.String, flow.Number, flow.Bool, flow.Null, flow.Undefined:
					if reason.In.Has(trial) {
						return true
					}
				}
			}
		}
	}
	return false
}

func lossOf(kind flow.LossKind) string {
	switch kind {
	case flow.Swallowed:
		return "it is caught here and not thrown again"
	case flow.Ignored:
		return "nobody looks at what `Promise.allSettled` gives"
	default:
		return "nobody waits for this promise"
	}
}
