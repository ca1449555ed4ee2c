package project

import (
	"path"
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/static"
)

// isOpen tells whether a worker may run code of the app, or of somebody, that was not read: what it
// loads under a name that leads nowhere or is not known.
func (a *app) isOpen(u *unit) bool {
	seen := map[*unit]bool{}
	var visit func(u *unit) bool
	visit = func(u *unit) bool {
		if seen[u] {
			return false
		}
		seen[u] = true
		return a.loadsUnread(u) || slices.ContainsFunc(u.imported, visit) || slices.ContainsFunc(u.included, visit)
	}
	return visit(u)
}

func (a *app) loadsUnread(u *unit) bool {
	own := []string{path.Dir(u.script.File.Path)}
	for _, x := range u.survey.included {
		for _, v := range u.module.Eval(x).Possible() {
			address := fileName(v)
			if v.Kind != static.String || address == "" {
				return true
			}
			to, ok := a.resolver.address(own, address)
			if (!ok || a.files[to] == nil) && !ofLibrary(address) && !(v.Partial && u.survey.loader) {
				return true
			}
		}
	}
	for _, s := range u.survey.imports {
		if to, ok := a.importPath(own, s.value); ok && a.files[to] != nil {
			continue
		}
		// A package that gives names does what it does when it is called.
		if (s.bare || isOwn(s.value)) && !ofLibrary(s.value) {
			return true
		}
	}
	return false
}

// isOwn tells whether a specifier leads to a file of the app rather than to a package.
func isOwn(specifier string) bool {
	return isRelative(specifier) || strings.HasPrefix(specifier, "@/") || strings.HasPrefix(specifier, "~") ||
		strings.HasPrefix(specifier, "#") || strings.HasPrefix(specifier, "virtual:") || strings.HasPrefix(specifier, "$")
}

// ofLibrary tells whether a script or package is by its name one of a library that listens to no sync
// event of its own, or to those of its own queues only.
func ofLibrary(name string) bool {
	name = strings.ToLower(name)
	for _, library := range [...]string{
		"workbox", "serwist", "ngsw-worker", "precache-manifest", "sw-toolbox", "idb", "dexie", "localforage", "pouchdb", "firebase", "core-js",
		"regenerator-runtime", "polyfill",
	} {
		if strings.Contains(name, library) {
			return true
		}
	}
	return false
}
