package main

import (
	"bufio"
	"io"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/synclint/synclint/analyzer/fix"
	"github.com/synclint/synclint/analyzer/source"
	"github.com/synclint/synclint/reports"
)

// writeDiff writes how a file changes, in the unified format. Characters that would steer a
// terminal are shown by name, so that a patch of a file with such characters near a change does
// not apply.
func writeDiff(w io.Writer, name string, f fix.File) error {
	before, err := source.Decode(f.Before)
	if err != nil {
		return err
	}
	after, err := source.Decode(f.After)
	if err != nil {
		return err
	}
	name = reports.Printable(strings.TrimPrefix(name, "/"))
	b := bufio.NewWriter(w)
	text := string(diff.Diff("a/"+name, before, "b/"+name, after))
	_, text, _ = strings.Cut(text, "\n") // the line with the command that makes a diff
	for line := range strings.Lines(text) {
		_, _ = b.WriteString(printableLine(line)) // an error is kept until the flush
	}
	return b.Flush()
}

// printableLine returns a line that is safe to print. Its tabs and its end stay.
func printableLine(line string) string {
	text := strings.TrimRight(line, "\r\n")
	cells := strings.Split(text, "\t")
	for i, cell := range cells {
		cells[i] = reports.Printable(cell)
	}
	end := line[len(text):]
	if end != "\n" && end != "\r\n" {
		end = reports.Printable(strings.TrimSuffix(end, "\n")) + "\n"
	}
	return strings.Join(cells, "\t") + end
}
