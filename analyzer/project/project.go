// Package project finds out what belongs to an app: its pages, their scripts, its service
// workers, and what each of them imports. Nothing outside the root is ever read.
package project

import (
	"github.com/synclint/synclint/analyzer/source"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Context is a set of the global environments that a script can run in; 0 is unknown.
type Context uint8

// The environments.
const (
	Window Context = 1 << iota
	ServiceWorker
	Worker
)

// Kind tells how a script is run.
type Kind uint8

// The kinds of script.
const (
	Classic Kind = iota
	Module
	Handler // the value of an event-handler attribute
)

// Script is a piece of JavaScript: a file, an inline script or a handler attribute.
type Script struct {
	File    *source.File // offsets in Program are offsets in its text
	Program *syntax.Program
	Kind    Kind
	Context Context
	// Imports maps a specifier, as it is written in an import, an export or a call of import or
	// require, to the script of the root that it names.
	Imports map[string]*Script
	// Interesting: its text mentions one of the APIs.
	Interesting bool
	// Library: it is a copy of a library; what is wrong in it is not the app's.
	Library bool

	workers   []string // addresses given to navigator.serviceWorker.register
	dedicated []string // and to new Worker
	included  []string // and to importScripts
	signs     signs
}

// Realm is a global environment with the scripts that run in it.
type Realm struct {
	Context Context // one environment, or 0
	Path    string  // of the page, the worker or the script
	Scripts []*Script
}

// Diagnostic says why a file, or part of it, is left out. Line and Column are 0 when the whole
// file is meant.
type Diagnostic struct {
	Path         string
	Line, Column int
	Message      string
}

// Project is an app as far as the two APIs make it worth reading.
type Project struct {
	Scanned     int // files of a known kind
	Parsed      int // files in which JavaScript was parsed
	Diagnostics []Diagnostic
	Scripts     []*Script // sorted by path and offset
	Realms      []*Realm
}
