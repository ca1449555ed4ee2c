package project

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/lower"
	"github.com/synclint/synclint/analyzer/source"
)

// describe fills in the project: realms first, for they give scripts their contexts.
func (a *app) describe(p *Project) {
	a.readBundles()
	p.Realms = slices.Concat(a.pageRealms(), a.workerRealms(), a.orphanRealms())
	slices.SortStableFunc(p.Realms, func(x, y *Realm) int {
		return cmp.Or(strings.Compare(x.Path, y.Path), cmp.Compare(x.Context, y.Context))
	})
	a.coverBundles(p.Realms)
	p.Apps = a.group(p.Realms)
	a.findOrphans(p)
	a.findUnused(p)
	parsed := map[string]bool{}
	for _, u := range a.allUnits() {
		p.Scripts = append(p.Scripts, u.script)
		parsed[u.script.File.Path] = true
	}
	for _, page := range a.pages {
		p.Pages = append(p.Pages, page.page)
	}
	p.Parsed = len(parsed)
	slices.SortFunc(p.Scripts, func(x, y *Script) int {
		return cmp.Or(strings.Compare(x.File.Path, y.File.Path), cmp.Compare(x.Program.Start, y.Program.Start))
	})
	slices.SortFunc(p.Pages, func(x, y *source.Page) int { return strings.Compare(x.File.Path, y.File.Path) })
}

// mark adds a context to a script and to all that it loads.
func (u *unit) mark(c Context) {
	if u.script.Context&c != 0 {
		return
	}
	u.script.Context |= c
	for _, v := range u.imported {
		v.mark(c)
	}
	for _, v := range u.included {
		v.mark(c)
	}
}

// pageRealms makes a realm for each page but those that run the same as another.
func (a *app) pageRealms() []*Realm {
	for _, p := range a.allPages() {
		for _, u := range a.units(p) {
			u.mark(Window)
		}
	}
	var realms []*Realm
	seen := map[string]bool{}
	uses := map[*unit]int{} // realms so far that a file is in
	for _, p := range a.pages {
		units := a.units(p)
		key := content(units)
		if len(units) == 0 || seen[key] || len(realms) == maxRealms || !a.adds(units, uses) {
			continue
		}
		seen[key] = true
		for _, u := range units {
			uses[u]++
		}
		realms = append(realms, newRealm(Window, p.page.File.Path, units))
	}
	for _, name := range a.opts.Pages {
		if u := a.files[name]; u != nil && u.script.Context&Window == 0 {
			u.mark(Window)
			realms = append(realms, newRealm(Window, name, withIncluded(u)))
		}
	}
	return realms
}

// adds tells whether a realm of these scripts may show what other realms have not.
func (a *app) adds(units []*unit, uses map[*unit]int) bool {
	inline := slices.ContainsFunc(units, func(u *unit) bool { return u.script.Interesting && !a.isFile(u) })
	return inline || !slices.ContainsFunc(units, func(u *unit) bool { return uses[u] >= maxRealmsPerScript })
}

func (a *app) isFile(u *unit) bool { return a.files[u.script.File.Path] == u }

// content identifies what a list of scripts does. Inline scripts of the same text are equal.
func content(units []*unit) string {
	h := sha256.New()
	for _, u := range units {
		s := u.script
		name := s.File.Path
		if kindOf(name) == pageFile {
			name = string(s.File.Text[s.Program.Start:s.Program.End])
		}
		fmt.Fprintf(h, "%d %d %s", s.Kind, len(name), name)
	}
	return string(h.Sum(nil))
}

func newRealm(c Context, path string, units []*unit) *Realm {
	r := &Realm{Context: c, Path: path}
	for _, u := range units {
		r.Scripts = append(r.Scripts, u.script)
	}
	return r
}

// workerRealms makes a realm for each worker.
func (a *app) workerRealms() []*Realm {
	var realms []*Realm
	add := func(name string, c Context) {
		u := a.files[name]
		u.mark(c)
		r := newRealm(c, name, withIncluded(u))
		r.Registered = a.registered[name]
		r.Open = c == ServiceWorker && a.isOpen(u)
		realms = append(realms, r)
	}
	for _, name := range a.order {
		if a.registered[name] {
			add(name, ServiceWorker)
		}
		if a.workers[name] {
			add(name, Worker)
		}
	}
	for _, u := range a.roots(func(u *unit) bool { return u.script.Context == 0 && u.isServiceWorker() }) {
		if u.script.Context == 0 {
			add(u.script.File.Path, ServiceWorker)
		}
	}
	return realms
}

// isServiceWorker tells whether the content of a file says that it is a service worker: its own,
// or that of its parts if it has the name of one.
func (u *unit) isServiceWorker() bool {
	file := u.script.File.Path
	if lower.IsComponent(file) {
		return false
	}
	if u.survey.signs.serviceWorker(file) {
		return true
	}
	return namedLikeWorker(file) && !u.survey.signs.window && !u.survey.signs.isTest() &&
		slices.ContainsFunc(u.imported, func(v *unit) bool { return v.survey.signs.strong > 0 })
}

// withIncluded returns the scripts of a worker in the order in which they run: those of
// importScripts before the one that calls it.
func withIncluded(u *unit) []*unit {
	var list []*unit
	seen := map[*unit]bool{}
	var visit func(*unit)
	visit = func(u *unit) {
		if seen[u] {
			return
		}
		seen[u] = true
		for _, v := range u.included {
			visit(v)
		}
		list = append(list, u)
	}
	visit(u)
	return list
}

// roots returns the files that are wanted so that each stands before all that it loads, unless
// it is loaded by them in turn.
func (a *app) roots(wanted func(*unit) bool) []*unit {
	var finished []*unit
	seen := map[*unit]bool{}
	var visit func(*unit)
	visit = func(u *unit) {
		if seen[u] {
			return
		}
		seen[u] = true
		for _, v := range u.imported {
			visit(v)
		}
		for _, v := range u.included {
			visit(v)
		}
		finished = append(finished, u)
	}
	for _, name := range a.order {
		visit(a.files[name])
	}
	slices.Reverse(finished)
	return slices.DeleteFunc(finished, func(u *unit) bool { return !wanted(u) })
}

// orphanRealms makes realms for what nothing loads: scripts that mention a sync API, and those
// that load them.
func (a *app) orphanRealms() []*Realm {
	orphan := func(u *unit) bool { return u.script.Context == 0 && !u.survey.signs.isTest() }
	useful := a.useful(orphan)
	covered := map[*unit]bool{}
	var realms []*Realm
	for _, u := range a.roots(func(u *unit) bool { return useful[u] }) {
		if covered[u] {
			continue
		}
		c := cover(u, covered).context()
		if c != 0 {
			u.mark(c)
		}
		realms = append(realms, newRealm(c, u.script.File.Path, withIncluded(u)))
	}
	return realms
}

// useful returns the orphans that are to be analyzed or load such, directly or not.
func (a *app) useful(orphan func(*unit) bool) map[*unit]bool {
	loadedBy := map[*unit][]*unit{}
	var todo []*unit
	for _, name := range a.order {
		u := a.files[name]
		if !orphan(u) {
			continue
		}
		for _, v := range slices.Concat(u.imported, u.included) {
			loadedBy[v] = append(loadedBy[v], u)
		}
		if a.isSeed(name) || a.partners[name] {
			todo = append(todo, u)
		}
	}
	useful := map[*unit]bool{}
	for len(todo) > 0 {
		u := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if !useful[u] {
			useful[u] = true
			todo = append(todo, loadedBy[u]...)
		}
	}
	return useful
}

// cover adds a script and all that it loads to a set, and returns the signs of what is new.
func cover(u *unit, covered map[*unit]bool) signs {
	if covered[u] {
		return signs{}
	}
	covered[u] = true
	all := u.survey.signs
	all.window = all.window || lower.IsComponent(u.script.File.Path)
	for _, v := range slices.Concat(u.imported, u.included) {
		s := cover(v, covered)
		all.window, all.weak = all.window || s.window, all.weak+s.weak
	}
	return all
}

// findOrphans marks the service workers that nothing loads.
func (a *app) findOrphans(p *Project) {
	served := map[int]bool{} // apps that have a worker, as far as it shows
	for _, r := range p.Realms {
		served[r.App] = served[r.App] || r.Context == ServiceWorker && r.Registered
	}
	for i, app := range p.Apps {
		served[i] = served[i] || slices.ContainsFunc(app.Builds, (*Build).Generates)
	}
	for _, r := range p.Realms {
		if r.Context == ServiceWorker && !r.Registered && served[r.App] && a.isSeed(r.Path) {
			r.Orphan = !a.mentioned(r.Path)
		}
	}
}
