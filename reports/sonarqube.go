package reports

import (
	"io"

	"github.com/synclint/synclint/analyzer/report"
)

// The types of SonarQube's generic issue report, since its version 10.3. Lines count from 1 and
// columns from 0. See https://docs.sonarsource.com/sonarqube-server/latest/analyzing-source-code/importing-external-issues/generic-issue-import-format/.
type (
	sonarReport struct {
		Rules  []sonarRule  `json:"rules"`
		Issues []sonarIssue `json:"issues"`
	}
	sonarRule struct {
		ID                 string        `json:"id"`
		Name               string        `json:"name"`
		Description        string        `json:"description"`
		EngineID           string        `json:"engineId"`
		CleanCodeAttribute string        `json:"cleanCodeAttribute"`
		Type               string        `json:"type"`
		Severity           string        `json:"severity"`
		Impacts            []sonarImpact `json:"impacts"`
	}
	sonarImpact struct {
		SoftwareQuality string `json:"softwareQuality"`
		Severity        string `json:"severity"`
	}
	sonarIssue struct {
		RuleID    string          `json:"ruleId"`
		Primary   sonarLocation   `json:"primaryLocation"`
		Secondary []sonarLocation `json:"secondaryLocations,omitempty"`
	}
	sonarLocation struct {
		Message   string     `json:"message"`
		FilePath  string     `json:"filePath"`
		TextRange sonarRange `json:"textRange"`
	}
	sonarRange struct {
		StartLine   int  `json:"startLine"`
		EndLine     int  `json:"endLine,omitempty"`
		StartColumn *int `json:"startColumn,omitempty"`
		EndColumn   *int `json:"endColumn,omitempty"`
	}
)

// writeSonarQube writes a generic issue report. SonarQube takes the severity of issues from their
// rule, and refuses an issue whose rule is not there.
func writeSonarQube(w io.Writer, r *report.Report, o Options) error {
	document := sonarReport{Rules: []sonarRule{}, Issues: []sonarIssue{}}
	findings := shown(r, o)
	for _, rule := range rulesOf(r, findings) {
		document.Rules = append(document.Rules, newSonarRule(rule))
	}
	for _, f := range findings {
		issue := sonarIssue{RuleID: f.Rule, Primary: o.sonarLocation(advice(f), f.Place)}
		for _, rel := range f.Related {
			at := report.Place{Path: rel.Path, Line: rel.Line}
			issue.Secondary = append(issue.Secondary, o.sonarLocation(sentence(rel.Message), at))
		}
		document.Issues = append(document.Issues, issue)
	}
	return writeIndented(w, document)
}

func newSonarRule(r report.Rule) sonarRule {
	severity, impact := "INFO", "LOW" // one for each of SonarQube's modes
	switch r.Severity {
	case report.Error:
		severity, impact = "MAJOR", "HIGH"
	case report.Warning:
		severity, impact = "MINOR", "MEDIUM"
	case report.Info:
	}
	return sonarRule{
		ID: r.ID, Name: firstText(r.Title, r.ID), Description: firstText(r.Why+" "+r.Do, r.Title, r.ID),
		EngineID: toolName, CleanCodeAttribute: "COMPLETE", Type: "BUG", Severity: severity,
		Impacts: []sonarImpact{{"RELIABILITY", impact}},
	}
}

// sonarLocation leaves out the columns of an empty range, for which SonarQube would fail.
func (o Options) sonarLocation(message string, p report.Place) sonarLocation {
	r := sonarRange{StartLine: max(p.Line, 1)}
	if isRange(p) {
		start, end := fromZero(p.Column), fromZero(p.EndColumn)
		r.EndLine, r.StartColumn, r.EndColumn = p.EndLine, &start, &end
	}
	return sonarLocation{message, filePath(o.Root, p.Path), r}
}
