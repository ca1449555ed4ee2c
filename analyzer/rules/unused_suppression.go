package rules

import (
	"fmt"
	"strings"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/suppress"
)

func unusedSuppression() *Rule {
	return &Rule{
		ID: "unused-suppression", Number: "S02", Severity: report.Warning,
		Run: func(p *Pass) {
			for _, c := range p.Suppressions {
				unused := c.Unused()
				if len(unused) == 0 {
					continue
				}
				p.Report(Finding{
					Script: host(c), Node: c.Span,
					Message: fmt.Sprintf("there is no finding of `%s` here to suppress", strings.Join(unused, "` or `")),
					Help:    "remove it, or move it to the line that the finding is in",
					Fixes:   removeComment(c, unused),
				})
			}
		},
		Doc: Doc{
			Title: "A comment suppresses a finding that is not there",
			Why: "The defect has been mended, or has moved to another line. A comment that stays behind would " +
				"suppress the next one that comes up there, unseen.",
			Do:  "Remove the comment, or move it to the line that the finding is in.",
			Fix: "Removes the comment if nothing is left of it. Safe: it has no effect.",
			Bad: []Example{
				{Code: `if ('sync' in ServiceWorkerRegistration.prototype) {
  // synclint-disable-next-line wrong-feature-detection -- it was SyncManager once
  document.body.classList.add('can-sync');
}`},
			},
			Good: []Example{
				{Code: `// synclint-disable-next-line wrong-feature-detection -- kept as an example in the handbook
if ('SyncManager' in ServiceWorkerRegistration.prototype) {
  document.body.classList.add('can-sync');
}`},
			},
			Sources: []string{"https://eslint.org/docs/latest/use/configure/rules#report-unused-eslint-disable-comments"},
			Since:   "0.1.0",
		},
	}
}

// removeComment removes a comment none of whose rules has a finding, with the comment that ends its
// block.
func removeComment(c *suppress.Comment, unused []string) []Fix {
	if len(unused) < len(c.Rules) {
		return nil
	}
	fix := Fix{Title: "Remove the comment", Safe: true}
	for _, part := range []*suppress.Comment{c, c.End} {
		if part == nil {
			continue
		}
		span := part.Span
		if part.Alone() {
			span = part.Line()
		}
		fix.Edits = append(fix.Edits, Edit{Script: host(part), Node: span, Span: span})
	}
	return []Fix{fix}
}
