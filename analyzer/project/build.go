package project

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/static"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Service workers that no code registers under the name of their source: a build tool makes them,
// and its configuration says of what. Such configurations are recognised by the names of the options,
// which Workbox, Serwist and what wraps them share, wherever the object with them stands.

// mentionsBuild tells whether a file may configure how a service worker is built.
func mentionsBuild(name string, text []byte) bool {
	return containsWord(text, "sw", "Src") || containsWord(text, "runtime", "Caching") || containsWord(text, "nject", "Manifest") ||
		containsWord(text, "append", "Script") || containsWord(text, "import", "Scripts:") ||
		isToolConfig(name) && slices.ContainsFunc(conventions[:], func(c convention) bool { return bytes.Contains(text, []byte(c.tool)) })
}

// isToolConfig tells whether a file is by its name the configuration of a tool.
func isToolConfig(name string) bool { return strings.Contains(path.Base(name), ".config.") }

// convention is where a tool looks for the source of a worker if its options do not say.
type convention struct {
	tool   string   // the package, imported or named by the configuration
	places []string // without extensions; the first that exists is it
}

var customWorker = []string{"worker/index", "worker/src/index", "src/worker/index"}

var conventions = [...]convention{
	{"next-pwa", customWorker},
	{"@ducanh2912/next-pwa", customWorker},
	{"@serwist/nuxt", []string{"service-worker"}},
	{"@sveltejs/kit", []string{"src/service-worker"}},
}

// builtWorkers returns the files that a configuration makes service workers of, or parts of one.
func (a *app) builtWorkers(u *unit) []string {
	name := u.script.File.Path
	if f := a.facts[name]; f == nil || !f.build {
		return nil
	}
	var found []string
	if isToolConfig(name) {
		found = a.conventional(u)
	}
	syntax.Walk(u.script.Program, func(n syntax.Node) bool {
		if o, ok := n.(*syntax.ObjectLit); ok && isBuild(o) {
			found = append(found, a.buildSources(u.module.Eval(o), path.Dir(name))...)
		}
		return true
	})
	return found
}

// isBuild tells whether an object has an option that names the source of a worker.
func isBuild(o *syntax.ObjectLit) bool {
	for _, p := range o.Props {
		if p.Key == nil {
			continue
		}
		switch p.Key.Name {
		case "swSrc", "strategies", "importScripts", "appendScript", "workboxMode", "customWorkerSrc", "customWorkerDir":
			return true
		}
	}
	return false
}

// buildSources returns the files that the options in an object of a configuration name.
func (a *app) buildSources(options *static.Value, dir string) []string {
	var found []string
	for _, address := range sourceAddresses(options) {
		if to, ok := a.sourceFile(dir, address); ok {
			found = append(found, to)
		}
	}
	return found
}

// sourceAddresses returns the sources of workers that options name, as they are written.
func sourceAddresses(options *static.Value) []string {
	list := addresses(options.Get("swSrc"))
	list = append(list, addresses(options.Get("appendScript"))...)
	for _, scripts := range options.Get("importScripts").Possible() {
		for _, v := range scripts.Elems {
			list = append(list, addresses(v)...)
		}
	}
	for _, option := range [...]string{"customWorkerSrc", "customWorkerDir"} {
		if folder, ok := options.Get(option).Known(); ok {
			list = append(list, path.Join(folder, "index"))
		}
	}
	if s, _ := options.Get("workboxMode").Known(); strings.EqualFold(s, "injectManifest") { // of Quasar
		list = append(list, "src-pwa/custom-service-worker")
	}
	if s, _ := options.Get("strategies").Known(); s == "injectManifest" {
		list = append(list, vitePWASource(options)...)
	}
	return list
}

// addresses returns what a value may name, without queries.
func addresses(v *static.Value) []string {
	var list []string
	for _, v := range v.Possible() {
		if address := fileName(v); v.Kind == static.String && address != "" {
			list = append(list, address)
		}
	}
	return list
}

// vitePWASource returns the source of the worker as vite-plugin-pwa and what builds on it have it.
func vitePWASource(options *static.Value) []string {
	if options.Get("injectManifest").Get("swSrc").Kind == static.String {
		return nil // swSrc goes before, and is an option of its own
	}
	folder, isKnown := knownOr(options.Get("srcDir"), "public")
	file, isKnownToo := knownOr(options.Get("filename"), "sw.js")
	if !isKnown || !isKnownToo {
		return nil
	}
	return []string{path.Join(folder, file)}
}

// knownOr returns a string that is known, or a default for what is not given.
func knownOr(v *static.Value, otherwise string) (string, bool) {
	if v.Kind == static.Undefined {
		return otherwise, true
	}
	return v.Known()
}

// sourceFile returns the script that a configuration in dir names: relative to its own folder or, as
// for tools that are started there, to one above it. What is not there may be compiled from it.
func (a *app) sourceFile(dir, address string) (string, bool) {
	name, ok := localPath(address)
	if !ok {
		return "", false
	}
	if to, ok := a.resolver.rooted(dir, name, a.resolver.withExtension); ok {
		return to, true
	}
	if to, ok := a.resolver.anywhere(address); ok {
		return to, true
	}
	return a.resolver.compiledFrom(name)
}

// conventional returns the sources of workers that stand where the tools of a configuration expect them.
func (a *app) conventional(u *unit) []string {
	tools := map[string]bool{}
	for _, s := range u.survey.imports {
		tools[s.value] = true
	}
	syntax.Walk(u.script.Program, func(n syntax.Node) bool {
		if s, ok := n.(*syntax.StringLit); ok {
			tools[s.Value] = true
		}
		return true
	})
	var found []string
	dir := path.Dir(u.script.File.Path)
	for _, c := range conventions {
		if !tools[c.tool] && !tools[c.tool+"/vite"] {
			continue
		}
		for _, place := range c.places {
			if to, ok := a.resolver.withExtension(path.Join(dir, place)); ok {
				found = append(found, to)
				break
			}
		}
	}
	return found
}
