package reports

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/synclint/synclint/analyzer/report"
)

const (
	tabShape = "    "
	ellipsis = "…"

	frameMargin = 5 // columns around the line number, the bar included
)

// frame writes the line that the finding is on, with the finding underlined.
func (t *text) frame(f report.Finding) {
	number := strconv.Itoa(f.Line)
	e, ok := t.excerpt(f, t.width-len(number)-frameMargin)
	if !ok {
		return
	}
	bar := t.paint(dim, "│")
	fmt.Fprintf(t, "  %s %s %s%s%s\n", t.paint(dim, number), bar, e.before, e.marked, e.after)
	fmt.Fprintf(t, "  %*s %s %s%s\n", len(number), "", bar, strings.Repeat(" ", columns(e.before)),
		t.paint(severityLook(f.Severity), e.underline()))
}

// excerpt returns what is shown of the line that the finding is on, which fits into the given
// columns; ok is false when there is none. Of a finding over several lines it is the first.
func (o Options) excerpt(f report.Finding, room int) (e excerpt, ok bool) {
	if o.Source == nil || f.Line < 1 {
		return excerpt{}, false
	}
	line, ok := o.Source(f.Path, f.Line)
	if !ok {
		return excerpt{}, false
	}
	from, to := byteOffset(line, f.Column), len(line)
	if f.EndLine <= f.Line {
		to = byteOffset(line, f.EndColumn)
	}
	return view(line, from, max(from, to), room), true
}

// excerpt is what is shown of a line.
type excerpt struct{ before, marked, after string }

// underline returns what stands below the marked part.
func (e excerpt) underline() string { return strings.Repeat("^", max(1, columns(e.marked))) }

// view returns the part of the line around line[from:to] that fits into the given columns.
// It looks at no more of the line than that, since lines can be megabytes long.
func view(line string, from, to, room int) excerpt {
	room = max(room, 3)
	marked, whole := takeFirst(line[from:to], room)
	if !whole {
		marked, _ = takeFirst(line[from:to], room-2)
		to = len(line) // nothing is shown behind it
		marked += ellipsis
	}
	room -= columns(marked)
	before, allBefore := takeLast(line[:from], room)
	after, allAfter := takeFirst(line[to:], room)
	if allBefore && allAfter && columns(before)+columns(after) <= room {
		return excerpt{before, marked, after}
	}
	left := min(columns(before), max(room/2, room-columns(after)))
	if before, allBefore = takeLast(line[:from], left); !allBefore {
		before, _ = takeLast(line[:from], left-1)
		before = ellipsis[:len(ellipsis)*min(left, 1)] + before
	}
	right := room - columns(before)
	if after, allAfter = takeFirst(line[to:], right); !allAfter && right > 0 {
		after, _ = takeFirst(line[to:], right-1)
		after += ellipsis
	}
	return excerpt{before, marked, after}
}

// takeFirst returns how the beginning of s is shown in at most the given columns,
// and whether that is all of it.
func takeFirst(s string, room int) (shown string, all bool) {
	var b strings.Builder
	for budget := newBudget(room); s != ""; {
		var shape string
		if s[0] == '\t' {
			shape, s = tabShape, s[1:]
		} else {
			shape, s = nextShape(s)
		}
		if !budget.spend(shape) {
			return b.String(), false
		}
		b.WriteString(shape)
	}
	return b.String(), true
}

// takeLast is takeFirst for the end of s.
func takeLast(s string, room int) (shown string, all bool) {
	var shapes []string
	for budget := newBudget(room); s != ""; {
		var shape string
		if s[len(s)-1] == '\t' {
			shape, s = tabShape, s[:len(s)-1]
		} else {
			shape, s = lastShape(s)
		}
		if !budget.spend(shape) {
			return joinReversed(shapes), false
		}
		shapes = append(shapes, shape)
	}
	return joinReversed(shapes), true
}

func joinReversed(shapes []string) string {
	var b strings.Builder
	for _, shape := range slices.Backward(shapes) {
		b.WriteString(shape)
	}
	return b.String()
}

// budget is what an excerpt may take: columns, and characters too, since a line can have any
// number of combining characters in one column.
type budget struct{ columns, characters int }

func newBudget(columns int) *budget {
	return &budget{columns: columns, characters: 4 * columns}
}

func (b *budget) spend(shape string) bool {
	b.columns -= columns(shape)
	b.characters -= utf8.RuneCountInString(shape)
	return b.columns >= 0 && b.characters >= 0
}
