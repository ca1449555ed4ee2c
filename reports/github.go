package reports

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/synclint/synclint/analyzer/report"
)

// gitHubShown is how many annotations of each severity GitHub shows for a step of a workflow.
const gitHubShown = 10

// writeGitHub writes commands that make GitHub Actions annotate the code of a pull request, the
// worst findings first since only so many are shown, and a line for the log at the end.
// See https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands.
func writeGitHub(w io.Writer, r *report.Report, o Options) error {
	b := bufio.NewWriter(w)
	findings := bySeverity(shown(r, o))
	counts := map[string]int{}
	for _, f := range findings {
		level := gitHubLevel(f.Severity)
		counts[level]++
		fmt.Fprintf(b, "::%s %s::%s\n", level, gitHubProperties(f, o), gitHubMessage(f, o))
	}
	t := &text{Writer: b, Options: Options{Quiet: o.Quiet}}
	t.summary(r, findings)
	if counts["error"] > gitHubShown || counts["warning"] > gitHubShown || counts["notice"] > gitHubShown {
		fmt.Fprintf(b, "GitHub shows the first %d errors, warnings and notices of a step beside the code.\n", gitHubShown)
	}
	return b.Flush()
}

// gitHubProperties returns where a finding is. Columns are for a single line: with several lines
// GitHub refuses them.
func gitHubProperties(f report.Finding, o Options) string {
	properties := "file=" + gitHubProperty(filePath(o.Root, f.Path))
	if f.Line >= 1 {
		properties += fmt.Sprintf(",line=%d,endLine=%d", f.Line, max(f.Line, f.EndLine))
		if isRange(f.Place) && f.EndLine == f.Line {
			properties += fmt.Sprintf(",col=%d,endColumn=%d", f.Column, f.EndColumn)
		}
	}
	return properties + ",title=" + gitHubProperty("synclint: "+sentence(f.Rule))
}

// gitHubMessage returns the text of an annotation. It begins with the place, which the log of a
// workflow does not show otherwise.
func gitHubMessage(f report.Finding, o Options) string {
	lines := []string{fmt.Sprintf("%s:%d:%d: %s", Path(o.Root, f.Path), f.Line, f.Column, sentence(f.Message))}
	for _, r := range f.Related {
		lines = append(lines, fmt.Sprintf("note: %s:%d:%d: %s", Path(o.Root, r.Path), r.Line, r.Column, sentence(r.Message)))
	}
	if f.Help != "" {
		lines = append(lines, "help: "+sentence(f.Help))
	}
	return strings.NewReplacer("%", "%25", "\n", "%0A").Replace(strings.Join(lines, "\n"))
}

// gitHubProperty returns text as the value of a property.
func gitHubProperty(text string) string {
	return strings.NewReplacer("%", "%25", ":", "%3A", ",", "%2C").Replace(Printable(text))
}

func gitHubLevel(s report.Severity) string {
	switch s {
	case report.Error:
		return "error"
	case report.Warning:
		return "warning"
	default:
		return "notice"
	}
}
