package analyzer

import (
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/rules"
	"github.com/synclint/synclint/analyzer/source"
)

// fixes returns those of a finding's fixes that can be placed exactly.
func (w *writer) fixes(list []rules.Fix) []report.Fix {
	placed := []report.Fix{}
	for _, f := range list {
		fix := report.Fix{Title: f.Title, Safety: report.Unsafe, Edits: []report.Edit{}}
		if f.Safe {
			fix.Safety = report.Safe
		}
		if !slices.ContainsFunc(f.Edits, func(e rules.Edit) bool { return !w.editable(e) }) {
			for _, e := range f.Edits {
				fix.Edits = append(fix.Edits, edit(e))
			}
			placed = append(placed, fix)
		}
	}
	return placed
}

// editable tells whether an edit stands where the developer wrote the code, in a file that the
// report is about, and is just code there.
func (w *writer) editable(e rules.Edit) bool {
	if !w.reports(e.Script) || !e.Script.Verbatim(e.Node) || !e.Node.Range().Contains(e.Span) {
		return false
	}
	// In a page or a template it must not be a tag of these.
	_, isTag := source.Blank(e.Script.File.Path, []byte(e.Text))
	return !isTag && !strings.Contains(strings.ToLower(e.Text), "</script")
}

// edit places an edit. Its lines end as those of the file do there.
func edit(e rules.Edit) report.Edit {
	text := e.Text
	if strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\n", lineEnd(e.Script, int(e.Span.Start)))
	}
	return report.Edit{Place: placeIn(e.Script.File, e.Span), NewText: text}
}

// lineEnd returns what ends the line at an offset, or the line before if it is the last.
func lineEnd(s *project.Script, offset int) string {
	text := string(s.File.Text)
	at := strings.IndexAny(text[offset:], "\r\n") + offset
	if at < offset {
		at = strings.LastIndexAny(text, "\r\n")
	}
	switch {
	case at < 0 || text[at] == '\n' && (at == 0 || text[at-1] != '\r'):
		return "\n"
	case text[at] == '\n' || strings.HasPrefix(text[at:], "\r\n"):
		return "\r\n"
	}
	return "\r"
}
