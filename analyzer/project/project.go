// Package project finds what belongs to an app and may concern the sync APIs: its pages,
// scripts and workers, how they load each other, and where each script runs. All files come
// from an fs.FS; nothing outside it is read, whatever an address says.
package project

import (
	"github.com/synclint/synclint/analyzer/source"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Context is a set of the global environments in which code runs; 0 means unknown.
type Context uint8

// The contexts.
const (
	Window Context = 1 << iota
	ServiceWorker
	Worker // dedicated or shared
)

// Kind tells how a script is evaluated.
type Kind uint8

// The kinds of script.
const (
	Classic Kind = iota
	Module
	Handler // the value of an event-handler attribute
)

// Script is a script file, an inline script or an event-handler attribute that could be parsed.
type Script struct {
	File    *source.File
	Program *syntax.Program // never nil; its offsets are those of File
	Kind    Kind
	Context Context
	// Imports maps the specifiers of static and dynamic imports, re-exports and require, as
	// written, to scripts of the app. What is outside of the root, could not be parsed or is
	// not known is absent.
	Imports map[string]*Script
	// Interesting tells that the text mentions one of the sync APIs.
	Interesting bool
	// Library tells that it is a copy of a library, in which nothing is the app's to mend.
	Library bool
	// Escaped tells that code in the file is not spelled as it runs: it is in an attribute or in XML.
	Escaped bool
	// Bundle tells what the script was compiled from; nil when that is not known.
	Bundle *Bundle
}

// Reported tells whether a node is the app's, and is not reported at the source that it was
// compiled from.
func (s *Script) Reported(n syntax.Node) bool {
	return !s.Library && (s.Bundle == nil || !s.Bundle.covers(n))
}

// At returns where the developer wrote a node: the file and the place in it. That is the script's
// own file unless it was compiled from another and the map and the text of that agree.
func (s *Script) At(n syntax.Node) (*source.File, syntax.Span) {
	if s.Bundle != nil {
		if file, span := s.Bundle.origin(n); file != nil {
			return file, span
		}
	}
	return s.File, n.Range()
}

// Realm is a global environment with the scripts that share it.
type Realm struct {
	Context Context // one context, or 0
	Path    string  // of the page, the worker or, for a script that nothing loads, the script
	// Scripts are in the order in which they run: what importScripts loads before the worker
	// that calls it, handlers of a page last. Scripts that are only imported are not listed.
	Scripts []*Script
	// Registered tells, for a service worker, that a call of register() or a build names its file.
	Registered bool
	// Open tells, for a service worker, that it may run code that was not read.
	Open bool
	// Orphan tells, for a service worker with a handler of the app's, that nothing in the tree names
	// its file although the app has another worker.
	Orphan bool
	// Unused tells, for a module that no page loads though it lies among those that they do load, that
	// nothing in the tree names its file or one of its names.
	Unused bool
	// App is the number of the app that the realm is a part of, from 0 without gaps. A tree may
	// hold several; what one of them does says nothing of another.
	App int
}

// App is what belongs to one app of the tree beside its realms.
type App struct {
	Builds        []*Build
	Registrations []*Registration
	// Manifests are the web app manifests that its pages link to, each once. ManifestsKnown: it has no
	// other that is not in sight.
	Manifests      []*Manifest
	ManifestsKnown bool
	// Declarations are those of the whole tree.
	Declarations []*Declaration
}

// Diagnostic says why a file, or a part of it, was left out. Line and Column are 1-based, and
// 0 when the whole file is meant.
type Diagnostic struct {
	Path         string
	Line, Column int
	Message      string
}

// Project is an app. All lists are sorted by path; what a page holds follows its offsets.
type Project struct {
	Scanned     int // pages and scripts, whether parsed or not
	Parsed      int // of the files, those in which JavaScript was parsed
	Diagnostics []Diagnostic
	Scripts     []*Script
	Realms      []*Realm
	Apps        []*App         // by the numbers in realms; those without a realm come last
	Pages       []*source.Page // those that run one of the scripts
	Manifests   []string       // paths of web app manifests
	Marked      []*source.File // with comments that suppress findings, whether parsed or not
}
