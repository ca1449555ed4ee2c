package reports

import (
	"fmt"
	"strings"

	"github.com/synclint/synclint/analyzer/report"
)

const (
	messageIndent = 4  // columns before the further lines of a message
	minMessage    = 20 // columns of a message that stand on its first line at least
)

// finding writes one finding: its line, the code, what explains it, and what to do.
func (t *text) finding(f report.Finding) {
	t.headline(f)
	t.frame(f)
	for _, r := range f.Related {
		t.note("note", fmt.Sprintf("%s: %s", t.place(r.Path, r.Line, r.Column), sentence(r.Message)))
	}
	if f.Help != "" {
		t.note("help", sentence(f.Help))
	}
	if t.Verbose && f.Confidence != "" && f.Confidence != report.High {
		t.note("confidence", sentence(string(f.Confidence)))
	}
	fmt.Fprintln(t)
}

// headline writes `path:line:col  severity  message  rule`. It is one line, which the problem
// matchers of CI systems read, unless a terminal is too narrow; then its message goes on below.
func (t *text) headline(f report.Finding) {
	place, severity := t.place(f.Path, f.Line, f.Column), sentence(string(f.Severity))
	rule := sentence(f.Rule)
	lines := []string{sentence(f.Message)}
	if t.Width > 0 {
		first := t.width - columns(place) - columns(severity) - 4
		lines = wrap(lines[0], max(first, minMessage), t.width-messageIndent)
		lines = withRule(lines, rule, first, t.width-messageIndent)
	} else {
		lines[0] += "  " + rule
	}
	last := len(lines) - 1
	lines[last] = strings.TrimSuffix(lines[last], rule) + t.paint(dim, rule)
	fmt.Fprintf(t, "%s  %s  %s\n", t.paint(bold, place), t.paint(severityLook(f.Severity), severity),
		strings.Join(lines, "\n"+strings.Repeat(" ", messageIndent)))
}

// withRule puts the rule behind the message, on a line of its own if the last one is full.
func withRule(lines []string, rule string, first, rest int) []string {
	last, room := len(lines)-1, rest
	if last == 0 {
		room = first
	}
	if columns(lines[last])+2+columns(rule) > room {
		return append(lines, rule)
	}
	lines[last] += "  " + rule
	return lines
}

// note writes a labelled line below a finding.
func (t *text) note(label, message string) {
	indent := strings.Repeat(" ", len(label)+4)
	if t.Width > 0 {
		room := t.width - len(indent)
		message = strings.Join(wrap(message, room, room), "\n"+indent)
	}
	fmt.Fprintf(t, "  %s %s\n", t.paint(cyan, label+":"), message)
}

// place returns `path:line:col`.
func (t *text) place(path string, line, column int) string {
	return fmt.Sprintf("%s:%d:%d", Path(t.Root, path), line, column)
}
