package project

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/source"
)

// Bounds on the search for what may load a script.
const (
	maxBeside     = 200     // files other than scripts and pages that are read
	maxBesideSize = 1 << 18 // bytes of such a file
)

// mentioned tells whether some other file of the tree names a script, so that something may load it
// in a way that was not followed: the input of a bundler, a copy task, a server; or that one of the
// names appears in a script or page. It reads all scripts and pages, and other files in the folders
// above the script.
func (a *app) mentioned(script string, names ...string) bool {
	stem := strings.TrimSuffix(path.Base(script), path.Ext(script))
	for _, files := range [...][]string{a.tree.scripts, a.tree.pages} {
		for _, name := range files {
			if name == script || isTest(name) {
				continue
			}
			file, err := source.Read(a.fsys, name)
			if err != nil {
				continue
			}
			if namesScript(file.Text, stem) || slices.ContainsFunc(names, func(n string) bool { return hasName(file.Text, n) }) {
				return true
			}
		}
	}
	return a.mentionedBeside(script, stem)
}

// mentionedBeside looks into what is no script in the folders above one: package.json, angular.json,
// makefiles and the like.
func (a *app) mentionedBeside(script, stem string) bool {
	left := maxBeside
	for dir := path.Dir(script); ; dir = path.Dir(dir) {
		entries, err := fs.ReadDir(a.fsys, dir)
		if err != nil {
			return true
		}
		for _, e := range entries {
			info, err := e.Info()
			if err != nil || !info.Mode().IsRegular() || info.Size() > maxBesideSize || kindOf(e.Name()) == scriptFile || isProse(e.Name()) {
				continue
			}
			if left--; left < 0 {
				return true
			}
			if text, err := fs.ReadFile(a.fsys, path.Join(dir, e.Name())); err == nil && namesScript(text, stem) {
				return true
			}
		}
		if dir == "." {
			return false
		}
	}
}

// isProse tells whether a file is for people, or lists what is installed.
func isProse(name string) bool {
	switch path.Ext(strings.ToLower(name)) {
	case ".md", ".txt", ".rst", ".lock", ".log", ".svg", ".png", ".ico":
		return true
	}
	return strings.HasPrefix(name, "LICENSE") || name == "package-lock.json" || name == "yarn.lock" || name == "pnpm-lock.yaml"
}

// namesScript tells whether a text names a script: its name stands alone with the extension of one, or
// at the end of a path.
func namesScript(text []byte, stem string) bool {
	for i := 0; ; i += len(stem) {
		next := bytes.Index(text[min(i, len(text)):], []byte(stem))
		if next < 0 {
			return false
		}
		i += next
		if i > 0 && (isWordByte(text[i-1]) || text[i-1] == '-' || text[i-1] == '.' && (i < 2 || text[i-2] != '/')) {
			continue
		}
		rest := text[i+len(stem):]
		if i > 0 && text[i-1] == '/' && len(rest) > 0 && slices.Contains([]byte("'\"`?#"), rest[0]) {
			return true
		}
		for _, ext := range scriptExtensions {
			if bytes.HasPrefix(rest, []byte(ext)) {
				return true
			}
		}
	}
}

// hasName tells whether a name appears in a text as a whole word.
func hasName(text []byte, name string) bool {
	for i := 0; ; i += len(name) {
		next := bytes.Index(text[min(i, len(text)):], []byte(name))
		if next < 0 {
			return false
		}
		i += next
		end := i + len(name)
		if (i == 0 || !isWordByte(text[i-1])) && (end == len(text) || !isWordByte(text[end])) {
			return true
		}
	}
}
