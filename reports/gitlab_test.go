package reports

import (
	"encoding/json"
	"path"
	"slices"
	"testing"

	"github.com/synclint/synclint/analyzer/report"
)

func TestGitLabGolden(t *testing.T) {
	golden(t, "notes-gitlab", render(t, "gitlab", load(t, "notes"), Options{Root: "apps/notes"}))
}

// gitLabIssues reads a Code Quality report and checks what GitLab asks of it.
func gitLabIssues(t *testing.T, out string) []gitLabIssue {
	t.Helper()
	var issues []gitLabIssue
	if err := json.Unmarshal([]byte(out), &issues); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, i := range issues {
		if i.Description == "" || i.Location.Lines.Begin < 1 || i.Location.Lines.End < i.Location.Lines.Begin {
			t.Errorf("incomplete issue %+v", i)
		}
		if !slices.Contains([]string{"info", "minor", "major", "critical", "blocker"}, i.Severity) {
			t.Errorf("severity %q", i.Severity)
		}
		if seen[i.Fingerprint] {
			t.Errorf("two issues have the fingerprint %q", i.Fingerprint)
		}
		seen[i.Fingerprint] = true
	}
	return issues
}

// Without findings there is an empty list: GitLab compares it with the list of the target branch.
func TestGitLabWithoutFindings(t *testing.T) {
	if out := render(t, "gitlab", &report.Report{}, Options{}); out != "[]\n" {
		t.Errorf("got %q", out)
	}
}

func TestGitLabFingerprints(t *testing.T) {
	r := load(t, "notes")
	before := gitLabIssues(t, render(t, "gitlab", r, Options{}))
	if path.IsAbs(before[0].Location.Path) || len(before) != len(r.Findings) {
		t.Errorf("issues %+v", before)
	}
	for i := range r.Findings { // a comment was added above
		r.Findings[i].Line += 10
		r.Findings[i].EndLine += 10
	}
	for i, issue := range gitLabIssues(t, render(t, "gitlab", r, Options{})) {
		if issue.Fingerprint != before[i].Fingerprint {
			t.Errorf("the fingerprint moved with the line: %+v", issue)
		}
	}
	r.Findings = append(r.Findings, r.Findings...) // checked where they are read
	if n := len(gitLabIssues(t, render(t, "gitlab", r, Options{}))); n != 2*len(before) {
		t.Errorf("%d issues", n)
	}
	// Another app of the same repository has a file of the same name with the same defect.
	other := gitLabIssues(t, render(t, "gitlab", load(t, "notes"), Options{Root: "apps/diary"}))
	if other[0].Fingerprint == before[0].Fingerprint {
		t.Error("two apps share a fingerprint")
	}
}

// FuzzGitLab writes hostile reports.
func FuzzGitLab(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string, column, endColumn, _ int, _, _ bool) {
		out := render(t, "gitlab", hostile(text, column, endColumn), Options{Root: text})
		checkHarmless(t, out)
		if n := len(gitLabIssues(t, out)); n != 2 {
			t.Errorf("%d issues", n)
		}
	})
}
