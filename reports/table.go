package reports

import (
	"fmt"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

	"github.com/synclint/synclint/analyzer/report"
)

const (
	cellFrame = 3  // columns that a cell's padding and border take
	minUsage  = 24 // columns that the label of a use has at least
)

// coverage writes what happens in each browser as a table: a row for each feature that the app
// uses and, if verbose, for each use. A table too wide for the output is written in parts, one
// below the other.
func (t *text) coverage(r *report.Report) error {
	rows := coverageRows(r, t.Verbose)
	cols := coverageColumns(r, rows)
	if len(cols) == 0 {
		return nil
	}
	room := t.width - 1 - cellFrame
	labels := t.labels(rows, max(room-tableWidth(cols), minUsage))
	for _, label := range labels {
		room = min(room, t.width-1-cellFrame-columns(label))
	}
	shares := r.Targets.Traffic.Targets > 0
	for len(cols) > 0 {
		n := 1
		for n < len(cols) && tableWidth(cols[:n+1]) <= room {
			n++
		}
		if err := t.table(labels, cols[:n], shares); err != nil {
			return fmt.Errorf("could not write the table: %w", err)
		}
		cols = cols[n:]
	}
	t.users(r)
	return nil
}

// users writes how many users get what, and what the shares are shares of.
func (t *text) users(r *report.Report) {
	for _, sentence := range losses(r.Targets, r.Impact) {
		t.paragraph(sentence, noStyle)
	}
	if r.Targets.Query != nil {
		for _, line := range about(r.Targets, r.Data, t.Root) {
			t.paragraph(line, dim)
		}
	}
}

// paragraph writes text, wrapped for terminals.
func (t *text) paragraph(text, look string) {
	if t.Width == 0 {
		fmt.Fprintln(t, t.paint(look, text))
		return
	}
	for _, line := range wrap(text, t.width, t.width) {
		fmt.Fprintln(t, t.paint(look, line))
	}
}

// labels returns the labels of the rows; those of uses take at most the given columns.
func (t *text) labels(rows []row, room int) []string {
	labels := make([]string, len(rows))
	for i, r := range rows {
		labels[i] = featureName(r.feature)
		if r.usage != nil {
			labels[i] = usageLabel(r.usage, room)
		}
	}
	return labels
}

// usageLabel returns `  path:line operation`. A long path loses its beginning.
func usageLabel(u *report.Usage, room int) string {
	const indent = "  "
	tail := fmt.Sprintf(":%d %s", u.Line, sentence(string(u.Operation)))
	room = max(room-len(indent)-columns(tail), 2)
	path, whole := takeLast(u.Path, room)
	if !whole {
		path, _ = takeLast(u.Path, room-1)
		path = ellipsis + path
	}
	return indent + path + tail
}

// tableWidth returns the columns that the table's columns take, borders between them included.
func tableWidth(cols []column) int {
	width := 0
	for _, c := range cols {
		width += c.width() + cellFrame
	}
	return width
}

// table writes some of the columns, with the shares of users if wanted.
func (t *text) table(labels []string, cols []column, shares bool) error {
	table := t.newTable()
	header := []any{""}
	for _, c := range cols {
		header = append(header, strings.Join(c.header(), "\n"))
	}
	table.Header(header...)
	if shares {
		line := []string{"users"}
		for _, c := range cols {
			line = append(line, percent(c.share))
		}
		if err := table.Append(line); err != nil {
			return err
		}
	}
	for i, label := range labels {
		cells := []string{label}
		for _, c := range cols {
			cells = append(cells, t.cell(c.cells[i]))
		}
		if err := table.Append(cells); err != nil {
			return err
		}
	}
	return table.Render()
}

// newTable returns a table that is written to t.
func (t *text) newTable() *tablewriter.Table {
	// Otherwise the locale of the environment decides how wide a character is.
	return tablewriter.NewTable(t, tablewriter.WithEastAsian(tw.Off),
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{Symbols: tw.NewSymbols(tw.StyleLight)})),
		tablewriter.WithHeaderAutoFormat(tw.Off), tablewriter.WithHeaderAlignment(tw.AlignLeft),
		tablewriter.WithHeaderAutoWrap(tw.WrapNone), tablewriter.WithRowAutoWrap(tw.WrapNone),
		tablewriter.WithTrimSpace(tw.Off))
}

func (t *text) cell(o report.Outcome) string {
	if o == "" {
		return t.paint(dim, "-")
	}
	return t.paint(outcomeLook(o), sentence(string(o)))
}
