package project

import (
	"path"
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/static"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Service workers that no code registers under the name of their source: a build tool makes them,
// and its configuration says of what. Such configurations are recognised by the names of the options,
// which Workbox, Serwist and what wraps them share, wherever the object with them stands.

// Build is a service worker, or a part of one, that a build tool makes as a configuration says.
type Build struct {
	Script *Script // the configuration
	// Options is the object with the options; Unknown where the tool is used without any.
	Options *static.Value
	// Workers are the scripts of the tree that the worker is made from, by their paths.
	Workers []string
	// Unclear: it names a source that is not in the tree, or that can't be told.
	Unclear bool

	scripts map[*static.Module]*Script
}

// ScriptOf returns the script that a part of the options is written in: the configuration, or one that
// it imports.
func (b *Build) ScriptOf(m *static.Module) *Script {
	if s := b.scripts[m]; s != nil {
		return s
	}
	return b.Script
}

// Generates tells whether the tool writes the worker, for the configuration names no source.
func (b *Build) Generates() bool { return len(b.Workers) == 0 && !b.Unclear }

// mentionsBuild tells whether a file may configure how a service worker is built.
func mentionsBuild(name string, text []byte) bool {
	return containsWord(text, "sw", "Src") || containsWord(text, "runtime", "Caching") || containsWord(text, "nject", "Manifest") ||
		containsWord(text, "append", "Script") || containsWord(text, "import", "Scripts:") ||
		isToolConfig(name) && mentionsTool(text)
}

// builds returns all builds, in the order of the files that configure them.
func (a *app) builds() []*Build {
	var list []*Build
	scripts := map[*static.Module]*Script{}
	for _, name := range a.order {
		u := a.files[name]
		scripts[u.module] = u.script
		list = append(list, a.buildsOf(u)...)
	}
	for _, b := range list {
		b.scripts = scripts
	}
	return list
}

// buildsOf returns the builds that a script configures.
func (a *app) buildsOf(u *unit) []*Build {
	if f := a.facts[u.script.File.Path]; f == nil || !f.build || u.survey.signs.isTest() {
		return nil
	}
	dir := path.Dir(u.script.File.Path)
	var builds []*Build
	named := false // a source
	syntax.Walk(u.script.Program, func(n syntax.Node) bool {
		if o, ok := n.(*syntax.ObjectLit); ok && isBuild(o) {
			b := a.build(u, u.module.Eval(o), dir)
			builds = append(builds, b)
			named = named || b.Unclear || len(b.Workers) > 0
		}
		return true
	})
	if conventional := a.conventional(u, named); conventional != nil {
		builds = append(builds, conventional)
	}
	return builds
}

// isBuild tells whether an object has an option that tells of the source of a worker, or of how to
// write one.
func isBuild(o *syntax.ObjectLit) bool {
	for _, p := range o.Props {
		if p.Key == nil {
			continue
		}
		switch p.Key.Name {
		case "swSrc", "strategies", "importScripts", "appendScript", "workboxMode", "customWorkerSrc", "customWorkerDir", "runtimeCaching":
			return true
		}
	}
	return false
}

// build makes a build of the options in a configuration in dir.
func (a *app) build(u *unit, options *static.Value, dir string) *Build {
	b := &Build{Script: u.script, Options: options}
	for _, v := range sourcesIn(options) {
		address := fileName(v)
		if v.Kind != static.String || address == "" {
			b.Unclear = b.Unclear || v.Kind != static.Undefined
			continue
		}
		if to, ok := a.sourceFile(dir, address); ok {
			b.Workers = append(b.Workers, to)
		} else {
			b.Unclear = b.Unclear || !isKnownScript(address)
		}
	}
	return b
}

// isKnownScript tells whether a script that is not in the tree is one of a library without handlers
// of its own for the events.
func isKnownScript(address string) bool {
	return strings.Contains(address, "workbox") || strings.Contains(address, "ngsw-worker")
}

// sourcesIn returns what the options name as the sources of the worker.
func sourcesIn(options *static.Value) []*static.Value {
	list := slices.Clone(options.Get("swSrc").Possible())
	list = append(list, options.Get("appendScript").Possible()...)
	if scripts, ok := options.Field("importScripts"); ok {
		list = append(list, elements(scripts.Value)...)
	}
	for _, option := range [...]string{"customWorkerSrc", "customWorkerDir"} {
		if folder, ok := options.Get(option).Known(); ok {
			list = append(list, written(path.Join(folder, "index")))
		}
	}
	if s, _ := options.Get("workboxMode").Known(); strings.EqualFold(s, "injectManifest") { // of Quasar
		list = append(list, written("src-pwa/custom-service-worker"))
	}
	if s, _ := options.Get("strategies").Known(); s == "injectManifest" && options.Get("injectManifest").Get("swSrc").Kind != static.String {
		list = append(list, vitePWASource(options))
	}
	return slices.DeleteFunc(list, func(v *static.Value) bool { return v.Kind == static.Undefined || v.Kind == static.Null })
}

// elements returns what arrays hold, and an unknown value for what they may hold.
func elements(v *static.Value) []*static.Value {
	var list []*static.Value
	for _, a := range v.Possible() {
		list = append(list, a.Elems...)
		if a.Kind == static.Unknown || a.Open {
			list = append(list, &static.Value{})
		}
	}
	return list
}

func written(text string) *static.Value { return &static.Value{Kind: static.String, Text: text} }

// vitePWASource returns the source of the worker as vite-plugin-pwa and what builds on it have it.
func vitePWASource(options *static.Value) *static.Value {
	folder, isKnown := knownOr(options.Get("srcDir"), "public")
	file, isKnownToo := knownOr(options.Get("filename"), "sw.js")
	if !isKnown || !isKnownToo {
		return &static.Value{}
	}
	return written(path.Join(folder, file))
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

// outputs returns the names of files that a build may write the worker to.
func (b *Build) outputs() []string {
	var names []string
	for _, option := range [...]string{"swDest", "sw", "filename"} {
		for _, v := range b.Options.Get(option).Possible() {
			if name := fileName(v); v.Kind == static.String && name != "" {
				names = append(names, compiledName(name))
			}
		}
	}
	for _, name := range b.Workers {
		names = append(names, compiledName(name))
	}
	if len(names) == 0 || b.Generates() {
		names = append(names, "sw.js", "service-worker.js")
	}
	return names
}

// compiledName returns the name of the file that a script is compiled to.
func compiledName(name string) string {
	base := path.Base(name)
	return strings.TrimSuffix(base, path.Ext(base)) + ".js"
}
