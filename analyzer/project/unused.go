package project

import (
	"path"
	"strings"

	"github.com/synclint/synclint/analyzer/syntax"
)

// findUnused marks the modules that nothing loads. Where routes or names are found by a framework, its
// files lie elsewhere than those that a page loads, are components, or are named by their users.
func (a *app) findUnused(p *Project) {
	folders := map[int][]string{} // of the scripts that pages of an app load
	for _, r := range p.Realms {
		for _, s := range r.Scripts {
			if u := a.files[s.File.Path]; r.Context == Window && kindOf(r.Path) == pageFile && u != nil && len(u.imported) > 0 {
				folders[r.App] = append(folders[r.App], path.Dir(s.File.Path))
			}
		}
	}
	for _, r := range p.Realms {
		u := a.files[r.Path]
		if u == nil || r.Context&^Window != 0 || !u.script.Program.Module || u.script.Bundle != nil || !isPlain(r.Path) || a.isNamed(r.Path) {
			continue
		}
		for _, dir := range folders[r.App] {
			if dir == "." || strings.HasPrefix(r.Path, dir+"/") {
				r.Unused = !a.mentioned(r.Path, declared(u.script.Program)...)
				break
			}
		}
	}
}

// isPlain tells whether a file is no component.
func isPlain(name string) bool {
	switch path.Ext(name) {
	case ".js", ".mjs", ".ts", ".mts":
		return true
	}
	return false
}

// declared returns the names that a module declares at its top level.
func declared(p *syntax.Program) []string {
	var names []string
	for _, b := range p.Scope.Bindings {
		if b.Kind != syntax.ImportBinding {
			names = append(names, b.Name)
		}
	}
	return names
}
