package project

import (
	"path"
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/lower"
	"github.com/synclint/synclint/analyzer/syntax"
)

// connect links the units that load each other, when all are parsed.
func (a *app) connect() {
	slices.Sort(a.order)
	for _, name := range a.order {
		a.settle(a.files[name])
	}
	for _, name := range a.order {
		a.link(a.files[name], []string{path.Dir(name)})
	}
	for _, p := range a.allPages() {
		for _, q := range p.parts {
			if q.unit != nil {
				a.link(q.unit, p.dirs)
			}
		}
	}
}

// settle makes a module of a file that was parsed before it turned out to be loaded as one.
// Without imports and exports it looks like a script, whose variables would be global.
func (a *app) settle(u *unit) {
	name := u.script.File.Path
	if u.script.Kind == Module || !a.modules[name] || a.classics[name] {
		return
	}
	program, err := lower.ParseFile(name, u.script.File.Text, syntax.Module)
	if err != nil {
		return // it is CommonJS
	}
	u.script.Program, u.script.Kind = program, Module
}

// link fills in what a script in one of the folders loads.
func (a *app) link(u *unit, dirs []string) {
	for _, s := range u.survey.imports {
		switch queryOf(s.value) {
		case "url", "raw", "worker", "sharedworker":
			continue
		}
		to, ok := a.importPath(dirs, s.value)
		if !ok || a.files[to] == nil {
			continue
		}
		u.script.Imports[s.value] = a.files[to].script
		u.imported = append(u.imported, a.files[to])
	}
	for _, t := range targets(u.module, u.survey.included) {
		if to, ok := a.resolver.address(dirs, t.address); ok && a.files[to] != nil {
			u.included = append(u.included, a.files[to])
		}
	}
}

// queryOf returns the first key in the query of a specifier, by which bundlers are told what
// to make of a file.
func queryOf(specifier string) string {
	_, query, _ := strings.Cut(specifier, "?")
	if end := strings.IndexAny(query, "&=#"); end >= 0 {
		query = query[:end]
	}
	return query
}
