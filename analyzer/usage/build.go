package usage

import (
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
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
		for _, given := range sync.Value.Possible() {
			if given.Kind != static.Object {
				continue
			}
			script := b.ScriptOf(sync.Module)
			u := newQueue(script, sync.Key, project.ServiceWorker)
			if name, ok := given.Get("name").Known(); ok {
				u.Tag = queueTag(name)
			}
			if script.Reported(sync.Key) {
				app.Usages = append(app.Usages, u)
			}
		}
	}
}

// queueTag returns the tag that a queue registers.
func queueTag(name string) report.Tag {
	return report.Tag{Kind: "literal", Value: "workbox-background-sync:" + name}
}
