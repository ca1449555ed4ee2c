package reports

import (
	"strings"
	"testing"

	"github.com/synclint/synclint/analyzer/report"
)

// frameOf returns the frame of a finding at the given columns of a line.
func frameOf(t *testing.T, line string, column, endColumn, width int) string {
	t.Helper()
	r := &report.Report{Findings: []report.Finding{{
		Severity: report.Error,
		Place:    report.Place{Path: "a.js", Line: 1, Column: column, EndLine: 1, EndColumn: endColumn},
	}}}
	out := render(t, "text", r, Options{Width: width, Source: func(string, int) (string, bool) { return line, true }})
	lines := strings.Split(out, "\n")
	return lines[1] + "\n" + lines[2]
}

func TestFrame(t *testing.T) {
	for name, test := range map[string]struct {
		line      string
		from, end int
		width     int
		want      string
	}{
		"plain": {"let a = b", 5, 6, 80, "" +
			"  1 │ let a = b\n" +
			"    │     ^"},
		"tabs": {"\tx\ty = 1", 4, 5, 80, "" +
			"  1 │     x    y = 1\n" +
			"    │          ^"},
		"wide": {"log('同期'); go()", 12, 16, 80, "" +
			"  1 │ log('同期'); go()\n" +
			"    │              ^^^^"},
		"wide and marked": {"go('同期')", 5, 7, 80, "" +
			"  1 │ go('同期')\n" +
			"    │     ^^^^"},
		"two code units": {"'📝'+x", 6, 7, 80, "" +
			"  1 │ '📝'+x\n" +
			"    │      ^"},
		"control characters": {"a\x1b[31m b", 8, 9, 80, "" +
			"  1 │ a<U+001B>[31m b\n" +
			"    │               ^"},
		"invalid bytes": {"\xff\xfe x", 4, 5, 80, "" +
			"  1 │ <0xFF><0xFE> x\n" +
			"    │              ^"},
		"empty line": {"", 1, 1, 80, "" +
			"  1 │ \n" +
			"    │ ^"},
		"behind the end": {"ab", 9, 12, 80, "" +
			"  1 │ ab\n" +
			"    │   ^"},
		"end before start": {"abcdef", 4, 2, 80, "" +
			"  1 │ abcdef\n" +
			"    │    ^"},
		"column 0": {"abcdef", 0, 0, 80, "" +
			"  1 │ abcdef\n" +
			"    │ ^"},
		"cut on both sides": {strings.Repeat("a", 50) + "MARK" + strings.Repeat("b", 50), 51, 55, 46, "" +
			"  1 │ …aaaaaaaaaaaaaaaaaMARKbbbbbbbbbbbbbbbbb…\n" +
			"    │                   ^^^^"},
		"cut in front": {strings.Repeat("a", 50) + "MARK", 51, 55, 46, "" +
			"  1 │ …aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaMARK\n" +
			"    │                                     ^^^^"},
		"cut behind": {"MARK" + strings.Repeat("b", 50), 1, 5, 46, "" +
			"  1 │ MARKbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…\n" +
			"    │ ^^^^"},
		"long mark": {"a" + strings.Repeat("M", 50) + "b", 2, 52, 46, "" +
			"  1 │ aMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM…\n" +
			"    │  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := frameOf(t, test.line, test.from, test.end, test.width); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestFrameOfSeveralLines(t *testing.T) {
	r := &report.Report{Findings: []report.Finding{{
		Place: report.Place{Path: "a.js", Line: 4, Column: 3, EndLine: 6, EndColumn: 2},
	}}}
	out := render(t, "text", r, Options{Source: func(string, int) (string, bool) { return "a(b, {", true }})
	if want := "  4 │ a(b, {\n    │   ^^^^\n"; !strings.Contains(out, want) {
		t.Errorf("no %q in\n%s", want, out)
	}
}

func TestFrameWithoutSource(t *testing.T) {
	r := load(t, "notes")
	for name, source := range map[string]func(string, int) (string, bool){
		"none":    nil,
		"no line": func(string, int) (string, bool) { return "", false },
	} {
		if out := render(t, "text", r, Options{Source: source}); strings.Contains(out, "^") {
			t.Errorf("%s: there is a frame in\n%s", name, out)
		}
	}
}

// Minified files have lines of megabytes, and a column can have any number of characters.
func TestFrameOfHugeLineIsSmall(t *testing.T) {
	for name, line := range map[string]string{
		"ascii":     strings.Repeat("x", 1<<20),
		"combining": "e" + strings.Repeat("\u0301", 1<<20),
		"control":   strings.Repeat("\x1b", 1<<20),
		"wide":      strings.Repeat("漢", 1<<20),
	} {
		for _, mark := range [][2]int{{1, 2}, {1, 1 << 20}, {1 << 19, 1<<19 + 3}, {1<<20 - 1, 1 << 20}} {
			got := frameOf(t, line, mark[0], mark[1], 80)
			if len(got) > 4096 {
				t.Errorf("%s %v: the frame has %d bytes", name, mark, len(got))
			}
			for l := range strings.SplitSeq(got, "\n") {
				if columns(l) > 80 {
					t.Errorf("%s %v: %d columns in %q", name, mark, columns(l), l)
				}
			}
		}
	}
}
