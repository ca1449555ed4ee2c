package reports

import (
	"unicode/utf8"

	"github.com/synclint/synclint/analyzer/report"
)

// Columns of a report are 1-based and count UTF-16 code units, as those of SARIF and of programs in
// Java and JavaScript do. This file turns them into what else formats want.

// byteOffset returns the offset of the given column, or the length of the line if it is shorter.
// An invalid byte counts as one code unit.
func byteOffset(line string, column int) int {
	units := 1
	for i, r := range line {
		if units >= column {
			return i
		}
		units++
		if r > 0xFFFF {
			units++
		}
	}
	return len(line)
}

// byteColumn returns the 1-based column counted in bytes of UTF-8, 0 if the line can't be read.
func (o Options) byteColumn(path string, line, column int) int {
	if o.Source == nil {
		return 0
	}
	text, ok := o.Source(path, line)
	if !ok {
		return 0
	}
	return byteOffset(text, column) + 1
}

// fromZero returns a column counted from 0, as SonarQube does.
func fromZero(column int) int { return max(column-1, 0) }

// isRange tells whether a place has at least one character, and starts before it ends.
func isRange(p report.Place) bool {
	return p.Line >= 1 && p.Column >= 1 &&
		(p.EndLine > p.Line && p.EndColumn >= 1 || p.EndLine == p.Line && p.EndColumn > p.Column)
}

// truncate returns the first characters of s, n at most; what is cut off leaves an ellipsis.
func truncate(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + ellipsis
}
