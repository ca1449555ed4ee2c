package reports

import (
	"bufio"
	"io"

	"github.com/synclint/synclint/analyzer/report"
)

// defaultWidth is the number of columns that output is made for when nobody knows better.
const defaultWidth = 80

// minWidth keeps the layout sane in very narrow terminals; lines are longer than those are wide.
const minWidth = 40

// writeText writes the report for people: findings with the code they are about, what happens
// in each browser, and a summary as the last line.
func writeText(w io.Writer, r *report.Report, o Options) error {
	t := newText(w, o)
	findings := shown(r, o)
	for _, file := range byFile(findings) {
		for _, f := range file {
			t.finding(f)
		}
	}
	if err := t.coverage(r); err != nil {
		return err
	}
	t.summary(r, findings)
	return t.Flush()
}

// text writes the text form. Write errors are kept until the flush at the end.
type text struct {
	*bufio.Writer
	Options
	style

	width int // columns to make the output for
}

func newText(w io.Writer, o Options) *text {
	t := &text{Writer: bufio.NewWriter(w), Options: o, style: style{o.Color}, width: defaultWidth}
	if o.Width > 0 {
		t.width = max(o.Width, minWidth)
	}
	return t
}

// byFile returns the findings of each file, files in the order of their first finding.
func byFile(findings []report.Finding) [][]report.Finding {
	var files [][]report.Finding
	index := map[string]int{}
	for _, f := range findings {
		i, ok := index[f.Path]
		if !ok {
			i = len(files)
			index[f.Path] = i
			files = append(files, nil)
		}
		files[i] = append(files[i], f)
	}
	return files
}
