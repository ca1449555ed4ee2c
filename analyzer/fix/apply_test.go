package fix_test

import (
	"errors"
	"testing"

	"github.com/synclint/synclint/analyzer/fix"
	"github.com/synclint/synclint/analyzer/report"
)

// edit replaces what lies between two columns of a line.
func edit(line, column, endColumn int, text string) report.Edit {
	return report.Edit{Place: report.Place{Line: line, Column: column, EndLine: line, EndColumn: endColumn}, NewText: text}
}

func TestApply(t *testing.T) {
	for name, test := range map[string]struct {
		content string
		edits   []report.Edit
		want    string
		err     error
	}{
		"nothing to do":       {content: "a", want: "a"},
		"replaced":            {content: "one two", edits: []report.Edit{edit(1, 5, 8, "2")}, want: "one 2"},
		"inserted at the end": {content: "ab", edits: []report.Edit{edit(1, 3, 3, "c")}, want: "abc"},
		"into nothing":        {content: "", edits: []report.Edit{edit(1, 1, 1, "c")}, want: "c"},
		"deleted":             {content: "one two", edits: []report.Edit{edit(1, 1, 5, "")}, want: "two"},
		"in any order":        {content: "a b c", edits: []report.Edit{edit(1, 5, 6, "C"), edit(1, 1, 2, "A")}, want: "A b C"},
		"touching":            {content: "ab", edits: []report.Edit{edit(1, 1, 2, "x"), edit(1, 2, 2, "y")}, want: "xyb"},
		"over lines": {
			content: "a\nb\nc", edits: []report.Edit{{Place: report.Place{Line: 1, Column: 2, EndLine: 3, EndColumn: 1}}}, want: "ac",
		},
		"Windows line ends":         {content: "a\r\nb\r\nc", edits: []report.Edit{edit(2, 1, 2, "x"), edit(2, 2, 2, "\r\ny")}, want: "a\r\nx\r\ny\r\nc"},
		"old line ends":             {content: "a\rb", edits: []report.Edit{edit(2, 1, 2, "x")}, want: "a\rx"},
		"columns in UTF-16":         {content: "'📝é' + a", edits: []report.Edit{edit(1, 9, 10, "b")}, want: "'📝é' + b"},
		"byte order mark":           {content: "\xEF\xBB\xBFab", edits: []report.Edit{edit(1, 1, 2, "x")}, want: "\xEF\xBB\xBFxb"},
		"invalid UTF-8 stays":       {content: "\xFFab\xC3", edits: []report.Edit{edit(1, 2, 3, "x")}, want: "\xFFxb\xC3"},
		"UTF-16 LE":                 {content: "\xFF\xFEa\x00\x3D\xD8\xDD\xDC", edits: []report.Edit{edit(1, 1, 2, "é📝")}, want: "\xFF\xFE\xE9\x00\x3D\xD8\xDD\xDC\x3D\xD8\xDD\xDC"},
		"UTF-16 BE":                 {content: "\xFE\xFF\x00a", edits: []report.Edit{edit(1, 2, 2, "b")}, want: "\xFE\xFF\x00a\x00b"},
		"half a pair in UTF-16":     {content: "\xFF\xFEa\x00\x3D\xD8", edits: []report.Edit{edit(1, 1, 2, "b")}, err: fix.ErrEncoding},
		"half a unit in UTF-16":     {content: "\xFF\xFEa\x00\x3D", edits: []report.Edit{edit(1, 1, 2, "b")}, err: fix.ErrEncoding},
		"overlapping":               {content: "abcd", edits: []report.Edit{edit(1, 1, 3, ""), edit(1, 2, 4, "")}, err: fix.ErrOverlap},
		"twice in one place":        {content: "ab", edits: []report.Edit{edit(1, 1, 1, "x"), edit(1, 1, 1, "y")}, err: fix.ErrOverlap},
		"behind the end of a line":  {content: "ab\ncd", edits: []report.Edit{edit(1, 4, 4, "x")}, err: fix.ErrPlace},
		"behind the last line":      {content: "ab", edits: []report.Edit{edit(2, 1, 1, "x")}, err: fix.ErrPlace},
		"column 0":                  {content: "ab", edits: []report.Edit{edit(1, 0, 1, "x")}, err: fix.ErrPlace},
		"in the middle of a pair":   {content: "📝", edits: []report.Edit{edit(1, 2, 2, "x")}, err: fix.ErrPlace},
		"ends before it begins":     {content: "abc", edits: []report.Edit{edit(1, 3, 2, "x")}, err: fix.ErrPlace},
		"column beyond any integer": {content: "abc", edits: []report.Edit{edit(1, 1, 1<<62, "x")}, err: fix.ErrPlace},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := fix.Apply([]byte(test.content), test.edits)
			if !errors.Is(err, test.err) {
				t.Fatalf("error %v, want %v", err, test.err)
			}
			if err == nil && string(got) != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}
