package analyzer

import (
	"slices"

	"github.com/synclint/synclint/analyzer/config"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/rules"
	"github.com/synclint/synclint/analyzer/source"
	"github.com/synclint/synclint/analyzer/suppress"
)

// suppressedFinding is what makes two suppressed findings the same.
type suppressedFinding struct {
	rule string
	at   report.Place
}

// suppress tells whether a comment suppresses a finding in a file, and counts it. What is wrong with
// the comments themselves can't be suppressed.
func (w *writer) suppress(file *source.File, rule *rules.Rule, r report.Finding) bool {
	if rule.OfSuppressions() || !w.suppressions.Suppresses(file, rule.ID, r.Line) {
		return false
	}
	if r.Severity == config.Off {
		return true // nobody would see it anyway
	}
	if w.suppressed == nil {
		w.suppressed = map[suppressedFinding]bool{}
	}
	w.suppressed[suppressedFinding{rule.ID, r.Place}] = true
	return true
}

// comments returns the comments about suppression that something can be said of. In a file that
// could not be analyzed completely nobody knows what they would suppress.
func (w *writer) comments() []*suppress.Comment {
	return slices.DeleteFunc(w.suppressions.Comments(), func(c *suppress.Comment) bool {
		return c.Fault == "" && slices.ContainsFunc(w.report.Files.Diagnostics, func(d report.Diagnostic) bool {
			return d.Path == c.File.Path
		})
	})
}
