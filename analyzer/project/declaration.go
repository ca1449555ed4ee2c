package project

import (
	"bytes"
	"path"
	"regexp"
	"slices"

	"github.com/synclint/synclint/analyzer/lower"
	"github.com/synclint/synclint/analyzer/source"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Declaration is a member of ServiceWorkerRegistration that TypeScript is told of, for its own libraries
// do not have it, and that is declared to be there always.
type Declaration struct {
	Script *Script // with the text, but without a program: types are no part of one
	Name   *syntax.Ident
}

// declarations returns those in the files of TypeScript that the analysis is about.
func (l *loader) declarations() []*Declaration {
	body := regexp.MustCompile(`\binterface\s+ServiceWorkerRegistration\b[^{};]*\{`)
	member := regexp.MustCompile(`(?:^|[;,\n{}])\s*(?:readonly\s+)?(sync|periodicSync)\s*:`)
	var list []*Declaration
	for _, name := range slices.Concat(l.tree.declarations, l.tree.scripts) {
		if lang, _ := lower.ForPath(name); lang == lower.JavaScript || isTest(name) || !l.inScope(name) || l.declares(path.Dir(name)) {
			continue
		}
		if f := l.facts[name]; f != nil && !f.sync {
			continue
		}
		file, err := source.Read(l.fsys, name)
		if err != nil || !bytes.Contains(file.Text, []byte("interface ServiceWorkerRegistration")) {
			continue
		}
		text := withoutComments(file.Text)
		script := &Script{File: file, Program: &syntax.Program{}}
		for _, at := range body.FindAllIndex(text, -1) {
			end := at[1] + closing(text[at[1]:])
			for _, m := range member.FindAllSubmatchIndex(text[at[1]:end], -1) {
				start, stop := at[1]+m[2], at[1]+m[3]
				id := &syntax.Ident{Name: string(text[start:stop])}
				id.Start, id.End = int32(start), int32(stop)
				list = append(list, &Declaration{script, id})
			}
		}
	}
	return list
}

// declares tells whether the package of a folder is made for other programs: what it declares is for them to
// have. Only the package.json of the top and of the folders up to there count.
func (l *loader) declares(dir string) bool {
	for ; ; dir = path.Dir(dir) {
		var m struct {
			Types   string `json:"types"`
			Typings string `json:"typings"`
		}
		if decode(l.fsys, path.Join(dir, "package.json"), &m) {
			return m.Types+m.Typings != ""
		}
		if dir == "." {
			return false
		}
	}
}

// withoutComments blanks comments, at the same length.
func withoutComments(text []byte) []byte {
	return regexp.MustCompile(`//[^\n]*|/\*[\s\S]*?\*/`).ReplaceAllFunc(text, func(comment []byte) []byte {
		return bytes.Repeat([]byte(" "), len(comment))
	})
}

// closing returns where the brace is closed that has been opened before text, or the end of it; what is in braces
// of its own is blanked up to there.
func closing(text []byte) int {
	depth := 0
	for i, c := range text {
		switch c {
		case '{':
			depth++
		case '}':
			if depth == 0 {
				return i
			}
			depth--
			text[i] = ';'
			continue
		}
		if depth > 0 {
			text[i] = ' '
		}
	}
	return len(text)
}
