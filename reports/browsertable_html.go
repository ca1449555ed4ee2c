package reports

import (
	_ "embed"
	"html/template"
	"io"

	"github.com/synclint/synclint/analyzer/report"
)

//go:embed browsertable.html
var tablePage string

// writeTableHTML writes a table as a page that needs no other file and runs nothing.
func writeTableHTML(w io.Writer, t *report.Table, o Options) error {
	page, err := template.New("table").Funcs(template.FuncMap{"class": word.class}).Parse(tablePage)
	if err != nil {
		return err
	}
	words := inWords(t, o)
	return page.Execute(w, map[string]any{"Header": words.header, "Rows": words.rows, "Notes": words.notes})
}

// class returns the name of the color that the page has for a cell.
func (w word) class() string {
	switch {
	case w.outcome == report.Works, w.outcome == report.FallsBack, w.support == "yes":
		return "good"
	case w.outcome == report.Unknown, w.support == "partial", w.support == "unknown":
		return "unsure"
	case w.outcome != "", w.support == "no":
		return "bad"
	default:
		return "plain"
	}
}
