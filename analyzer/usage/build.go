package usage

import (
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/static"
	"github.com/synclint/synclint/analyzer/syntax"
)

// collectBuilds finds the queues of the workers that build tools write: an entry of runtimeCaching has
// a plugin made that queues the requests of its route.
func (app *App) collectBuilds(builds []*project.Build) {
	known := map[syntax.Expr]bool{} // options may be part of others
	for _, b := range builds {
		lists := b.Options.Get("runtimeCaching").Possible()
		for _, list := range lists {
			if known[list.Node] {
				continue
			}
			known[list.Node] = true
			for _, elem := range list.Elems {
				for _, entry := range elem.Possible() {
					if entry.Kind == static.Object {
						app.configured(b, list, entry, len(lists) == 1 && elem.Kind == static.Object)
					}
				}
			}
		}
	}
}

// configured adds the queues of an entry; certain tells that it is in the list come what may.
func (app *App) configured(b *project.Build, list, entry *static.Value, certain bool) {
	certain = certain && entry.Get("options").Kind == static.Object
	for _, options := range entry.Get("options").Possible() {
		sync, ok := options.Field("backgroundSync")
		if !ok || sync.Key == nil {
			continue
		}
		script := b.ScriptOf(sync.Module)
		for _, given := range sync.Value.Possible() {
			if given.Kind != static.Object || !script.Reported(sync.Key) {
				continue
			}
			q := newQueue(script, sync.Key, project.ServiceWorker)
			q.Build, q.List, q.Plugin = b, list, true
			q.Certain = certain && sync.Value.Kind == static.Object
			q.name(optionOf(b, given, "name"))
			more := given.Get("options")
			q.Retention = optionOf(b, more, "maxRetentionTime")
			q.OnSync = optionOf(b, more, "onSync")
			q.Forced = optionOf(b, more, "forceSyncFallback")
			q.Routes = []*Route{configuredRoute(b, entry)}
			app.Queues = append(app.Queues, q)
		}
	}
}
