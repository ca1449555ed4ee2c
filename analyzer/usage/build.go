package usage

import (
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/static"
)

// collectBuilds finds the queues of the workers that build tools write: an entry of runtimeCaching has
// a plugin made that queues the requests of its route.
func (app *App) collectBuilds(builds []*project.Build) {
	known := map[*static.Value]bool{}
	for _, b := range builds {
		for _, entry := range runtimeCaching(b.Options) {
			if !known[entry] {
				known[entry] = true
				app.configured(b, entry)
			}
		}
	}
}

// runtimeCaching returns the entries that are objects.
func runtimeCaching(options *static.Value) []*static.Value {
	var entries []*static.Value
	for _, list := range options.Get("runtimeCaching").Possible() {
		for _, elem := range list.Elems {
			for _, entry := range elem.Possible() {
				if entry.Kind == static.Object {
					entries = append(entries, entry)
				}
			}
		}
	}
	return entries
}

// configured adds the queues of an entry.
func (app *App) configured(b *project.Build, entry *static.Value) {
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
			q.Build, q.Plugin = b, true
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
