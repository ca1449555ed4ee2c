package rules

import (
	"fmt"
	"regexp"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/usage"
)

// quoted writes the name of a queue.
func quoted(name string) string {
	if name == "" {
		return "this queue"
	}
	return fmt.Sprintf("the queue %q", name)
}

var beacons = regexp.MustCompile(`(?i)analytics|collect|beacon|telemetry|tracking|metrics|pixel|\blogs?\b|\bstats?\b`)

// telemetry tells whether a queue is, by the patterns of its routes, for requests that nobody misses one
// of.
func telemetry(q *usage.Queue) bool {
	return all(q.Routes, func(r *usage.Route) bool { return beacons.MatchString(r.Pattern) })
}

// milder returns a severity for telemetry, "" for the rule's own.
func milder(q *usage.Queue, s report.Severity) report.Severity {
	if telemetry(q) {
		return s
	}
	return ""
}
