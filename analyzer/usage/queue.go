package usage

import (
	"strings"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
)

// isQueue tells whether a class is a library's queue that registers syncs and replays requests by
// itself: those of Workbox, as modules or as the global that its loader makes, and of Serwist.
func isQueue(name string) bool {
	source, class, isModule := strings.Cut(name, "#")
	if !isModule {
		rest, ok := strings.CutPrefix(name, "workbox.backgroundSync.")
		return ok && queueClass(rest)
	}
	class = strings.TrimPrefix(class, "*.")
	switch {
	case strings.HasPrefix(source, "workbox-background-sync"), strings.HasPrefix(source, "@serwist/background-sync"):
		return queueClass(class)
	case source == "serwist" || strings.HasPrefix(source, "serwist/"):
		return class == "BackgroundSyncQueue" || class == "BackgroundSyncPlugin"
	}
	return false
}

func queueClass(class string) bool {
	switch class {
	case "Queue", "QueuePlugin", "Plugin", "BackgroundSyncPlugin", "BackgroundSyncQueue":
		return true
	}
	return false
}

// queue makes a usage of the construction of a queue.
func (app *App) queue(c flow.Construction, t *flow.Trace) *Usage {
	u := newQueue(c.Script, c.Node, t.Realm.Context)
	if len(c.Args) > 0 {
		if name, ok := c.Args[0].Constant(); ok && !name.Pattern {
			u.Tag = queueTag(name.S)
		}
	}
	return u
}

// newQueue makes a usage of a queue. The library tests for the API and replays what is left when the
// worker starts; where registering rejects, nothing does (measured).
func newQueue(s *project.Script, n syntax.Node, c project.Context) *Usage {
	return &Usage{
		Feature: report.BackgroundSync, Operation: report.OpQueue, Script: s, Node: n, Context: c,
		Tag:      report.Tag{Kind: "unknown"},
		Guard:    Guard{Status: report.Guarded, Idiom: "library"},
		Fallback: Fallback{Status: report.Builtin},
	}
}

func (app *App) queueOutcome(p *flow.Profile, bit flow.Set) report.Outcome {
	switch {
	case p.When == flow.Rejected:
		return report.Nothing
	case p.When == flow.Insecure, p.When == flow.Inactive:
		return report.Nothing // no worker, no queue
	case app.Profiles.With("api.ServiceWorkerRegistration.sync").Has(bit):
		return report.Works
	}
	return report.FallsBack
}
