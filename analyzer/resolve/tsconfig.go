package resolve

import (
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Bounds of what tsconfig.json files say.
const (
	maxExtends = 64   // files that one of them is made from
	maxPaths   = 4000 // entries of paths
)

// configDir is what a tsconfig.json may write for the folder of the file that extends it.
const configDir = "${configDir}"

// tsconfig is how a tsconfig.json or jsconfig.json has specifiers mapped.
type tsconfig struct {
	dir     string
	base    string // baseUrl as a path of the tree, "" when there is none
	exact   map[string][]string
	stars   []starPath // those with the longest prefixes first
	pathDir string     // what paths are relative to
	refs    []string   // configs that it refers to
}

// starPath is an entry of paths with a star in its name.
type starPath struct {
	before, after string
	targets       []string
}

// tsconfigs reads the configs of a tree when they are asked for.
type tsconfigs struct {
	fsys    fs.FS
	files   map[string]bool
	find    func(dir, name string) *manifest // packages that configs extend
	nearest map[string][]*tsconfig           // by folder
}

func newTSConfigs(fsys fs.FS, configs []string, find func(dir, name string) *manifest) *tsconfigs {
	t := &tsconfigs{fsys: fsys, files: map[string]bool{}, find: find, nearest: map[string][]*tsconfig{}}
	for _, name := range configs {
		t.files[name] = true
	}
	return t
}

// enclosing returns the configs that hold for the files of a folder: those of the nearest folder
// that has any, together with those that they refer to.
func (t *tsconfigs) enclosing(dir string) []*tsconfig {
	list, known := t.nearest[dir]
	if known {
		return list
	}
	for _, base := range []string{"tsconfig.json", "jsconfig.json"} {
		name := path.Join(dir, base)
		if !t.files[name] {
			continue
		}
		c := t.read(name)
		list = append(list, c)
		for _, ref := range c.refs {
			list = append(list, t.read(ref))
		}
	}
	if list == nil && dir != "." {
		list = t.enclosing(path.Dir(dir))
	}
	t.nearest[dir] = list
	return list
}

// read reads a config and those that it extends; what extends itself ends there.
func (t *tsconfigs) read(name string) *tsconfig {
	c := &tsconfig{dir: path.Dir(name), exact: map[string][]string{}}
	var refs []node
	left := maxExtends
	var visit func(name string, seen []string)
	visit = func(name string, seen []string) {
		if left--; left < 0 || slices.Contains(seen, name) {
			return
		}
		n := readJSON(t.fsys, name)
		for _, base := range n.get("extends").texts() {
			if base, ok := t.extended(path.Dir(name), base); ok {
				visit(base, append(slices.Clip(seen), name))
			}
		}
		c.apply(path.Dir(name), n.get("compilerOptions"))
		if len(seen) == 0 {
			refs = n.get("references").items()
		}
	}
	visit(name, nil)
	slices.SortStableFunc(c.stars, func(a, b starPath) int { return len(b.before) - len(a.before) })
	for _, ref := range refs[:min(len(refs), maxExtends)] {
		if file, ok := t.file(path.Join(c.dir, ref.get("path").text())); ok && file != name {
			c.refs = append(c.refs, file)
		}
	}
	return c
}

// apply adds what a config says; it overrides what the configs say that it extends.
func (c *tsconfig) apply(dir string, options node) {
	if base := options.get("baseUrl").text(); base != "" {
		c.base, _ = c.expand(dir, base)
		c.pathDir = c.base
	}
	paths := options.get("paths")
	if paths.value == nil {
		return
	}
	clear(c.exact)
	c.stars = nil
	if c.base == "" {
		c.pathDir = dir
	}
	left := maxPaths
	paths.each(func(name string, value node) bool {
		before, after, star := strings.Cut(name, "*")
		switch {
		case !star:
			c.exact[name] = value.texts()
		case !strings.Contains(after, "*"):
			c.stars = append(c.stars, starPath{before, after, value.texts()})
		}
		left--
		return left > 0
	})
}

// expand makes a path of a config a path of the tree.
func (c *tsconfig) expand(dir, name string) (string, bool) {
	if rest, ok := strings.CutPrefix(name, configDir); ok {
		dir, name = c.dir, rest
	}
	return inTree(path.Join(dir, name))
}

// extended returns the file that a config extends.
func (t *tsconfigs) extended(dir, name string) (string, bool) {
	if !strings.HasPrefix(name, ".") {
		pkg, rest := splitPackage(name)
		m := t.find(dir, pkg)
		if m == nil {
			return "", false
		}
		dir, name = m.dir, rest
	}
	return t.file(path.Join(dir, name))
}

// file returns the config that a path names: a file with or without .json, or a folder.
func (t *tsconfigs) file(name string) (string, bool) {
	for _, suffix := range []string{"", ".json", "/tsconfig.json"} {
		if full := path.Join(name + suffix); t.files[full] {
			return full, true
		}
	}
	return "", false
}

// candidates returns the paths of the tree that a config maps a specifier to, best first.
func (c *tsconfig) candidates(spec string) []string {
	targets, star := c.exact[spec], ""
	for _, s := range c.stars {
		if targets != nil {
			break
		}
		if mid, ok := between(spec, s.before, s.after); ok {
			targets, star = s.targets, mid
		}
	}
	var list []string
	for _, target := range targets[:min(len(targets), maxTargets)] {
		if name, ok := c.expand(c.pathDir, strings.Replace(target, "*", star, 1)); ok {
			list = append(list, name)
		}
	}
	if c.base != "" && !strings.HasPrefix(spec, "/") {
		if name, ok := inTree(path.Join(c.base, spec)); ok {
			list = append(list, name)
		}
	}
	return list
}

// splitPackage divides a specifier into the name of a package and the path in it.
func splitPackage(spec string) (name, rest string) {
	name, rest, _ = strings.Cut(spec, "/")
	if strings.HasPrefix(spec, "@") {
		var scoped string
		scoped, rest, _ = strings.Cut(rest, "/")
		name += "/" + scoped
	}
	return name, rest
}
