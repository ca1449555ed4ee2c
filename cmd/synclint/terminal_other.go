//go:build !unix && !windows

package main

import "os"

// terminalWidth returns 0: these systems don't tell.
func terminalWidth(*os.File) int { return 0 }
