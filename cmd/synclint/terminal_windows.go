package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// terminalWidth returns the columns of a terminal, 0 when it doesn't tell.
func terminalWidth(f *os.File) int {
	var info windows.ConsoleScreenBufferInfo
	if err := windows.GetConsoleScreenBufferInfo(windows.Handle(f.Fd()), &info); err != nil {
		return 0
	}
	return int(info.Window.Right-info.Window.Left) + 1
}
