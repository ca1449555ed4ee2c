package reports

import (
	"fmt"
	"io"

	"github.com/synclint/synclint/analyzer/report"
)

// writeTableText writes a table for people: the table, and the notes below it.
func writeTableText(w io.Writer, table *report.Table, o Options) error {
	t := newText(w, o)
	words := inWords(table, o)
	for _, part := range t.parts(words) {
		if err := t.grid(words, part); err != nil {
			return fmt.Errorf("could not write the table: %w", err)
		}
	}
	for _, n := range words.notes {
		t.tableNote(n)
	}
	return t.Flush()
}

// parts returns the columns of tables, one below the other, that are not wider than the terminal if
// the columns of one feature are not. Each begins with the first column.
func (t *text) parts(words browserTable) [][]int {
	start := 1 + words.width([]int{0})
	parts, used := [][]int{{0}}, start
	for _, group := range words.groups {
		last := len(parts) - 1
		if used += words.width(group); t.Width > 0 && used > t.width && len(parts[last]) > 1 {
			parts, used = append(parts, []int{0}), start+words.width(group)
			last++
		}
		parts[last] = append(parts[last], group...)
	}
	return parts
}

// width returns how wide some columns are, borders between them included.
func (b browserTable) width(group []int) int {
	sum := 0
	for _, column := range group {
		w := columns(b.header[column])
		for _, row := range b.rows {
			w = max(w, columns(row[column].Text))
		}
		sum += w + cellFrame
	}
	return sum
}

// grid writes some columns of a table.
func (t *text) grid(words browserTable, part []int) error {
	var header []any
	for _, column := range part {
		header = append(header, words.header[column])
	}
	grid := t.newTable()
	grid.Header(header...)
	for _, row := range words.rows {
		var cells []string
		for _, column := range part {
			cells = append(cells, t.paint(row[column].look(), row[column].Text))
		}
		if err := grid.Append(cells); err != nil {
			return err
		}
	}
	return grid.Render()
}

// tableNote writes a note, its link on a line of its own.
func (t *text) tableNote(n note) {
	indent := ""
	if n.Sub {
		indent = "  "
	}
	lines := []string{n.Text}
	if t.Width > 0 {
		lines = wrap(n.Text, t.width-len(indent), t.width-len(indent))
	}
	for _, line := range lines {
		fmt.Fprintln(t, indent+line)
	}
	if n.Link != "" {
		fmt.Fprintln(t, indent+"  "+t.paint(dim, n.Link))
	}
}

func (w word) look() string {
	switch {
	case w.outcome != "":
		return outcomeLook(w.outcome)
	case w.support == "yes":
		return green
	case w.support == "no":
		return red
	case w.support == "partial":
		return yellow
	default:
		return noStyle
	}
}
