package flow

import (
	"path"
	"slices"

	"github.com/synclint/synclint/analyzer/syntax"
)

// unused tells whether nothing refers to a function of a module, neither the module itself nor one
// that imports it. Of a module that nothing imports, what it exports is for others that can't be
// seen; templates refer to what a component holds.
func (in *interp) unused(c *Closure) bool {
	m := c.module
	switch path.Ext(m.script.File.Path) {
	case ".vue", ".svelte", ".astro":
		return false
	}
	n := in.names[c.Fn]
	if !m.script.Program.Module || n.binding == nil || len(n.binding.Uses) > 0 {
		return false
	}
	names := m.exported(c)
	if len(names) == 0 {
		return true
	}
	importers := 0
	for _, other := range in.modules {
		used, imports := other.uses(m, names)
		if used {
			return false
		}
		if imports {
			importers++
		}
	}
	return importers > 0
}

// exported returns the names under which a module exports a function.
func (m *module) exported(c *Closure) []string {
	var names []string
	for _, name := range m.exports.names {
		for _, a := range m.exports.Fields[name].V {
			if a.V == c {
				names = append(names, name)
			}
		}
	}
	return names
}

// uses tells whether a module imports another at all, and whether some of the names, or all it has.
func (m *module) uses(from *module, names []string) (used, imports bool) {
	listed := map[string]bool{} // specifiers of imports that list what they import
	for _, s := range m.script.Program.Body {
		i, ok := s.(*syntax.Import)
		if !ok || m.script.Imports[i.Source.Value] != from.script {
			continue
		}
		listed[i.Source.Value] = true
		for _, spec := range i.Specs {
			if slices.Contains(names, spec.Imported) || spec.Imported == "*" && m.reads(spec.Local.Binding, names) {
				return true, true
			}
		}
	}
	for specifier, s := range m.script.Imports {
		if s == from.script && !listed[specifier] {
			return true, true // exported again, required, or imported when it is needed
		}
	}
	return false, len(listed) > 0
}

// reads tells whether a module reads one of the names of a namespace, or does anything else with it
// than to read members.
func (m *module) reads(namespace *syntax.Binding, names []string) bool {
	if namespace == nil {
		return true
	}
	read, others := false, len(namespace.Uses)
	syntax.Walk(m.script.Program, func(n syntax.Node) bool {
		e, ok := n.(*syntax.Member)
		if !ok {
			return true
		}
		if id, ok := e.X.(*syntax.Ident); ok && id.Binding == namespace && e.Key.Name != "" {
			others--
			read = read || slices.Contains(names, e.Key.Name)
		}
		return true
	})
	return read || others > 0
}
