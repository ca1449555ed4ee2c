package project

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// ignoreRule is one line of a .gitignore.
type ignoreRule struct {
	dir     string // folder of the .gitignore, "." for the root
	pattern string // for doublestar, relative to dir
	base    string // for most patterns, what the last part of a path must be, or end with
	suffix  bool   // it must end with base
	negated bool
	dirOnly bool
}

// ignorer decides which files git would leave out.
type ignorer struct{ rules []ignoreRule }

// with returns an ignorer that also knows the .gitignore of a folder, if there is one. The rules
// of the folders above stay unchanged.
func (g *ignorer) with(fsys fs.FS, dir string) *ignorer {
	text, err := fs.ReadFile(fsys, path.Join(dir, ".gitignore"))
	if err != nil {
		return g
	}
	return &ignorer{rules: append(slices.Clip(g.rules), parseIgnore(dir, string(text))...)}
}

// parseIgnore reads the lines of a .gitignore.
func parseIgnore(dir, text string) []ignoreRule {
	var rules []ignoreRule
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		line = trimTrailing(strings.TrimRight(line, "\r\n"))
		if line == "" || line[0] == '#' {
			continue
		}
		r := ignoreRule{dir: dir}
		line, r.negated = strings.CutPrefix(line, "!")
		line, r.dirOnly = strings.CutSuffix(line, "/")
		if line == "" {
			continue
		}
		anchored := strings.Contains(line, "/")
		line = strings.TrimPrefix(line, "/")
		if !anchored {
			r.base, r.suffix = strings.CutPrefix(line, "*")
			if strings.ContainsAny(r.base, `*?[]{}\`) {
				r.base = ""
			}
		}
		line = strings.NewReplacer("{", `\{`, "}", `\}`).Replace(line)
		if !anchored {
			line = "**/" + line
		}
		r.pattern = line
		if doublestar.ValidatePattern(line) {
			rules = append(rules, r)
		}
	}
	return rules
}

// trimTrailing removes spaces at the end of a line but one that a backslash protects.
func trimTrailing(line string) string {
	for strings.HasSuffix(line, " ") && !strings.HasSuffix(line, `\ `) {
		line = line[:len(line)-1]
	}
	return line
}

// ignored tells whether a file or folder is left out: the last rule that matches decides.
func (g *ignorer) ignored(name string, isDir bool) bool {
	for i := len(g.rules) - 1; i >= 0; i-- {
		r := &g.rules[i]
		if r.dirOnly && !isDir {
			continue
		}
		rel := name
		if r.dir != "." {
			rel = strings.TrimPrefix(name, r.dir+"/")
		}
		if r.match(rel) {
			return !r.negated
		}
	}
	return false
}

func (r *ignoreRule) match(name string) bool {
	switch {
	case r.base == "":
		ok, err := doublestar.Match(r.pattern, name)
		return ok && err == nil
	case r.suffix:
		return strings.HasSuffix(name, r.base)
	default:
		return path.Base(name) == r.base
	}
}
