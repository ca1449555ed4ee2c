package reports

import (
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// columns returns how many columns of a terminal the text takes. It must be printable.
func columns(s string) int {
	return displaywidth.String(s)
}

// wrap breaks text into lines of at most first columns for the first and rest columns for the
// others. It breaks at spaces; a word that is longer than a line is broken where the line ends.
func wrap(text string, first, rest int) []string {
	var lines []string
	room := first
	for text != "" {
		line, after := cutLine(text, room)
		lines = append(lines, line)
		text, room = after, rest
	}
	if lines == nil {
		return []string{""}
	}
	return lines
}

// cutLine returns the part of text that makes a line of the given columns, and what remains.
func cutLine(text string, room int) (line, rest string) {
	used, space, end := 0, -1, 0
	clusters := displaywidth.StringGraphemes(text)
	for clusters.Next() {
		cluster := clusters.Value()
		if cluster == " " {
			space = end
		}
		used += clusters.Width()
		if used > room && cluster != " " {
			break
		}
		end += len(cluster)
	}
	switch {
	case end == len(text):
		return text, ""
	case space > 0:
		return text[:space], strings.TrimPrefix(text[space:], " ")
	case end == 0: // one character is wider than the line
		_, after := nextShape(text)
		return text[:len(text)-len(after)], after
	default:
		return text[:end], text[end:]
	}
}
