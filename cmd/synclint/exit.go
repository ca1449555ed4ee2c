package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/synclint/synclint/reports"
)

// The exit statuses. Scripts rely on them.
const (
	exitOK          = 0   // nothing found at or above the severity of --fail-on
	exitFindings    = 1   // something found
	exitFailure     = 2   // could not run: a wrong flag, no such path, nothing could be analyzed
	exitInterrupted = 130 // stopped by a signal, as shells say it of SIGINT
)

// errFindings ends a command that did its work and found something.
var errFindings = errors.New("there are findings")

// usageError is a command line that makes no sense.
type usageError struct {
	message string
	command string // whose help tells more
}

func (e *usageError) Error() string { return e.message }

// exit tells the user about the error that ended the program, and returns the exit status.
func (a *app) exit(ctx context.Context, err error) int {
	var usage *usageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errFindings):
		return exitFindings
	case ctx.Err() != nil:
		a.complain("stopped")
		return exitInterrupted
	case errors.As(err, &usage):
		a.complain(usage.message)
		fmt.Fprintf(a.stderr, "run '%s --help' for help\n", usage.command)
		return exitFailure
	default:
		a.complain(err.Error())
		return exitFailure
	}
}

// complain writes one line to standard error.
func (a *app) complain(message string) {
	fmt.Fprintln(a.stderr, "synclint: "+reports.Printable(message))
}
