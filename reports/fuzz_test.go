package reports

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/synclint/synclint/analyzer/report"
)

// hostile is a report in which every string that an app's author can choose is text, and others too.
func hostile(text string, column, endColumn int) *report.Report {
	place := report.Place{Path: text, Line: 1, Column: column, EndLine: 1, EndColumn: endColumn}
	outcome := report.BrowserOutcome{Browser: text, Version: text, Outcome: report.Outcome(text)}
	finding := report.Finding{
		Rule: text, Severity: report.Severity(text), Message: text, Place: place, Help: text,
		Confidence: report.Confidence(text), Fingerprint: text, Browsers: []string{text},
		Related: []report.Related{{Message: text, Path: text, Line: 1, Column: column}},
		Fixes:   []report.Fix{{Title: text, Safety: text, Edits: []report.Edit{{Place: place, NewText: text}}}},
	}
	worst := finding
	worst.Severity, worst.Line = report.Error, 2
	return &report.Report{
		Tool:  report.Tool{Name: text, Version: text},
		Files: report.Files{Scanned: 1, Diagnostics: []report.Diagnostic{{Path: text, Message: text}}},
		Usages: []report.Usage{{
			Feature: report.Feature(text), Operation: report.Operation(text), Place: place,
			Tag: report.Tag{Kind: text, Value: text}, Browsers: []report.BrowserOutcome{outcome},
		}},
		Findings: []report.Finding{finding, worst},
		Rules: []report.Rule{{
			ID: text, Title: text, Severity: report.Severity(text), Why: text, Do: text, Since: text,
			Bad: []report.Example{{Context: text, Code: text}}, Good: []report.Example{{Context: text, Code: text}},
			Sources: []string{text},
		}},
		Coverage: []report.Coverage{
			{Feature: report.Feature(text), Browser: text, Versions: []string{text, "2"}, Outcome: report.Outcome(text)},
			{Feature: report.Feature(text), Browser: "firefox", Versions: []string{text}, Outcome: report.Throws},
		},
	}
}

// hostileTexts try to be more than text where some format is read.
var hostileTexts = []string{
	"", "app.js", "\x1b[2J\x1b]0;t\x07", "\u009b31m\u202e\u2066", "a\r\nb\tc\x00", "\xff\xfe\xc3", "日本語 👩\u200d💻",
	strings.Repeat("長い", 100), "e" + strings.Repeat("\u0301", 300), "\u2028\u2029\ufeff\U000E0041", "|`*_<b>&\\\"",
	"::error file=a.js::x", "a%0A::stop-commands::x", "##[error]x", "##teamcity[buildStop]", "a'|n]##teamcity[x", // build logs
	"=cmd|' /C calc'!A0", " +1", "a;@SUM(1)", "-2\",\"=1", // spreadsheets
	"]]><!--<script>alert(1)</script>-->", "'\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "{{.}}", // markup
	"\ufffe\uffff", "&#0;&lt;", // XML
	"a | b", "`` x ```", "@team #1 https://example.com", "[x](https://example.com)", "\n/close\n# x", "</details>", // Markdown
	"{0} {{1}} [a](1)", "%2e%2e/../x y#?", "C:\\x\\y", "//host/x", "a:b", // addresses, placeholders
}

func seeds(f *testing.F) {
	for _, s := range hostileTexts {
		f.Add(s, 1, 4, 0, true, true)
		f.Add(s, 3, 2, 60, false, true)
		f.Add(s, -1, 1<<30, 1, true, false)
	}
}

var sgr = regexp.MustCompile("\x1b\\[[0-9;]+m")

// TestHostileTexts writes all formats.
func TestHostileTexts(t *testing.T) {
	for _, format := range Names() {
		for _, text := range hostileTexts {
			o := Options{Root: text, Source: line(text)}
			checkHarmless(t, render(t, format, hostile(text, 2, 4), o))
		}
	}
}

// FuzzText writes hostile reports. Whatever is in them, the output has nothing that steers a
// terminal, but for line ends and, with color, the program's own SGR sequences.
func FuzzText(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string, column, endColumn, width int, color, verbose bool) {
		o := Options{Color: color, Verbose: verbose, Width: width, Root: text, Source: line(text)}
		out := render(t, "text", hostile(text, column, endColumn), o)
		if color {
			out = sgr.ReplaceAllString(out, "")
		}
		checkHarmless(t, out)
		if !strings.HasSuffix(out, "\n") {
			t.Error("the last line has no end")
		}
	})
}

// FuzzJSON writes hostile reports. The output is JSON, harmless, and says what the report says.
func FuzzJSON(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string, column, endColumn, width int, color, verbose bool) {
		o := Options{Color: color, Verbose: verbose, Width: width, Root: text, Source: line(text)}
		out := render(t, "json", hostile(text, column, endColumn), o)
		checkHarmless(t, out)
		var got report.Report
		if err := json.Unmarshal([]byte(out), &got); err != nil {
			t.Fatal(err)
		}
		if want := strings.ToValidUTF8(text, "\uFFFD"); utf8.ValidString(text) && got.Findings[0].Message != want {
			t.Errorf("message %q came back as %q", want, got.Findings[0].Message)
		}
	})
}

func checkHarmless(t *testing.T, out string) {
	t.Helper()
	if !utf8.ValidString(out) {
		t.Errorf("invalid UTF-8 in %q", out)
	}
	for _, r := range out {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) ||
			r == '\u2028' || r == '\u2029' || r == '\ufeff') {
			t.Errorf("%U in %q", r, out)
		}
	}
}
