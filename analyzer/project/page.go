package project

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/source"
	"github.com/synclint/synclint/analyzer/syntax"
)

// pageUnit is a page with its scripts.
type pageUnit struct {
	page  *source.Page
	dirs  []string
	parts []part // in the order in which they run
}

// part is a script of a page: either a file or a unit of the page's own text.
type part struct {
	file string
	unit *unit
}

// parsePages reads the chosen pages and parses the scripts in them.
func (a *app) parsePages(ctx context.Context, c choice) error {
	parsed := make([]*pageUnit, len(c.pages)+len(c.registrars))
	var affordable []string
	for _, name := range slices.Concat(c.pages, c.registrars) {
		if !a.spend(name) {
			name = ""
		}
		affordable = append(affordable, name)
	}
	err := a.each(ctx, "parse", len(parsed), func(i int) {
		if affordable[i] == "" {
			return
		}
		if page := a.readPage(affordable[i]); page != nil {
			parsed[i] = a.parsePage(page, i >= len(c.pages))
		}
	})
	for i, p := range parsed {
		switch {
		case p == nil:
		case i < len(c.pages):
			a.pages = append(a.pages, p)
		default:
			a.registrars = append(a.registrars, p)
		}
	}
	return err
}

// parsePage parses the scripts and handlers in a page. registrar tells that only the inline
// scripts which may register a worker are wanted.
func (a *app) parsePage(page *source.Page, registrar bool) *pageUnit {
	p := &pageUnit{page: page, dirs: pageDirs(page)}
	if page.Truncated {
		a.diags.add(page.File.Path, fmt.Errorf("more than %d scripts and handlers; the rest is left out", source.MaxParts))
	}
	for _, late := range [...]bool{false, true} {
		for _, s := range page.Scripts {
			if (s.Async || s.Defer) != late || registrar && !mentionsWorkers(s.Code) {
				continue
			}
			if s.Src != "" {
				a.addFile(p, s)
			} else {
				a.addInline(p, s)
			}
		}
	}
	if registrar {
		return p
	}
	for _, h := range page.Handlers {
		if u := a.parseInline(page.File, h.Code, h.Start, syntax.Handler); u != nil {
			u.script.Kind, u.script.Escaped = Handler, true
			p.parts = append(p.parts, part{unit: u})
		}
	}
	return p
}

func (a *app) addFile(p *pageUnit, s source.Script) {
	if file, ok := a.resolver.address(p.dirs, s.Src); ok {
		p.parts = append(p.parts, part{file: file})
	}
}

func (a *app) addInline(p *pageUnit, s source.Script) {
	goal, kind := syntax.Script, Classic
	if s.Type == source.Module {
		goal, kind = syntax.Module, Module
	}
	if u := a.parseInline(p.page.File, s.Code, s.Start, goal); u != nil {
		u.script.Kind = kind
		u.script.Escaped = s.XML
		p.parts = append(p.parts, part{unit: u})
	}
}

// parseInline parses a piece of a page; nil if that is not possible.
func (a *app) parseInline(file *source.File, code []byte, base int, goal syntax.Goal) *unit {
	program := a.parseCode(file, code, syntax.Options{Base: base, Goal: goal})
	if program == nil {
		return nil
	}
	return newUnit(file, program, code)
}

// pageFiles returns the files that pages load, by themselves and from their inline scripts.
func (a *app) pageFiles() []string {
	var wave []string
	for _, p := range a.allPages() {
		types := map[string]source.ScriptType{}
		for _, s := range p.page.Scripts {
			if file, ok := a.resolver.address(p.dirs, s.Src); ok {
				types[file] = s.Type
			}
		}
		for _, q := range p.parts {
			if q.unit != nil {
				wave = append(wave, a.resolveLoads(q.unit, p.dirs, p.dirs)...)
				continue
			}
			if types[q.file] == source.Module {
				a.modules[q.file] = true
			} else {
				a.classics[q.file] = true
			}
			wave = append(wave, q.file)
		}
	}
	return wave
}

func (a *app) allPages() []*pageUnit {
	return slices.Concat(a.pages, a.registrars)
}

// units returns the scripts of a page in the order in which they run, each once.
func (a *app) units(p *pageUnit) []*unit {
	var list []*unit
	seen := map[*unit]bool{}
	for _, q := range p.parts {
		u := q.unit
		if u == nil {
			u = a.files[q.file]
		}
		if u != nil && !seen[u] {
			seen[u] = true
			list = append(list, u)
		}
	}
	return list
}

// manifests returns the paths of web app manifests: those with a name for them, and those
// that pages name and that the walk found.
func (l *loader) manifests(p *Project) []string {
	found := map[string]bool{}
	for _, name := range l.tree.manifests {
		found[name] = path.Base(name) != "manifest.json"
	}
	for _, page := range p.Pages {
		href, ok := localPath(page.Manifest.Href)
		if !ok {
			continue
		}
		for _, dir := range pageDirs(page) {
			for _, static := range staticFolders {
				name := strings.TrimPrefix(path.Join("/", dir, static, href), "/")
				if _, exists := found[name]; exists {
					found[name] = true
				}
			}
		}
	}
	var list []string
	for _, name := range l.tree.manifests {
		if found[name] {
			list = append(list, name)
		}
	}
	return list
}
