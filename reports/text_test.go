package reports

import (
	"testing"

	"github.com/synclint/synclint/analyzer/report"
)

func TestTextGolden(t *testing.T) {
	for name, o := range map[string]Options{
		"pipe":    {},
		"60":      {Width: 60},
		"80":      {Width: 80},
		"140":     {Width: 140},
		"color":   {Width: 80, Color: true},
		"verbose": {Width: 80, Verbose: true},
		"quiet":   {Width: 80, Quiet: true},
		"root":    {Root: "apps/notes"},
	} {
		t.Run(name, func(t *testing.T) {
			o.Source = files(t)
			golden(t, "notes-"+name, render(t, "text", load(t, "notes"), o))
		})
	}
}

// line is a source in which every line is the same.
func line(text string) func(string, int) (string, bool) {
	return func(string, int) (string, bool) { return text, true }
}

func TestTextGoldenHostile(t *testing.T) {
	source := line("\x1b[31mawait\x1b[0m \u202ereg.sync\u009b1m.register(\x00'\xff')\r")
	for name, o := range map[string]Options{
		"pipe":    {Source: source, Verbose: true},
		"60":      {Source: source, Width: 60},
		"verbose": {Source: source, Width: 80, Verbose: true, Color: true},
	} {
		t.Run(name, func(t *testing.T) {
			golden(t, "hostile-"+name, render(t, "text", load(t, "hostile"), o))
		})
	}
}

func TestTextGoldenWide(t *testing.T) {
	source := line("\t送信('下書き📝', 登録.sync.register('送信箱')) // 👩\u200d💻 が書いたコード、長い行でも切り取られて表示される")
	for name, o := range map[string]Options{
		"pipe":    {Source: source},
		"60":      {Source: source, Width: 60},
		"verbose": {Source: source, Width: 80, Verbose: true},
	} {
		t.Run(name, func(t *testing.T) {
			golden(t, "wide-"+name, render(t, "text", load(t, "wide"), o))
		})
	}
}

// Findings of one file stand together even if the report doesn't have them so.
func TestFindingsAreGroupedByFile(t *testing.T) {
	finding := func(path string, line int) report.Finding {
		return report.Finding{
			Rule: "r", Severity: report.Info, Message: "m", Place: report.Place{Path: path, Line: line, Column: 1},
		}
	}
	r := &report.Report{Findings: []report.Finding{finding("a.js", 1), finding("b.js", 1), finding("a.js", 2)}}
	want := "a.js:1:1  info  m  r\n\na.js:2:1  info  m  r\n\nb.js:1:1  info  m  r\n\n" +
		"3 info in 2 files; no use of background sync in 0 files\n"
	if got := render(t, "text", r, Options{}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
