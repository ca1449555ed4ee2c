package project

import (
	"bytes"
	"context"
	"path"
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/source"
	"github.com/synclint/synclint/analyzer/syntax"
)

// importerRounds is how far importers are followed outwards from the scripts that use the APIs: a
// guard stands in the caller, or in the caller's caller.
const importerRounds = 3

// parse parses what the prefilter has found and everything that belongs to it, and builds the
// realms.
func (l *loader) parse(ctx context.Context, r *found) error {
	done, total := 0, len(r.sync)+len(r.workers)
	scripts := slices.DeleteFunc(slices.Concat(r.sync, r.workers), func(name string) bool { return !l.exists[name] })
	err := l.parallel(ctx, len(scripts), func(i int) {
		l.script(scripts[i])
		l.progress("parse", &done, total)
	})
	if err != nil {
		return err
	}
	l.link(scripts)
	if err := l.importers(ctx, r); err != nil {
		return err
	}
	l.loadPages(r)
	l.realms()
	return nil
}

// link resolves the imports of scripts and parses what they name, until nothing new turns up.
func (l *loader) link(names []string) {
	for len(names) > 0 {
		s := l.scripts[names[0]]
		names = names[1:]
		if s == nil || len(s.Imports) > 0 {
			continue
		}
		names = append(names, l.linkOne(s)...)
	}
}

// linkOne resolves the imports of a script and returns the files that they name.
func (l *loader) linkOne(s *Script) []string {
	var next []string
	for _, spec := range s.specifiers() {
		name := l.resolve(path.Dir(s.File.Path), spec)
		if name == "" {
			continue
		}
		if target := l.script(name); target != nil {
			s.Imports[spec] = target
			next = append(next, name)
		}
	}
	for _, address := range s.included {
		if name := l.resolve(path.Dir(s.File.Path), address); name != "" && l.script(name) != nil {
			next = append(next, name)
		}
	}
	return next
}

// importers parses the scripts that import one that uses the APIs, found by its name in their
// text, and so on outwards.
func (l *loader) importers(ctx context.Context, r *found) error {
	names := map[string]bool{}
	for _, name := range r.sync {
		if l.exists[name] {
			names[stem(name)] = true
		}
	}
	for range importerRounds {
		var candidates []string
		for name := range l.exists {
			if _, known := l.scripts[name]; !known {
				candidates = append(candidates, name)
			}
		}
		slices.Sort(candidates)
		hit := make([]bool, len(candidates))
		err := l.parallel(ctx, len(candidates), func(i int) {
			f, err := source.Read(l.opts.FS, candidates[i])
			hit[i] = err == nil && importsAny(f.Text, names)
		})
		if err != nil {
			return err
		}
		clear(names)
		var added []string
		for i, name := range candidates {
			if hit[i] && l.script(name) != nil {
				added = append(added, name)
				names[stem(name)] = true
			}
		}
		if len(added) == 0 {
			return nil
		}
		l.link(added)
	}
	return nil
}

// stem is the part of a file's name that an import of it must contain.
func stem(name string) string {
	base := strings.TrimSuffix(path.Base(name), path.Ext(name))
	if base == "index" {
		return path.Base(path.Dir(name))
	}
	return base
}

// importsAny tells whether a text names one of the files behind a slash, as a specifier does.
func importsAny(text []byte, names map[string]bool) bool {
	for len(text) > 0 {
		i := bytes.IndexByte(text, '/')
		if i < 0 {
			return false
		}
		text = text[i+1:]
		end := bytes.IndexAny(text[:min(len(text), 100)], "'\"`/.\n")
		if end > 0 && names[string(text[:end])] {
			return true
		}
	}
	return false
}

// loadPages parses the pages that use the APIs, register a worker or load a script that does,
// with all their scripts.
func (l *loader) loadPages(r *found) {
	stems := map[string]bool{}
	for name, s := range l.scripts {
		if s != nil {
			stems[path.Base(name)] = true
		}
	}
	for _, name := range slices.Concat(r.pages, r.rest) {
		f, err := source.Read(l.opts.FS, name)
		if err != nil {
			l.diagnose(name, 0, 0, err)
			continue
		}
		if !slices.Contains(r.pages, name) && !loadsAny(f.Text, stems) {
			continue
		}
		p, err := source.ParsePage(f)
		if err != nil {
			l.diagnose(name, 0, 0, err)
			continue
		}
		l.pages = append(l.pages, l.pageScripts(p))
	}
}

// loadsAny tells whether a page has one of the names in it.
func loadsAny(text []byte, names map[string]bool) bool {
	for len(text) > 0 {
		i := bytes.Index(text, []byte("src"))
		if i < 0 {
			return false
		}
		text = text[i+3:]
		end := bytes.IndexByte(text[:min(len(text), 500)], '>')
		if end < 0 {
			end = min(len(text), 500)
		}
		value := strings.Trim(string(text[:end]), " =\t\r\n")
		value = strings.Trim(strings.FieldsFunc(value+" ", func(c rune) bool { return c == ' ' })[0], `"'/`)
		value, _, _ = strings.Cut(value, "?")
		if names[path.Base(value)] {
			return true
		}
	}
	return false
}

// pageScripts parses a page's scripts, those that run after the page is parsed last.
func (l *loader) pageScripts(p *source.Page) *page {
	result := &page{Page: p}
	dir := path.Dir(p.File.Path)
	if p.Base != "" {
		dir = path.Join(dir, strings.TrimPrefix(p.Base, "/"))
	}
	for _, late := range []bool{false, true} {
		for _, ps := range p.Scripts {
			if ps.Late == late {
				result.add(l, ps, dir)
			}
		}
	}
	for _, h := range p.Handlers {
		s := l.parseScript(p.File, []byte(h.Text), syntax.Options{Base: h.Start, Goal: syntax.Handler})
		if s != nil {
			s.Kind = Handler
			result.scripts = append(result.scripts, s)
		}
	}
	return result
}

func (p *page) add(l *loader, ps source.PageScript, dir string) {
	if ps.Src != "" {
		name := l.resolve(dir, ps.Src)
		if name == "" {
			return
		}
		if s := l.script(name); s != nil {
			l.link([]string{name})
			p.scripts = append(p.scripts, s)
		}
		return
	}
	goal := syntax.Script
	if ps.Module {
		goal = syntax.Module
	}
	text := p.File.Text[ps.Start:ps.End]
	if len(bytes.TrimSpace(text)) == 0 {
		return
	}
	s := l.parseScript(p.File, text, syntax.Options{Base: ps.Start, Goal: goal})
	if s == nil {
		return
	}
	s.Interesting = mentionsSync(text)
	for _, name := range l.linkOne(s) {
		l.link([]string{name})
	}
	p.scripts = append(p.scripts, s)
}
