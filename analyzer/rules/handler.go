package rules

import (
	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
)

// maxRequests bounds the requests that one finding names.
const maxRequests = 3

// requests names the requests whose failures are lost, each once.
func requests(l *usage.Loss) []Related {
	var list []Related
	seen := map[syntax.Node]bool{}
	for _, t := range l.Trials {
		if !seen[t.Node] && t.Node != l.Node && len(list) < maxRequests {
			seen[t.Node] = true
			list = append(list, Related{t.Script, t.Node, "the request"})
		}
	}
	return list
}

// waitedFor names the calls of waitUntil whose promise does not tell a failure.
func waitedFor(l *usage.Loss) []Related {
	var list []Related
	for _, w := range l.Waits {
		list = append(list, Related{w.Script, w.Node, "the promise that the browser waits for, fulfilled all the same"})
	}
	return list
}

// failure says in words which failures of requests are lost.
func failure(l *usage.Loss) string {
	var fails, refused bool
	for _, t := range l.Trials {
		fails, refused = fails || !t.Refused, refused || t.Refused
	}
	switch {
	case fails && refused:
		return "when the request fails or the server refuses it"
	case refused:
		return "when the server refuses the request"
	default:
		return "when the request fails"
	}
}

// forgotten says what the browser makes of a handler that does not fail.
func forgotten(periodic bool) string {
	if periodic {
		return "the browser takes the update for done and tries again at the next interval only"
	}
	return "the browser takes the sync for done and never tries again"
}

// leniently returns info for handlers of periodic sync, where a failure costs freshness only: the
// next interval is the next try. For others it returns no severity, so that it is the rule's.
func leniently(periodic bool) report.Severity {
	if periodic {
		return report.Info
	}
	return ""
}

// inTime tells whether a call of waitUntil is one that counts.
func inTime(w *flow.Wait) bool { return w.In.Has(flow.Fair) && !(w.Late | w.Unsure).Has(flow.Fair) }
