package project

import (
	"io/fs"

	"github.com/synclint/synclint/analyzer/lower"
	"github.com/synclint/synclint/analyzer/source"
)

// exists tells whether a path names a file below the root.
func (r *resolver) exists(name string) bool {
	if r.scripts[name] {
		return true
	}
	info, err := fs.Lstat(r.fsys, name)
	return err == nil && info.Mode().IsRegular()
}

// readBundles reads the maps of the scripts that mention the APIs.
func (a *app) readBundles() {
	left := maxMapped
	for _, name := range a.order {
		s := a.files[name].script
		lang, _ := lower.ForPath(name)
		if s.Interesting && !s.Library && lang == lower.JavaScript && !lower.IsComponent(name) {
			s.Bundle = readBundle(a.fsys, a.resolver, s.File, &left)
		}
	}
	a.dropCycles()
}

// dropCycles forgets the sources by which a script would be compiled from itself.
func (a *app) dropCycles() {
	const open, done = 1, 2
	state := map[string]int{}
	var visit func(name string)
	visit = func(name string) {
		state[name] = open
		b := a.bundle(name)
		for i := 0; b != nil && i < len(b.sources); i++ {
			switch to := b.sources[i]; {
			case a.bundle(to) == nil:
			case state[to] == open:
				b.sources[i], b.foreign = "", true
			case state[to] != done:
				visit(to)
			}
		}
		state[name] = done
	}
	for _, name := range a.order {
		if state[name] == 0 && a.bundle(name) != nil {
			visit(name)
		}
	}
}

// bundle returns that of a script file, nil if it is none.
func (a *app) bundle(name string) *Bundle {
	if u := a.files[name]; u != nil {
		return u.script.Bundle
	}
	return nil
}

// coverBundles notes which sources of bundles are analyzed themselves: they run in a realm.
func (a *app) coverBundles(realms []*Realm) {
	analyzed := map[*Script]bool{}
	var visit func(s *Script)
	visit = func(s *Script) {
		if analyzed[s] {
			return
		}
		analyzed[s] = true
		for _, to := range s.Imports {
			visit(to)
		}
	}
	for _, r := range realms {
		for _, s := range r.Scripts {
			visit(s)
		}
	}
	for _, name := range a.order {
		if b := a.bundle(name); b != nil {
			a.coverBundle(b, analyzed)
		}
	}
}

func (a *app) coverBundle(b *Bundle, analyzed map[*Script]bool) {
	b.whole = !b.foreign
	for _, name := range b.sources {
		u := a.files[name]
		switch {
		case name == "":
		case u != nil && u.script.Interesting && analyzed[u.script] && a.isSeed(name):
			b.covered[name] = true
		case b.whole && a.mentions(name):
			b.whole = false
		}
	}
	b.whole = b.whole && len(b.covered) > 0
}

// mentions tells whether a file mentions a sync API, or may.
func (a *app) mentions(name string) bool {
	if f := a.facts[name]; f != nil {
		return f.sync
	}
	file, err := source.Read(a.fsys, name)
	return err != nil || mentionsSync(file.Text)
}
