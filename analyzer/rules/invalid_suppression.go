package rules

import (
	"fmt"

	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/suppress"
	"github.com/synclint/synclint/analyzer/syntax"
)

func invalidSuppression() *Rule {
	return &Rule{
		ID: "invalid-suppression", Number: "S01", Severity: report.Warning,
		Run: func(p *Pass) {
			for _, c := range p.Suppressions {
				if c.Fault != "" {
					p.Report(Finding{
						Script: host(c), Node: c.Span,
						Message: "this comment suppresses nothing: " + c.Fault,
						Help:    fmt.Sprintf("write `synclint-%s RULE -- reason`", c.Form),
					})
				}
			}
		},
		Doc: Doc{
			Title: "A comment that is to suppress a finding has no effect",
			Why: "Who reads the code later has to know which finding was meant, and why it may stay. So a comment " +
				"that suppresses findings names the rule and gives a reason; one that does not, or that " +
				"names a rule that is not there, changes nothing.",
			Do: "Write `// synclint-disable-next-line RULE -- reason`. The other forms are `synclint-disable-line`, " +
				"`synclint-disable` up to `synclint-enable`, and `synclint-disable-file`, in a comment of " +
				"any language that the file may have.",
			Bad: []Example{
				{Code: `navigator.serviceWorker.ready.then((registration) =>
  // synclint-disable-next-line unguarded-sync
  registration.sync.register('outbox'));`},
			},
			Good: []Example{
				{Code: `navigator.serviceWorker.ready.then((registration) =>
  // synclint-disable-next-line unguarded-sync -- this page is for our own Chromium kiosks
  registration.sync.register('outbox'));`},
			},
			Sources: []string{"https://eslint.org/docs/latest/use/configure/rules#comment-descriptions"},
			Since:   "0.1.0",
		},
	}
}

// OfSuppressions tells whether the rule is about comments that suppress the findings of others. Such
// rules run after all others.
func (r *Rule) OfSuppressions() bool { return r.Number[0] == 'S' }

// host returns a script to report a comment in, which need not be in one.
func host(c *suppress.Comment) *project.Script {
	return &project.Script{File: c.File, Program: &syntax.Program{}}
}
