package reports

import (
	"bufio"
	"io"

	"github.com/synclint/synclint/analyzer/report"
)

// The types of the Reviewdog Diagnostic Format, of which each finding is a line. Columns count
// bytes from 1; an end is the column after the last character.
// See https://github.com/reviewdog/reviewdog/tree/master/proto/rdf.
type (
	rdDiagnostic struct {
		Message     string         `json:"message"`
		Location    rdLocation     `json:"location"`
		Severity    string         `json:"severity"`
		Source      rdSource       `json:"source"`
		Code        rdCode         `json:"code"`
		Suggestions []rdSuggestion `json:"suggestions,omitempty"`
		Related     []rdRelated    `json:"related_locations,omitempty"`
	}
	rdLocation struct {
		Path  string   `json:"path"`
		Range *rdRange `json:"range,omitempty"`
	}
	rdRange struct {
		Start rdPosition  `json:"start"`
		End   *rdPosition `json:"end,omitempty"`
	}
	rdPosition struct {
		Line   int `json:"line"`
		Column int `json:"column,omitempty"`
	}
	rdSource struct {
		Name string `json:"name"`
		URL  string `json:"url"`
	}
	rdCode struct {
		Value string `json:"value"`
		URL   string `json:"url"`
	}
	rdSuggestion struct {
		Range rdRange `json:"range"`
		Text  string  `json:"text"`
	}
	rdRelated struct {
		Message  string     `json:"message"`
		Location rdLocation `json:"location"`
	}
)

// writeRDJSONL writes a line for each finding, for reviewdog.
func writeRDJSONL(w io.Writer, r *report.Report, o Options) error {
	b := bufio.NewWriter(w)
	for _, f := range shown(r, o) {
		d := rdDiagnostic{
			Message: advice(f), Location: o.rdLocation(f.Place), Severity: rdSeverity(f.Severity),
			Source: rdSource{toolName, toolURL}, Code: rdCode{f.Rule, ruleURL(f.Rule)}, Suggestions: o.rdSuggestions(f),
		}
		for _, rel := range f.Related {
			at := report.Place{Path: rel.Path, Line: rel.Line, Column: rel.Column}
			d.Related = append(d.Related, rdRelated{sentence(rel.Message), o.rdLocation(at)})
		}
		if err := writeLine(b, d); err != nil {
			return err
		}
	}
	return b.Flush()
}

func (o Options) rdLocation(p report.Place) rdLocation {
	location := rdLocation{Path: filePath(o.Root, p.Path)}
	if p.Line >= 1 {
		location.Range = o.rdRange(p)
	}
	return location
}

func (o Options) rdRange(p report.Place) *rdRange {
	r := &rdRange{Start: rdPosition{p.Line, o.byteColumn(p.Path, p.Line, p.Column)}}
	if isRange(p) {
		r.End = &rdPosition{p.EndLine, o.byteColumn(p.Path, p.EndLine, p.EndColumn)}
	}
	return r
}

// rdSuggestions returns the fixes that are one edit in the finding's file: each suggestion is
// accepted by itself, so a fix that needs several edits can't be offered.
func (o Options) rdSuggestions(f report.Finding) []rdSuggestion {
	var list []rdSuggestion
	for _, fix := range f.Fixes {
		if len(fix.Edits) != 1 || fix.Edits[0].Path != f.Path {
			continue
		}
		edit := fix.Edits[0]
		start := o.byteColumn(edit.Path, edit.Line, edit.Column)
		end := o.byteColumn(edit.Path, edit.EndLine, edit.EndColumn)
		if start > 0 && end > 0 { // without its columns an edit would take the whole line
			list = append(list, rdSuggestion{rdRange{rdPosition{edit.Line, start}, &rdPosition{edit.EndLine, end}}, edit.NewText})
		}
	}
	return list
}

func rdSeverity(s report.Severity) string {
	switch s {
	case report.Error:
		return "ERROR"
	case report.Warning:
		return "WARNING"
	default:
		return "INFO"
	}
}
