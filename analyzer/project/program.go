package project

import (
	"github.com/synclint/synclint/analyzer/lower"
	"github.com/synclint/synclint/analyzer/source"
	"github.com/synclint/synclint/analyzer/syntax"
)

// maxFaults is the number of broken places that are named of one script; who mends these sees
// the next.
const maxFaults = 3

// parseScript parses a script file. One that turns out not to be the module it is loaded as is
// read as CommonJS.
func (a *app) parseScript(f *source.File, goal syntax.Goal) *syntax.Program {
	program, err := lower.ParseFile(f.Path, f.Text, goal)
	if err != nil && goal == syntax.Module {
		program, err = lower.ParseFile(f.Path, f.Text, syntax.Auto)
	}
	if err == nil {
		return program
	}
	if lang, known := lower.ForPath(f.Path); known && lang != lower.JavaScript || lower.IsComponent(f.Path) || isBuildData(f.Path) {
		a.diags.syntax(f, err)
		return nil
	}
	return a.mend(f, f.Text, syntax.Options{Goal: goal})
}

// parseCode parses a piece of a page.
func (a *app) parseCode(f *source.File, code []byte, opts syntax.Options) *syntax.Program {
	program, err := lower.Parse(code, lower.JavaScript, opts)
	if err == nil {
		return program
	}
	return a.mend(f, code, opts)
}

// mend reads a script that can't be read as it is without the tags of template engines. Of what is
// broken then, each place is a diagnostic and the rest is returned, nil if there is none.
func (a *app) mend(f *source.File, text []byte, opts syntax.Options) *syntax.Program {
	blanked, template := source.Blank(f.Path, text)
	program, faults := syntax.Recover(blanked, opts)
	if (template || source.Template(f.Path)) && !mentionsSync(text) && !mentionsWorkers(text) {
		return program // what a template engine makes of it nobody knows, and nobody asks
	}
	for _, fault := range faults[:min(len(faults), maxFaults)] {
		a.diags.syntax(f, fault)
	}
	return program
}

// readTemplate returns the file as it is parsed: a template of a server without its tags. Places
// are the same in both.
func readTemplate(f *source.File) *source.File {
	if !source.Template(f.Path) {
		return f
	}
	text, _ := source.Blank(f.Path, f.Text)
	return &source.File{Path: f.Path, Text: text}
}
