package reports

import (
	"strings"

	"github.com/synclint/synclint/analyzer/report"
)

const (
	htmlContext = 2   // lines of code above and below the one that is meant
	htmlWidth   = 160 // columns of code that are shown at most
)

// htmlLine is a line of a code frame.
type htmlLine struct {
	Number                int
	Current               bool // the finding is on it
	Before, Marked, After string
}

// htmlFrame returns the line that a finding is on, with the finding marked, and some around it.
// Nothing is marked when the end of the finding is not known.
func (o Options) htmlFrame(f report.Finding) []htmlLine {
	e, ok := o.excerpt(f, htmlWidth)
	if !ok {
		return nil
	}
	current := htmlLine{f.Line, true, e.before, e.marked, e.after}
	if !isRange(f.Place) {
		current.Before, current.Marked, current.After = e.before+e.marked+e.after, "", ""
	}
	var lines []htmlLine
	for n := max(f.Line-htmlContext, 1); n <= f.Line+htmlContext; n++ {
		if n == f.Line {
			lines = append(lines, current)
			continue
		}
		text, ok := o.Source(f.Path, n)
		if !ok {
			break
		}
		shown, all := takeFirst(text, htmlWidth)
		if !all {
			shown += ellipsis
		}
		lines = append(lines, htmlLine{Number: n, Before: shown})
	}
	return dedent(lines)
}

// dedent removes the spaces that all lines begin with.
func dedent(lines []htmlLine) []htmlLine {
	indent := -1
	for _, l := range lines {
		text := l.Before + l.Marked + l.After
		if trimmed := strings.TrimLeft(text, " "); trimmed != "" {
			if n := min(len(text)-len(trimmed), len(l.Before)); indent < 0 || n < indent {
				indent = n
			}
		}
	}
	for i := range lines {
		lines[i].Before = lines[i].Before[min(max(indent, 0), len(lines[i].Before)):]
	}
	return lines
}
