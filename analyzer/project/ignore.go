package project

import (
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// ignores holds the rules of a folder's .gitignore; parent has those of the folders above.
type ignores struct {
	parent *ignores
	prefix string // of the paths in the folder: "" or the folder with a slash
	rules  []ignoreRule
}

// ignoreRule is one line of a .gitignore.
type ignoreRule struct {
	prefix   string // what the path must begin with
	pattern  string // for doublestar, in Latin-1; see latin1
	literal  string // what must be equal, if there are no wildcards
	suffix   string // what the name must end with, for *suffix
	base     bool   // it is about the last element of the path
	negated  bool
	onlyDirs bool
}

// match tells whether git would ignore a file or folder that is in no ignored folder: the last
// rule that fits decides, those of deeper folders come last.
func (g *ignores) match(name string, isDir bool) bool {
	for ; g != nil; g = g.parent {
		rel := latin1(name[len(g.prefix):])
		base := path.Base(rel)
		for i := len(g.rules) - 1; i >= 0; i-- {
			if r := &g.rules[i]; r.matches(rel, base, isDir) {
				return !r.negated
			}
		}
	}
	return false
}

func (r *ignoreRule) matches(rel, base string, isDir bool) bool {
	if r.onlyDirs && !isDir {
		return false
	}
	if r.base {
		rel = base
	}
	switch {
	case r.literal != "":
		return rel == r.literal
	case r.suffix != "":
		return strings.HasSuffix(rel, r.suffix)
	}
	rel, ok := strings.CutPrefix(rel, r.prefix)
	return ok && doublestar.MatchUnvalidated(r.pattern, rel)
}

// readIgnores adds the rules of a folder's .gitignore to those above it.
func readIgnores(fsys fs.FS, dir string, parent *ignores) (*ignores, error) {
	f, err := fsys.Open(path.Join(dir, ".gitignore"))
	if err != nil {
		return parent, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxIgnoreSize))
	if err != nil {
		return parent, err
	}
	g := &ignores{parent: parent, rules: parseIgnores(string(text))}
	if dir != "." {
		g.prefix = dir + "/"
	}
	return g, nil
}

// parseIgnores reads the lines of a .gitignore. Those that can't match anything are dropped.
func parseIgnores(text string) []ignoreRule {
	var rules []ignoreRule
	for line := range strings.SplitSeq(strings.TrimPrefix(text, "\uFEFF"), "\n") {
		line, _, _ = strings.Cut(line, "\x00")
		line = trimSpaces(strings.TrimSuffix(line, "\r"))
		if line == "" || line[0] == '#' {
			continue
		}
		if r, ok := parseIgnoreRule(line); ok && len(rules) < maxIgnoreRules {
			rules = append(rules, r)
		}
	}
	return rules
}

// wildcards are the characters that are special in a pattern.
const wildcards = `*?[\`

func parseIgnoreRule(line string) (r ignoreRule, ok bool) {
	line, r.negated = strings.CutPrefix(line, "!")
	line, r.onlyDirs = strings.CutSuffix(line, "/")
	r.base = !strings.Contains(line, "/")
	line = latin1(strings.TrimPrefix(line, "/"))
	if line == "" {
		return r, false
	}
	switch {
	case !strings.ContainsAny(line, wildcards):
		r.literal = line
		return r, true
	case r.base && line[0] == '*' && len(line) > 1 && !strings.ContainsAny(line[1:], wildcards):
		r.suffix = line[1:]
		return r, true
	}
	if !r.base {
		// Git compares what stands before the first wildcard by itself, so that in a**/b the
		// asterisks are at the beginning.
		first := strings.IndexAny(line, wildcards)
		r.prefix, line = line[:first], line[first:]
	}
	r.pattern, ok = translate(line)
	return r, ok
}

// trimSpaces removes spaces at the end that no backslash protects.
func trimSpaces(line string) string {
	end := 0
	for i := 0; i < len(line); i++ {
		if line[i] == '\\' {
			i++
			if i == len(line) {
				return line
			}
		} else if line[i] == ' ' {
			continue
		}
		end = i + 1
	}
	return line[:end]
}

// latin1 turns each byte into the character of its value. Git matches bytes, doublestar
// matches characters.
func latin1(s string) string {
	for i := range len(s) {
		if s[i] >= 0x80 {
			runes := make([]rune, len(s))
			for j := range len(s) {
				runes[j] = rune(s[j])
			}
			return string(runes)
		}
	}
	return s
}
