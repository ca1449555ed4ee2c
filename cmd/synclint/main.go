// Command synclint analyzes how progressive web apps use Background Sync and Periodic Background
// Sync, and says what happens in each browser.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/synclint/synclint/analyzer"
)

func main() {
	collectRarely()
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// collectRarely trades memory for time, as a short-lived process may: collecting garbage takes a
// third of a large analysis otherwise. Above a gigabyte it is collected as ever. GOGC and GOMEMLIMIT
// of the environment count for more.
func collectRarely() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(1 << 30)
	}
}

// run runs the command line and returns its exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// From the first signal on, the next one ends the program at once.
	context.AfterFunc(ctx, stop)

	a := &app{
		stdin: stdin, stdout: stdout, stderr: stderr,
		out: terminalOf(stdout), err: terminalOf(stderr),
		env: os.Getenv, analyze: analyzer.Analyze,
	}
	return a.run(ctx, args)
}
