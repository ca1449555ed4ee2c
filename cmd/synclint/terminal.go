package main

import (
	"io"
	"os"

	"github.com/mattn/go-isatty"
)

// terminal tells what an output leads to.
type terminal struct {
	is    bool
	width int // columns, 0 when it is no terminal
}

// unknownWidth is taken for the columns of a terminal that doesn't tell.
const unknownWidth = 80

func terminalOf(w io.Writer) terminal {
	f, ok := w.(*os.File)
	if !ok {
		return terminal{}
	}
	if isatty.IsCygwinTerminal(f.Fd()) {
		return terminal{is: true, width: unknownWidth}
	}
	if !isatty.IsTerminal(f.Fd()) {
		return terminal{}
	}
	width := terminalWidth(f)
	if width <= 0 {
		width = unknownWidth
	}
	return terminal{is: true, width: width}
}
