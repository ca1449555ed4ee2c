package reports

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer/report"
)

func TestSonarQubeGolden(t *testing.T) {
	golden(t, "notes-sonarqube", render(t, "sonarqube", load(t, "notes"), Options{Root: "apps/notes"}))
}

// sonar reads a generic issue report and checks what SonarQube stops at.
func sonar(t *testing.T, out string) sonarReport {
	t.Helper()
	var r sonarReport
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatal(err)
	}
	for _, rule := range r.Rules {
		if rule.EngineID == "" || rule.CleanCodeAttribute == "" || len(rule.Impacts) == 0 {
			t.Errorf("incomplete rule %+v", rule)
		}
	}
	for _, issue := range r.Issues {
		if !slices.ContainsFunc(r.Rules, func(rule sonarRule) bool { return rule.ID == issue.RuleID }) {
			t.Errorf("there is no rule %q", issue.RuleID)
		}
		for _, at := range append(issue.Secondary, issue.Primary) {
			p := at.TextRange
			if p.StartLine < 1 || (p.StartColumn == nil) != (p.EndColumn == nil) {
				t.Errorf("range %+v", p)
			}
			if p.StartColumn != nil && p.StartLine == p.EndLine && *p.StartColumn >= *p.EndColumn {
				t.Errorf("empty range %+v", p)
			}
		}
	}
	return r
}

func TestSonarQubeColumns(t *testing.T) {
	r := sonar(t, render(t, "sonarqube", load(t, "notes"), Options{}))
	start, end := 7, 33
	want := sonarRange{StartLine: 7, EndLine: 7, StartColumn: &start, EndColumn: &end}
	if diff := cmp.Diff(want, r.Issues[0].Primary.TextRange); diff != "" {
		t.Errorf("range (-want +got):\n%s", diff)
	}
}

// A report can come without the documentation of its rules.
func TestSonarQubeUndocumentedRule(t *testing.T) {
	r := load(t, "notes")
	r.Rules = nil
	got := sonar(t, render(t, "sonarqube", r, Options{}))
	if len(got.Rules) != 3 || got.Rules[1].Name != "missing-fallback" || got.Rules[1].Impacts[0].Severity != "MEDIUM" {
		t.Errorf("rules %+v", got.Rules)
	}
}

func TestSonarQubeWithoutFindings(t *testing.T) {
	want := "{\n  \"rules\": [],\n  \"issues\": []\n}\n"
	if out := render(t, "sonarqube", &report.Report{}, Options{}); out != want {
		t.Errorf("got %q", out)
	}
}

// FuzzSonarQube writes hostile reports.
func FuzzSonarQube(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string, column, endColumn, _ int, _, _ bool) {
		out := render(t, "sonarqube", hostile(text, column, endColumn), Options{Root: text})
		checkHarmless(t, out)
		if r := sonar(t, out); len(r.Issues) != 2 || len(r.Rules) != 1 {
			t.Errorf("%d issues, %d rules", len(r.Issues), len(r.Rules))
		}
	})
}
