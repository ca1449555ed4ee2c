package reports

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"github.com/synclint/synclint/analyzer/report"
)

// gitLabIssue is an issue of a GitLab Code Quality report, which is a list of them.
// See https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
type gitLabIssue struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitLabLocation `json:"location"`
}

type gitLabLocation struct {
	Path  string      `json:"path"`
	Lines gitLabLines `json:"lines"`
}

type gitLabLines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

// writeGitLab writes a Code Quality report. GitLab does not show the name of a check, so it stands
// in the description too.
func writeGitLab(w io.Writer, r *report.Report, o Options) error {
	issues := []gitLabIssue{}
	seen := map[string]int{}
	for _, f := range shown(r, o) {
		path := filePath(o.Root, f.Path)
		issues = append(issues, gitLabIssue{
			Description: sentence(f.Rule) + ": " + advice(f), CheckName: f.Rule,
			Fingerprint: gitLabFingerprint(path, f.Fingerprint, seen), Severity: gitLabSeverity(f.Severity),
			Location: gitLabLocation{path, gitLabLines{max(f.Line, 1), max(f.EndLine, f.Line, 1)}},
		})
	}
	return writeIndented(w, issues)
}

// gitLabFingerprint returns a fingerprint that no other issue of the pipeline has: GitLab merges
// the reports of all its jobs and shows issues with one fingerprint once. Therefore the path is a
// part of it, and how often the same was seen before.
func gitLabFingerprint(path, fingerprint string, seen map[string]int) string {
	key := path + "\x00" + fingerprint
	seen[key]++
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, seen[key]))
	return hex.EncodeToString(sum[:16])
}

func gitLabSeverity(s report.Severity) string {
	switch s {
	case report.Error:
		return "major"
	case report.Warning:
		return "minor"
	default:
		return "info"
	}
}
