package project

import (
	"path"
	"slices"
	"strings"
)

// realms puts the scripts into the environments that they run in. A script in several of them has
// several contexts.
func (l *loader) realms() {
	used := map[*Script]bool{}
	workers := l.serviceWorkers()
	seen := map[string]bool{}
	for _, p := range l.pages {
		scripts := slices.DeleteFunc(slices.Clone(p.scripts), func(s *Script) bool { return workers[s] })
		if key := realmKey(p, scripts); len(scripts) > 0 && !seen[key] {
			seen[key] = true
			l.add(&Realm{Context: Window, Path: p.File.Path, Scripts: scripts}, used)
		}
	}
	for _, name := range l.names() {
		if s := l.scripts[name]; workers[s] {
			l.add(&Realm{Context: ServiceWorker, Path: name, Scripts: l.withIncluded(s)}, used)
		}
	}
	for _, name := range l.names() {
		for _, address := range l.scripts[name].dedicated {
			if w := l.scripts[l.worker(path.Dir(name), address)]; w != nil && !used[w] {
				l.add(&Realm{Context: Worker, Path: w.File.Path, Scripts: l.withIncluded(w)}, used)
			}
		}
	}
	l.orphans(used)
}

// realmKey tells realms with the same scripts apart from others; one of them is enough.
func realmKey(p *page, scripts []*Script) string {
	var b strings.Builder
	for _, s := range scripts {
		b.WriteString(s.File.Path)
		b.WriteByte('\n')
		if s.File == p.File {
			return p.File.Path // scripts of its own
		}
	}
	return b.String()
}

func (l *loader) names() []string {
	var names []string
	for name, s := range l.scripts {
		if s != nil {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// add adds a realm that has anything to do with the APIs, and marks what runs in it.
func (l *loader) add(r *Realm, used map[*Script]bool) {
	reached := map[*Script]bool{}
	for _, s := range r.Scripts {
		reach(s, reached)
	}
	interesting := false
	for s := range reached {
		interesting = interesting || s.Interesting
	}
	for s := range reached {
		s.Context |= r.Context
		used[s] = true
	}
	if interesting {
		l.project.Realms = append(l.project.Realms, r)
	}
}

func reach(s *Script, reached map[*Script]bool) {
	if reached[s] {
		return
	}
	reached[s] = true
	for _, t := range s.Imports {
		reach(t, reached)
	}
}

// serviceWorkers returns the scripts that are registered as service workers, and those that are
// by what they do: half of the registered names are not those of the source files.
func (l *loader) serviceWorkers() map[*Script]bool {
	workers := map[*Script]bool{}
	register := func(from *Script) {
		for _, address := range from.workers {
			if w := l.scripts[l.workerFile(from, address)]; w != nil {
				workers[w] = true
			}
		}
	}
	for _, name := range l.names() {
		register(l.scripts[name])
	}
	inPage := map[*Script]bool{}
	for _, p := range l.pages {
		for _, s := range p.scripts {
			register(s)
			inPage[s] = true
		}
	}
	part := l.included()
	for _, name := range l.names() {
		s := l.scripts[name]
		if !inPage[s] && !part[s] && s.signs.serviceWorker() && !testFile(name) {
			workers[s] = true
		}
	}
	return workers
}

// included returns the scripts that others load by importScripts: parts of workers.
func (l *loader) included() map[*Script]bool {
	parts := map[*Script]bool{}
	for _, name := range l.names() {
		for _, address := range l.scripts[name].included {
			if t := l.scripts[l.resolve(path.Dir(name), address)]; t != nil && t != l.scripts[name] {
				parts[t] = true
			}
		}
	}
	return parts
}

// workerFile finds the file of a registered worker and parses it if that was not done.
func (l *loader) workerFile(from *Script, address string) string {
	name := l.worker(path.Dir(from.File.Path), address)
	if name != "" && l.script(name) != nil {
		l.link([]string{name})
	}
	return name
}

// withIncluded returns the scripts that importScripts loads, in order, and then the script.
func (l *loader) withIncluded(s *Script) []*Script {
	var list []*Script
	seen := map[*Script]bool{}
	var visit func(s *Script)
	visit = func(s *Script) {
		if seen[s] {
			return
		}
		seen[s] = true
		for _, address := range s.included {
			if t := l.scripts[l.resolve(path.Dir(s.File.Path), address)]; t != nil {
				visit(t)
			}
		}
		list = append(list, s)
	}
	visit(s)
	return list
}

// orphans gives each interesting script that runs nowhere in sight, and that no other one
// imports, a realm of its own. A bundler takes it from there.
func (l *loader) orphans(used map[*Script]bool) {
	imported := map[*Script]bool{}
	for _, s := range l.scripts {
		if s == nil {
			continue
		}
		for _, t := range s.Imports {
			if t != s {
				imported[t] = true
			}
		}
	}
	// First those that nothing imports; then what is left, which import each other.
	for _, roots := range []bool{true, false} {
		for _, name := range l.names() {
			s := l.scripts[name]
			if used[s] || roots && imported[s] || !roots && !s.Interesting || testFile(name) || !under(name, l.opts.Paths) {
				continue
			}
			context := Context(0)
			if s.signs.page {
				context = Window
			}
			l.add(&Realm{Context: context, Path: name, Scripts: []*Script{s}}, used)
		}
	}
}
