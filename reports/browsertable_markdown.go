package reports

import (
	"bufio"
	"io"
	"regexp"
	"strings"

	"github.com/synclint/synclint/analyzer/report"
)

// writeTableMarkdown writes a table as GitHub shows it, with the notes as a list.
func writeTableMarkdown(w io.Writer, t *report.Table, o Options) error {
	b := bufio.NewWriter(w)
	words := inWords(t, o)
	line := func(cells []string) { _, _ = b.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	var header, rule []string
	for _, h := range words.header {
		header, rule = append(header, mdPlain(h)), append(rule, "---")
	}
	line(header)
	line(rule)
	for _, row := range words.rows {
		var cells []string
		for _, c := range row {
			cells = append(cells, mdWord(c))
		}
		line(cells)
	}
	_, _ = b.WriteString("\n")
	for _, n := range words.notes {
		item := "- " + mdLine(n.Text)
		if n.Sub {
			item = "  " + item
		}
		if n.Link != "" {
			item += " ([" + mdPlain(linkName(n.Link)) + "](" + n.Link + "))"
		}
		_, _ = b.WriteString(item + "\n")
	}
	return b.Flush()
}

// lineMark finds what makes more than text of the beginning of a line.
var lineMark = regexp.MustCompile(`^(?:\d+[.)](?:\s|$)|[^\p{L}\p{N}])`)

// mdLine returns one line of text as Markdown for that text at the beginning of a line.
func mdLine(text string) string {
	if lineMark.MatchString(text) {
		return "&#8203;" + mdPlain(text)
	}
	return mdPlain(text)
}

// mdWord returns a cell with a sign that has its color.
func mdWord(c word) string {
	switch {
	case c.outcome != "":
		return mdOutcome(c.outcome)
	case c.support == "yes":
		return "✅ " + mdPlain(c.Text)
	case c.support == "no":
		return "❌ " + mdPlain(c.Text)
	case c.support != "":
		return "❔ " + mdPlain(c.Text)
	default:
		return mdPlain(c.Text)
	}
}

// linkName returns the host of a link to show.
func linkName(link string) string {
	host, _, _ := strings.Cut(strings.TrimPrefix(link, "https://"), "/")
	return host
}
