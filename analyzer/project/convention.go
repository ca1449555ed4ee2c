package project

import (
	"bytes"
	"path"
	"strings"

	"github.com/synclint/synclint/analyzer/static"
	"github.com/synclint/synclint/analyzer/syntax"
)

// convention is where a tool looks for the source of a worker if its options do not say. Without
// places it writes the worker.
type convention struct {
	tool   string   // the package, or the beginning of its name before a *
	places []string // without extensions; the first that exists is it
	part   bool     // what is there is a part of a worker that the tool writes
}

var customWorker = []string{"worker/index", "worker/src/index", "src/worker/index"}

var conventions = [...]convention{
	{tool: "next-pwa", places: customWorker, part: true},
	{tool: "@ducanh2912/next-pwa", places: customWorker, part: true},
	{tool: "@serwist/nuxt", places: []string{"service-worker"}},
	{tool: "@sveltejs/kit*", places: []string{"src/service-worker"}},
	{tool: "vite-plugin-pwa", part: true},
	{tool: "@vite-pwa/*", part: true},
}

// isToolConfig tells whether a file is by its name the configuration of a tool.
func isToolConfig(name string) bool { return strings.Contains(path.Base(name), ".config.") }

// mentionsTool tells whether a text may name one of the tools.
func mentionsTool(text []byte) bool {
	for _, c := range conventions {
		if bytes.Contains(text, []byte(strings.TrimSuffix(c.tool, "*"))) {
			return true
		}
	}
	return false
}

// conventional returns the build of the tools that a configuration uses, as far as its options do not
// tell; nil if there is none. named tells that they name a source.
func (a *app) conventional(u *unit, named bool) *Build {
	if !isToolConfig(u.script.File.Path) {
		return nil
	}
	names := packagesIn(u)
	b := &Build{Script: u.script, Options: &static.Value{}}
	used := false
	for _, c := range conventions {
		if !c.among(names) {
			continue
		}
		found := a.inPlace(path.Dir(u.script.File.Path), c.places)
		b.Workers = append(b.Workers, found...)
		used = used || len(found) > 0 || c.part && !named
	}
	if !used {
		return nil
	}
	return b
}

// packagesIn returns the names of packages that a script imports or may name in a string.
func packagesIn(u *unit) []string {
	var names []string
	for _, s := range u.survey.imports {
		names = append(names, s.value)
	}
	syntax.Walk(u.script.Program, func(n syntax.Node) bool {
		if s, ok := n.(*syntax.StringLit); ok {
			names = append(names, s.Value)
		}
		return true
	})
	return names
}

func (c convention) among(names []string) bool {
	prefix, open := strings.CutSuffix(c.tool, "*")
	for _, name := range names {
		if name == prefix || open && strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}

// inPlace returns the first of the places that there is a script in.
func (a *app) inPlace(dir string, places []string) []string {
	for _, place := range places {
		if to, ok := a.resolver.withExtension(path.Join(dir, place)); ok {
			return []string{to}
		}
	}
	return nil
}
