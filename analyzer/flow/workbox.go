package flow

import (
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/syntax"
)

// LibraryMember returns which export of Workbox or Serwist something foreign is, by its name: Queue for
// "workbox-background-sync#Queue" and for the global workbox.backgroundSync.Queue. ok is false for what
// is not theirs, or does not run in workers.
func LibraryMember(name string) (member string, ok bool) {
	source, path, isModule := strings.Cut(name, "#")
	switch {
	case !isModule:
		path, ok = strings.CutPrefix(name, "workbox.")
	case strings.HasPrefix(source, "workbox-"):
		ok = !strings.HasPrefix(source, "workbox-window") && !strings.HasPrefix(source, "workbox-build")
	default:
		ok = source == "serwist" || strings.HasPrefix(source, "serwist/") ||
			strings.HasPrefix(source, "@serwist/") && !strings.HasPrefix(source, "@serwist/window")
	}
	if path == "default" { // import Queue from 'workbox-background-sync/Queue.mjs'
		path = strings.TrimSuffix(source[strings.LastIndexByte(source, '/')+1:], ".mjs")
	}
	return path[strings.LastIndexByte(path, '.')+1:], ok
}

func isLibrary(name string) bool {
	_, ok := LibraryMember(name)
	return ok
}

// Queue tells whether it makes a queue that registers syncs and sends requests again by itself, by
// itself or with a plugin round it.
func (c *Construction) Queue() bool {
	if _, isNew := c.Node.(*syntax.New); !isNew {
		return false
	}
	switch member, _ := LibraryMember(c.Name); member {
	case "BackgroundSyncPlugin", "BackgroundSyncQueue":
		return true
	case "Queue", "Plugin", "QueuePlugin": // other modules had a Plugin too
		return strings.Contains(c.Name, "background-sync") || strings.Contains(c.Name, ".backgroundSync.")
	}
	return false
}

// library notes that something of a library is constructed or called, and returns what that gives.
func (in *interp) library(node syntax.Node, f Unknown, args []Value, live Set) Value {
	made := in.makes[node]
	if made == nil {
		made = &Construction{Name: f.Name, Node: node, Script: in.module.script}
		in.makes[node] = made
	}
	made.In |= live
	for i, v := range args {
		if i == len(made.Args) {
			made.Args = append(made.Args, nil)
		}
		made.Args[i] = made.Args[i].join(v)
	}
	if !slices.Contains(in.act.Made, made) {
		in.act.Made = append(in.act.Made, made)
	}
	if made.Queue() {
		queue := in.platform.Interfaces["workbox.Queue"]
		if len(args) > 1 {
			in.listen(queue, "Sync", node, in.fieldOf(args[1], "onSync", live))
		}
		return one(live, Object{I: queue, Made: made})
	}
	for _, arg := range args {
		in.escapes(arg, live)
	}
	u := Unknown{Opaque: f.Opaque, Made: made}
	if len(f.Name) < maxName-len("()") {
		u.Name = f.Name + "()" // so that its methods have names
	}
	return one(live, u)
}
