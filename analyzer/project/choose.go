package project

import (
	"path"
	"slices"
)

// choice is what to parse at first, sorted by path. What that loads is parsed later.
type choice struct {
	scripts []string
	pages   []string // pages that have a part in the use of the APIs
	// registrars are other pages that may register the service worker. Nothing but the
	// scripts in which they do so is wanted.
	registrars []string
}

// choose picks the files that mention a sync API, what may load them directly or not, and
// the files that have to do with service workers.
func (l *loader) choose() choice {
	l.linkUp()
	l.findPartners()
	marked := l.ancestors(slices.DeleteFunc(slices.Concat(l.tree.scripts, l.tree.pages), func(name string) bool {
		return !l.isSeed(name) && !l.partners[name]
	}))
	var c choice
	for _, name := range l.tree.scripts {
		f := l.facts[name]
		found := f != nil && !isTest(name) && (marked[name] || f.sync || f.workers || f.scope || f.build)
		if found || f != nil && l.isNamed(name) {
			c.scripts = append(c.scripts, name)
		}
	}
	for _, name := range l.tree.pages {
		switch f := l.facts[name]; {
		case f == nil:
		case marked[name], l.isNamed(name):
			c.pages = append(c.pages, name)
		case f.workers:
			c.registrars = append(c.registrars, name)
		}
	}
	return c
}

// findPartners finds, in packages where only what may be a service worker mentions a sync API, the files
// that may name the worker: what a page does with it, and in its place, says what becomes of the data.
func (l *loader) findPartners() {
	inPages, inWorkers := map[string]bool{}, map[string]bool{}
	var named []string
	for _, name := range slices.Concat(l.tree.scripts, l.tree.pages) {
		f := l.facts[name]
		switch {
		case l.isSeed(name) && f.scope:
			inWorkers[l.packageOf(name)] = true
		case l.isSeed(name):
			inPages[l.packageOf(name)] = true
		case f != nil && f.workers && !f.scope && !isTest(name):
			named = append(named, name)
		}
	}
	l.partners = map[string]bool{}
	for _, name := range named {
		if p := l.packageOf(name); inWorkers[p] && !inPages[p] {
			l.partners[name] = true
		}
	}
}

// isNamed tells whether a file is known to run in pages or as a service worker.
func (l *loader) isNamed(name string) bool {
	return slices.Contains(l.opts.Pages, name) || slices.Contains(l.opts.Workers, name)
}

// linkUp notes for each file by which files it may be loaded. A file that many files of other packages
// import is taken for a library's: what they do is not followed.
func (l *loader) linkUp() {
	l.loadedBy = map[string][]string{}
	foreign := map[string][]string{}
	for _, names := range [...][]string{l.tree.scripts, l.tree.pages} {
		for _, name := range names {
			f := l.facts[name]
			if f == nil || isTest(name) {
				continue
			}
			for _, k := range f.links {
				to, ok := l.follow(f, k)
				switch {
				case !ok || to == name:
				case k.url || isRelative(k.address) || l.samePackage(name, to):
					l.loadedBy[to] = append(l.loadedBy[to], name)
				default:
					foreign[to] = append(foreign[to], name)
				}
			}
			f.links = nil
		}
	}
	for to, names := range foreign {
		if len(names) <= maxImporters {
			l.loadedBy[to] = append(l.loadedBy[to], names...)
		}
	}
}

func (l *loader) samePackage(a, b string) bool {
	return l.packageOf(a) == l.packageOf(b)
}

func (l *loader) packageOf(name string) string { return l.resolver.specifiers.Package(path.Dir(name)) }

// follow resolves a link in a file.
func (l *loader) follow(f *facts, k link) (string, bool) {
	if k.url {
		return l.resolver.address(f.dirs, k.address)
	}
	for _, dir := range f.dirs {
		if to, ok := l.resolver.module(dir, k.address); ok {
			return to, true
		}
	}
	return "", false
}

// ancestors returns the given files and all that may load them, directly or not.
func (l *loader) ancestors(names []string) map[string]bool {
	marked := make(map[string]bool, len(names))
	for len(names) > 0 {
		name := names[len(names)-1]
		names = names[:len(names)-1]
		if !marked[name] {
			marked[name] = true
			names = append(names, l.loadedBy[name]...)
		}
	}
	return marked
}

// bases returns the folders that an address in a script may be relative to when it is handed
// to the browser: those of the pages with the script, then that of the script.
func (l *loader) bases(name string) []string {
	var pages []string
	for other := range l.ancestors([]string{name}) {
		if kindOf(other) == pageFile {
			pages = append(pages, other)
		}
	}
	slices.Sort(pages)
	var dirs []string
	for _, page := range pages {
		for _, dir := range l.facts[page].dirs {
			if !slices.Contains(dirs, dir) && len(dirs) < maxBases {
				dirs = append(dirs, dir)
			}
		}
	}
	return append(dirs, path.Dir(name))
}
