package resolve

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// Bounds of workspaces.
const (
	maxManifests = 50_000 // package.json files that are read
	maxGlobs     = 200    // patterns of one workspace
	maxBraces    = 4      // alternatives in a pattern: each multiplies the time of a match
)

// packages are the package.json files of the tree and the workspaces that they make up.
type packages struct {
	fsys    fs.FS
	dirs    []string // folders with a package.json, sorted
	byDir   map[string]*manifest
	globs   map[string][]string          // by folder: patterns of other tools than package.json
	members map[string]map[string]string // by a workspace's folder: folders by name
	extra   map[string][]string          // by folder: files of other tools that list packages
}

// newPackages takes note of the configuration files of a tree; none is read yet.
func newPackages(fsys fs.FS, configs []string) *packages {
	p := &packages{
		fsys: fsys, byDir: map[string]*manifest{}, globs: map[string][]string{},
		members: map[string]map[string]string{}, extra: map[string][]string{},
	}
	for _, name := range configs {
		dir := path.Dir(name)
		switch path.Base(name) {
		case "package.json":
			if len(p.dirs) < maxManifests {
				p.dirs = append(p.dirs, dir)
			}
		case "pnpm-workspace.yaml", "lerna.json":
			p.extra[dir] = append(p.extra[dir], name)
		}
	}
	slices.Sort(p.dirs)
	return p
}

// has tells whether a folder has a package.json.
func (p *packages) has(dir string) bool {
	_, found := slices.BinarySearch(p.dirs, dir)
	return found
}

// at returns the manifest of a folder, nil when it has none.
func (p *packages) at(dir string) *manifest {
	m, known := p.byDir[dir]
	if !known {
		if p.has(dir) {
			m = readManifest(dir, readJSON(p.fsys, path.Join(dir, "package.json")))
		}
		p.byDir[dir] = m
	}
	return m
}

// enclosing returns the manifest of a folder or the nearest above it, nil when there is none.
func (p *packages) enclosing(dir string) *manifest {
	for {
		if m := p.at(dir); m != nil || dir == "." {
			return m
		}
		dir = path.Dir(dir)
	}
}

// root returns the folder of the package that a folder belongs to, "." when there is none. A
// package.json with neither a name nor dependencies, by which a folder says what kind of modules it
// holds, makes no package.
func (p *packages) root(dir string) string {
	for dir != "." {
		if m := p.at(dir); m != nil && (m.name != "" || len(m.deps) > 0) {
			break
		}
		dir = path.Dir(dir)
	}
	return dir
}

// find returns the package of the given name as seen from a folder: the enclosing package itself,
// one that it links to, or a member of a workspace around it.
func (p *packages) find(dir, name string) *manifest {
	if m := p.enclosing(dir); m != nil {
		if m.name == name {
			return m
		}
		if to, ok := m.linked(name); ok {
			return p.at(to)
		}
	}
	for {
		if to, ok := p.workspace(dir)[name]; ok {
			return p.at(to)
		}
		if dir == "." {
			return nil
		}
		dir = path.Dir(dir)
	}
}

// workspace returns the packages of the workspace whose root a folder is; nil when it is none.
func (p *packages) workspace(dir string) map[string]string {
	members, known := p.members[dir]
	if known {
		return members
	}
	if globs := p.patterns(dir); len(globs) > 0 {
		members = map[string]string{}
		for _, member := range p.below(dir) {
			if !listed(globs, strings.TrimPrefix(member, dir+"/")) {
				continue
			}
			if m := p.at(member); m != nil && m.name != "" && members[m.name] == "" {
				members[m.name] = member
			}
		}
	}
	p.members[dir] = members
	return members
}

// below returns the folders with a package.json that lie in a folder.
func (p *packages) below(dir string) []string {
	if dir == "." {
		return p.dirs
	}
	from, _ := slices.BinarySearch(p.dirs, dir+"/")
	to, _ := slices.BinarySearch(p.dirs, dir+"0") // '0' follows '/'
	return p.dirs[from:to]
}

// patterns returns the patterns of folders that a workspace root lists.
func (p *packages) patterns(dir string) []string {
	var globs []string
	if m := p.at(dir); m != nil {
		globs = m.workspaces
	}
	for _, name := range p.extra[dir] {
		if path.Base(name) == "lerna.json" {
			globs = append(globs, readJSON(p.fsys, name).get("packages").texts()...)
		} else if text, ok := readConfig(p.fsys, name); ok {
			globs = append(globs, yamlPackages(string(text))...)
		}
	}
	return globs[:min(len(globs), maxGlobs)]
}

// listed tells whether patterns name a folder; the last that matches decides.
func listed(globs []string, dir string) bool {
	in := false
	for _, g := range globs {
		g, negated := strings.CutPrefix(g, "!")
		g = strings.TrimSuffix(strings.TrimPrefix(g, "./"), "/")
		if strings.Count(g, "{") > maxBraces {
			continue
		}
		if ok, err := doublestar.Match(g, dir); ok && err == nil {
			in = !negated
		}
	}
	return in
}

// yamlPackages reads the list named packages of a pnpm-workspace.yaml, in both ways of writing
// lists. Nothing else of YAML is needed.
func yamlPackages(text string) []string {
	var list []string
	inside := false
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, " #")
		line = strings.TrimRight(line, " \t\r\n")
		rest, starts := strings.CutPrefix(line, "packages:")
		rest = strings.TrimSpace(rest)
		item, isItem := strings.CutPrefix(strings.TrimSpace(line), "-")
		switch {
		case starts:
			inside = true
			if strings.HasPrefix(rest, "[") {
				for s := range strings.SplitSeq(strings.Trim(rest, "[]"), ",") {
					list = appendYAML(list, s)
				}
			}
		case inside && isItem:
			list = appendYAML(list, item)
		case inside && line != "" && !strings.HasPrefix(strings.TrimSpace(line), "#"):
			inside = false
		}
	}
	return list
}

func appendYAML(list []string, item string) []string {
	if item = strings.Trim(strings.TrimSpace(item), `'"`); item != "" && len(item) <= maxConfigText {
		list = append(list, item)
	}
	return list
}
