package reports

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/report"
)

// What formats call the program, and where they send its users.
const (
	toolName = "synclint"
	toolURL  = "https://github.com/synclint/synclint"
)

// ruleURL returns the address of what is said about a rule.
func ruleURL(id string) string {
	return toolURL + "/blob/main/analyzer/rules/README.md#" + url.PathEscape(id)
}

// shown returns the findings to write, in the report's order.
func shown(r *report.Report, o Options) []report.Finding {
	if !o.Quiet {
		return r.Findings
	}
	errors := []report.Finding{}
	for _, f := range r.Findings {
		if f.Severity == report.Error {
			errors = append(errors, f)
		}
	}
	return errors
}

// bySeverity returns the findings with the worst ones first, for readers that take only so many.
func bySeverity(findings []report.Finding) []report.Finding {
	sorted := slices.Clone(findings)
	slices.SortStableFunc(sorted, func(a, b report.Finding) int {
		return severityRank(a.Severity) - severityRank(b.Severity)
	})
	return sorted
}

func severityRank(s report.Severity) int {
	switch s {
	case report.Error:
		return 0
	case report.Warning:
		return 1
	default:
		return 2
	}
}

// firstText returns the first of the texts that says anything, on one line; the program's name if
// none does. There are readers that take no empty texts.
func firstText(texts ...string) string {
	for _, text := range texts {
		if text = sentence(text); text != "" {
			return text
		}
	}
	return toolName
}

// advice returns what a finding says and what to do, on one line.
func advice(f report.Finding) string {
	message := sentence(f.Message)
	if f.Help != "" {
		message += "; help: " + sentence(f.Help)
	}
	return message
}

// level returns the severity as one of error, warning and info, which is what a severity of
// unknown name is taken for.
func level(s report.Severity) string {
	switch s {
	case report.Error, report.Warning:
		return string(s)
	default:
		return string(report.Info)
	}
}

// rulesOf returns the documentation of the rules that findings name, sorted by name; of a rule that
// the report does not document only the name and the worst severity are known.
func rulesOf(r *report.Report, findings []report.Finding) []report.Rule {
	rules := map[string]report.Rule{}
	for _, f := range bySeverity(findings) {
		if _, ok := rules[f.Rule]; !ok {
			rules[f.Rule] = report.Rule{ID: f.Rule, Severity: f.Severity}
		}
	}
	for _, rule := range r.Rules {
		if _, ok := rules[rule.ID]; ok {
			rules[rule.ID] = rule
		}
	}
	return slices.SortedFunc(maps.Values(rules), func(a, b report.Rule) int { return strings.Compare(a.ID, b.ID) })
}
