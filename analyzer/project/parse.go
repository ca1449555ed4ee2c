package project

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"github.com/synclint/synclint/analyzer/source"
	"github.com/synclint/synclint/analyzer/static"
	"github.com/synclint/synclint/analyzer/syntax"
)

// unit is a parsed script with what it loads.
type unit struct {
	script   *Script
	survey   *survey
	module   *static.Module // to evaluate expressions of it
	imported []*unit        // by imports and require, in source order
	included []*unit        // by importScripts
	starts   []string       // files that it starts as workers

	registrations []*Registration
}

// app holds what has been parsed.
type app struct {
	*loader
	files      map[string]*unit // script files; nil for those that could not be parsed
	order      []string         // the paths of files, as they came
	modules    map[string]bool  // files that something imports as a module
	classics   map[string]bool  // files that something loads as a classic script
	registered map[string]bool  // files that are registered as service workers
	workers    map[string]bool  // files that run as other workers
	pages      []*pageUnit
	registrars []*pageUnit
	budget     int // bytes that may still be parsed
	exhausted  bool
}

// parse parses what was chosen and all that it loads.
func (l *loader) parse(ctx context.Context, c choice) (*app, error) {
	a := &app{
		loader: l, files: map[string]*unit{}, budget: maxParsed,
		modules: map[string]bool{}, classics: map[string]bool{},
		registered: map[string]bool{}, workers: map[string]bool{},
	}
	for _, name := range l.opts.Workers {
		a.registered[name] = true
	}
	if err := a.parsePages(ctx, c); err != nil {
		return nil, err
	}
	wave := slices.Concat(c.scripts, a.pageFiles())
	for len(wave) > 0 {
		var units []*unit
		var err error
		if units, err = a.parseFiles(ctx, wave); err != nil {
			return nil, err
		}
		if wave = a.loads(units); len(wave) == 0 {
			wave = a.loadsLate()
		}
	}
	a.connect()
	return a, nil
}

// parseFiles parses the files that are not yet parsed, as far as the budget allows.
func (a *app) parseFiles(ctx context.Context, names []string) ([]*unit, error) {
	slices.Sort(names)
	var fresh []string
	for _, name := range slices.Compact(names) {
		if _, known := a.files[name]; !known && a.spend(name) {
			fresh = append(fresh, name)
		}
		if a.files[name] == nil {
			a.files[name] = nil
		}
	}
	units := make([]*unit, len(fresh))
	err := a.each(ctx, "parse", len(fresh), func(i int) { units[i] = a.parseFile(fresh[i]) })
	for i, name := range fresh {
		a.files[name] = units[i]
		if units[i] != nil {
			a.order = append(a.order, name)
		}
	}
	return slices.DeleteFunc(units, func(u *unit) bool { return u == nil }), err
}

// spend takes a file from the budget.
func (a *app) spend(name string) bool {
	size := 0
	if f := a.facts[name]; f != nil {
		size = f.size
	} else if info, err := fs.Stat(a.fsys, name); err == nil {
		size = int(min(info.Size(), source.MaxSize))
	}
	if size > a.budget {
		if !a.exhausted {
			a.diags.add(name, fmt.Errorf("more than %d MiB of JavaScript; this file and others are left out", maxParsed>>20))
		}
		a.exhausted = true
		return false
	}
	a.budget -= size
	return true
}

// parseFile parses a script file; nil if that is not possible.
func (a *app) parseFile(name string) *unit {
	file, err := source.Read(a.fsys, name)
	if err != nil {
		a.diags.add(name, err)
		return nil
	}
	goal := syntax.Auto
	if a.modules[name] && !a.classics[name] || path.Ext(name) == ".mjs" {
		goal = syntax.Module
	}
	program := a.parseScript(file, goal)
	if program == nil {
		return nil
	}
	return newUnit(file, program, file.Text)
}

// newUnit makes a unit of a program and its text.
func newUnit(file *source.File, program *syntax.Program, text []byte) *unit {
	s := &Script{
		File: file, Program: program, Imports: map[string]*Script{},
		Interesting: mentionsSync(text), Library: isLibrary(text),
	}
	if program.Module {
		s.Kind = Module
	}
	return &unit{script: s, survey: surveyProgram(program), module: &static.Module{Program: program}}
}

// loads resolves what file scripts load and returns the files that are to be parsed.
func (a *app) loads(units []*unit) []string {
	var wave []string
	for _, u := range units {
		name := u.script.File.Path
		wave = append(wave, a.resolveLoads(u, []string{path.Dir(name)}, a.basesOf(u))...)
	}
	return wave
}

// basesOf returns the folders that the addresses of workers in a script file may be relative to.
func (a *app) basesOf(u *unit) []string {
	name := u.script.File.Path
	if len(u.survey.registered)+len(u.survey.workers) == 0 {
		return []string{path.Dir(name)}
	}
	return a.bases(name)
}

// resolveLoads returns the files that a script loads; own and bases are the folders that
// addresses in it are relative to, without and with those of pages.
func (a *app) resolveLoads(u *unit, own, bases []string) []string {
	var wave []string
	for _, s := range u.survey.imports {
		to, ok := a.importPath(own, s.value)
		if !ok {
			continue
		}
		switch query := queryOf(s.value); {
		case query == "worker" || query == "sharedworker":
			a.workers[to] = true
		case query == "url" || query == "raw":
			continue // its text or address, not the module
		case s.module:
			a.modules[to] = true
		}
		wave = append(wave, to)
	}
	return append(wave, a.resolveStarts(u, own, bases)...)
}

// resolveStarts returns the files that a script loads by their addresses.
func (a *app) resolveStarts(u *unit, own, bases []string) []string {
	var wave []string
	for _, t := range targets(u.module, u.survey.included) {
		if to, ok := a.resolver.address(own, t.address); ok {
			a.classics[to] = true
			wave = append(wave, to)
		}
	}
	u.starts = a.resolveWorkers(targets(u.module, u.survey.workers), own, bases, a.workers)
	u.registrations = nil
	for _, r := range u.survey.registered {
		found := a.registrations(u, r, own, bases)
		u.registrations = append(u.registrations, found...)
		for _, f := range found {
			if f.Worker != "" {
				a.registered[f.Worker] = true
				u.starts = append(u.starts, f.Worker)
			}
		}
	}
	return append(wave, u.starts...)
}

// loadsLate returns the files that are not parsed yet although what is names them: by constants of
// other modules, or by configurations of build tools.
func (a *app) loadsLate() []string {
	var wave []string
	for _, name := range a.order {
		u := a.files[name]
		a.enable(u)
		wave = append(wave, a.resolveStarts(u, []string{path.Dir(name)}, a.basesOf(u))...)
		for _, b := range a.buildsOf(u) {
			wave = append(wave, b.Workers...)
			for _, to := range b.Workers {
				a.registered[to] = true
			}
		}
	}
	for _, p := range a.allPages() {
		for _, q := range p.parts {
			if q.unit != nil {
				a.enable(q.unit)
				wave = append(wave, a.resolveStarts(q.unit, p.dirs, p.dirs)...)
			}
		}
	}
	return slices.DeleteFunc(wave, func(name string) bool {
		_, known := a.files[name]
		return known
	})
}

// enable lets expressions of a script be evaluated by what it imports.
func (a *app) enable(u *unit) {
	own := []string{path.Dir(u.script.File.Path)}
	u.module.Import = func(specifier string) *static.Module {
		if to, ok := a.importPath(own, specifier); ok && a.files[to] != nil {
			return a.files[to].module
		}
		return nil
	}
}

// resolveWorkers resolves the addresses of workers and adds them to a set.
func (a *app) resolveWorkers(targets []target, own, bases []string, set map[string]bool) []string {
	var wave []string
	for _, t := range targets {
		if to, ok := a.worker(t, own, bases); ok {
			set[to] = true
			wave = append(wave, to)
		}
	}
	return wave
}

// worker returns the script that is the address of a worker.
func (a *app) worker(t target, own, bases []string) (string, bool) {
	dirs := bases
	if t.own {
		dirs = own
	}
	if to, ok := a.resolver.address(dirs, t.address); ok {
		return to, true
	}
	return a.resolver.anywhere(t.address)
}

// importPath resolves the specifier of an import in a file of one of the folders.
func (a *app) importPath(dirs []string, specifier string) (string, bool) {
	for _, dir := range dirs {
		if to, ok := a.resolver.module(dir, specifier); ok {
			return to, true
		}
	}
	return "", false
}
