package reports

import (
	"fmt"
	"strings"

	"github.com/synclint/synclint/analyzer/report"
)

// htmlOutcome is how an outcome is shown: in words, with a sign and a color.
type htmlOutcome struct{ Class, Sign, Text string }

func newHTMLOutcome(o report.Outcome) htmlOutcome {
	switch o {
	case "":
		return htmlOutcome{"none", "", "–"}
	case report.Works:
		return htmlOutcome{"good", "✓", string(o)}
	case report.FallsBack:
		return htmlOutcome{"fine", "↪", string(o)}
	case report.Nothing, report.Hangs, report.Throws:
		return htmlOutcome{"bad", "✕", string(o)}
	default:
		return htmlOutcome{"open", "?", sentence(string(o))}
	}
}

// htmlBar shows how many users get which outcome of a feature.
type htmlBar struct {
	Title string
	Parts []htmlPart
}

type htmlPart struct {
	Class, Sign, Outcome, Share, Browsers string
	From, Width                           string // percent of the bar
}

func htmlBars(r *report.Report) []htmlBar {
	var bars []htmlBar
	for _, feature := range coveredFeatures(r.Coverage) {
		bar := htmlBar{Title: upperFirst(featureName(feature)) + ": what " + users(r.Targets.Traffic) + " get"}
		from := 0.0
		for _, i := range r.Impact {
			if i.Feature == feature {
				from = bar.add(newHTMLOutcome(i.Outcome), from, i.OfTargets, htmlBrowsers(r.Targets, i.Browsers))
			}
		}
		if bar.Parts == nil {
			continue
		}
		rest := 0.0
		for _, b := range r.Targets.Unknown {
			rest += ofTargets(r.Targets, b.Share)
		}
		bar.add(htmlOutcome{"none", "?", "not known"}, from, rest, htmlBrowsers(r.Targets, r.Targets.Unknown))
		bars = append(bars, bar)
	}
	return bars
}

// add adds a part, unless it is empty, that begins at the given percent of the bar, and returns
// where it ends.
func (b *htmlBar) add(o htmlOutcome, from, share float64, browsers string) float64 {
	if share <= 0 {
		return from
	}
	width := max(min(share, 100-from), 0)
	b.Parts = append(b.Parts, htmlPart{
		Class: o.Class, Sign: o.Sign, Outcome: o.Text, Share: percent(share), Browsers: browsers,
		From: fmt.Sprintf("%.3f", from), Width: fmt.Sprintf("%.3f", width),
	})
	return from + width
}

// htmlBrowsers names browsers that have users, with their shares.
func htmlBrowsers(t report.Targets, browsers []report.Browser) string {
	var parts []string
	for _, b := range browsers {
		if b.Share <= 0 {
			continue
		}
		name, _ := browserName(b.Name)
		parts = append(parts, name+" "+percent(ofTargets(t, b.Share)))
	}
	return strings.Join(parts, ", ")
}

// htmlCoverage is the table of what happens in each browser.
type htmlCoverage struct {
	Columns []htmlColumn
	Rows    []htmlRow
	Legend  []htmlMeaning
	Left    string
}

type htmlColumn struct {
	Browsers []string
	Share    string
}

// htmlRow is a feature or, below it, a use of it.
type htmlRow struct {
	Feature   string
	Place     string
	Finding   string // ID of a finding that is about the use
	Operation string
	State     string
	Cells     []htmlOutcome
}

type htmlMeaning struct {
	htmlOutcome
	Meaning string
}

func newHTMLCoverage(r *report.Report, findings []htmlFinding) *htmlCoverage {
	all := coverageRows(r, true)
	rows := all[:min(len(all), maxHTML)]
	cols := coverageColumns(r, rows)
	if len(cols) == 0 {
		return nil
	}
	c := &htmlCoverage{}
	if n := len(all) - len(rows); n > 0 {
		c.Left = count(n, "more use") + " left out; the JSON form has all."
	}
	for _, col := range cols {
		column := htmlColumn{Browsers: col.header()}
		if r.Targets.Traffic.Targets > 0 {
			column.Share = percent(col.share)
		}
		c.Columns = append(c.Columns, column)
	}
	seen := map[report.Outcome]bool{}
	for i, row := range rows {
		h := newHTMLRow(row, findings)
		for _, col := range cols {
			h.Cells = append(h.Cells, newHTMLOutcome(col.cells[i]))
			seen[col.cells[i]] = true
		}
		c.Rows = append(c.Rows, h)
	}
	c.Legend = htmlLegend(seen)
	return c
}

func newHTMLRow(r row, findings []htmlFinding) htmlRow {
	if r.usage == nil {
		return htmlRow{Feature: upperFirst(featureName(r.feature))}
	}
	u := r.usage
	h := htmlRow{
		Place:     fmt.Sprintf("%s:%d", Path("", u.Path), u.Line),
		Operation: sentence(string(u.Operation)), State: htmlState(u),
	}
	if u.Tag.Value != "" {
		h.Operation += " “" + sentence(u.Tag.Value) + "”"
	}
	for _, f := range findings {
		if isAbout(f.finding, u) {
			h.Finding = f.ID
			break
		}
	}
	return h
}

// htmlState says how a use is protected, and what stands in for it.
func htmlState(u *report.Usage) string {
	guards := map[string]string{
		report.Guarded: "tested for", report.Caught: "failure caught", report.Unguarded: "not tested for",
		report.Ineffective: "the test does not help", report.Mismatched: "the test is for the other API",
	}
	fallbacks := map[string]string{
		report.Adequate: "has another way", report.Partial: "another way for a part", report.Builtin: "a library sends again",
		report.Missing: "no other way",
	}
	var parts []string
	for _, s := range []string{guards[u.Guard.Status], fallbacks[u.Fallback.Status]} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, ", ")
}

// htmlLegend explains the outcomes that a table has.
func htmlLegend(seen map[report.Outcome]bool) []htmlMeaning {
	var legend []htmlMeaning
	for _, m := range []struct {
		outcome report.Outcome
		meaning string
	}{
		{report.Works, "the browser has the API, and the app uses it"},
		{report.FallsBack, "the data takes another way"},
		{report.Unknown, "the code can’t be followed"},
		{report.Nothing, "the data is lost, and nobody is told"},
		{report.Hangs, "the app waits for something that never happens"},
		{report.Throws, "an error escapes, or a promise rejects unhandled"},
	} {
		if seen[m.outcome] {
			legend = append(legend, htmlMeaning{newHTMLOutcome(m.outcome), m.meaning})
		}
	}
	return legend
}
