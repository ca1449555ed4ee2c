package truth

import (
	"strings"

	"github.com/synclint/synclint/analyzer/report"
)

// record is what became of an app.
type record struct {
	Errors     []string `json:"errors"` // that nothing handled in the page
	Waits      bool     `json:"waits"`  // for navigator.serviceWorker.ready
	registered []string // tags that the browser took
	sent       []string // requests
	fails      []string // errors that nothing handled in the worker
}

// outcome says it in the words of the report, for a registration in a context: errors and waiting in
// another one are not its own.
func (r record) outcome(context string) report.Outcome {
	errors, waits := r.Errors, r.Waits
	if context == "service-worker" {
		errors, waits = r.fails, false
	}
	switch {
	case len(r.registered) > 0:
		return report.Works
	case len(errors) > 0:
		return report.Throws
	case len(r.sent) > 0:
		return report.FallsBack
	case waits:
		return report.Hangs
	}
	return report.Nothing
}

func (r record) String() string {
	var parts []string
	add := func(what string, list []string) {
		if len(list) > 0 {
			parts = append(parts, what+" "+strings.Join(list, ", "))
		}
	}
	add("registered", r.registered)
	add("sent", r.sent)
	add("unhandled:", r.Errors)
	add("unhandled in the worker:", r.fails)
	if r.Waits {
		parts = append(parts, "waits for ready")
	}
	if len(parts) == 0 {
		return "nothing happened"
	}
	return strings.Join(parts, "; ")
}
