// Package resolve finds the files that module specifiers name, as bundlers do, in a tree of files.
package resolve

import (
	"io/fs"
	"path"
	"strings"
	"sync"
)

// Bounds of resolution.
const (
	maxSpecifier = 1000    // bytes; longer ones name nothing
	maxResolved  = 200_000 // results that are kept
)

// Resolver finds the file that a specifier names, as the bundlers do. It is our own because theirs
// (esbuild's, the only one in Go, runs within a build) read the real file system, in which they go
// up to its root, while an app may lie in an archive or an editor's overlay: nothing outside what
// the walk has found is ever looked at here, and so neither symbolic links, nor node_modules, nor
// what git ignores. Where a package names the output of a build, which is not in the tree, its
// source is taken. It may be used concurrently.
//
// Besides what package.json, tsconfig.json and jsconfig.json say, these hold in every app: `@/x`
// and `~/x` are src/x, app/x or x of the nearest package, `@@/x` and `~~/x` are x (Nuxt), `$lib/x`
// is src/lib/x (SvelteKit).
type Resolver struct {
	mu       sync.Mutex      // guards what follows
	exists   map[string]bool // scripts of the tree
	packages *packages
	configs  *tsconfigs
	cache    map[[2]string]string // by folder and specifier
}

// New makes a resolver of the scripts that exist and the configuration files of a tree; see IsConfig.
func New(fsys fs.FS, exists map[string]bool, configs []string) *Resolver {
	p := newPackages(fsys, configs)
	return &Resolver{
		exists: exists, packages: p, configs: newTSConfigs(fsys, configs, p.find), cache: map[[2]string]string{},
	}
}

// Resolve returns the script that a specifier names in a file of the folder dir, "" when that is
// none of the tree.
func (r *Resolver) Resolve(dir, spec string) string {
	if spec == "" || len(spec) > maxSpecifier || strings.ContainsAny(spec, "\\\x00") || strings.Contains(spec, ":") {
		return ""
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	key := [2]string{dir, spec}
	name, known := r.cache[key]
	if !known {
		if len(r.cache) >= maxResolved {
			clear(r.cache)
		}
		name = r.find(dir, spec)
		r.cache[key] = name
	}
	return name
}

// Package returns the folder of the package that the files of a folder belong to: the nearest with a
// package.json that gives it a name or dependencies, "." when there is none.
func (r *Resolver) Package(dir string) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.packages.root(dir)
}

func (r *Resolver) find(dir, spec string) string {
	spec, query, _ := strings.Cut(spec, "?")
	if asset(query) || spec == "" {
		return ""
	}
	if spec == "." || spec == ".." || strings.HasPrefix(spec, "./") || strings.HasPrefix(spec, "../") {
		return r.inBrowser(r.at(path.Join(dir, spec)))
	}
	for _, c := range r.configs.enclosing(dir) {
		for _, name := range c.candidates(spec) {
			if file := r.at(name); file != "" {
				return r.inBrowser(file)
			}
		}
	}
	if strings.HasPrefix(spec, "#") {
		return r.private(dir, spec)
	}
	if strings.HasPrefix(spec, "/") {
		return "" // an address, not a specifier
	}
	if file := r.external(dir, spec); file != "" {
		return file
	}
	return r.aliased(dir, spec)
}

// IsConfig tells whether a file may say what specifiers mean. A tsconfig.json may extend any file;
// shared ones have or lie in a folder with such a name.
func IsConfig(name string) bool {
	switch path.Base(name) {
	case "package.json", "lerna.json", "pnpm-workspace.yaml":
		return true
	}
	return path.Ext(name) == ".json" && strings.Contains(name, "config")
}

// asset tells whether a query asks for a file's text or address instead of its exports.
func asset(query string) bool {
	for part := range strings.SplitSeq(query, "&") {
		switch name, _, _ := strings.Cut(part, "="); name {
		case "raw", "url", "inline", "worker", "sharedworker":
			return true
		}
	}
	return false
}

// private resolves `#name` by the imports of the enclosing package.
func (r *Resolver) private(dir, spec string) string {
	m := r.packages.enclosing(dir)
	if m == nil {
		return ""
	}
	targets, _ := mapped(m.imports, spec)
	for _, target := range targets {
		if file := r.target(m, target); file != "" {
			return file
		}
		// It may name a package as well.
		if !strings.HasPrefix(target, ".") && !strings.HasPrefix(target, "#") {
			if file := r.external(m.dir, target); file != "" {
				return file
			}
		}
	}
	return ""
}

// external resolves the name of a package with or without a path in it.
func (r *Resolver) external(dir, spec string) string {
	name, rest := splitPackage(spec)
	if m := r.packages.enclosing(dir); m != nil {
		if to, ok := m.browser[spec]; ok {
			if !strings.HasPrefix(to, ".") {
				return "" // left out, or another package
			}
			return r.target(m, to)
		}
	}
	m := r.packages.find(dir, name)
	if m == nil {
		return ""
	}
	if rest == "" {
		return r.main(m)
	}
	targets, ok := mapped(m.exports, "./"+rest)
	if m.exports.value == nil && !ok {
		targets = []string{rest}
	}
	return r.inBrowser(r.first(m, targets))
}

// main returns the file that a package itself is imported by.
func (r *Resolver) main(m *manifest) string {
	targets, ok := mapped(m.exports, ".")
	if ok && len(targets) == 0 {
		return ""
	}
	if file := r.first(m, targets); file != "" {
		return r.inBrowser(file)
	}
	return r.inBrowser(r.entry(m))
}

// first returns the first file that there is.
func (r *Resolver) first(m *manifest, targets []string) string {
	for _, target := range targets {
		if file := r.target(m, target); file != "" {
			return file
		}
	}
	return ""
}

// entry returns the file that a package is imported by when its exports do not say.
func (r *Resolver) entry(m *manifest) string {
	if file := r.first(m, m.mains); file != "" {
		return file
	}
	for _, guess := range []string{"index", "src/index", "src/main", "lib/index"} {
		if file := r.file(path.Join(m.dir, guess)); file != "" {
			return file
		}
	}
	return ""
}

// target returns the file that a path in a package.json names, or the source that it is made from.
func (r *Resolver) target(m *manifest, rel string) string {
	name, ok := inTree(path.Join(m.dir, rel))
	if !ok {
		return ""
	}
	if file := r.at(name); file != "" || m.dir != "." && !strings.HasPrefix(name, m.dir+"/") {
		return file
	}
	inner := strings.TrimPrefix(name, m.dir+"/")
	built := false
	for {
		first, rest, ok := strings.Cut(inner, "/")
		if !ok || !outputFolder(first) {
			break
		}
		inner, built = rest, true
	}
	if !built {
		return ""
	}
	inner = strings.TrimPrefix(inner, "src/")
	for _, source := range []string{"src", "."} {
		base := path.Join(m.dir, source, inner)
		for _, name := range []string{base, trimExt(base)} {
			if file := r.file(name); file != "" {
				return file
			}
		}
	}
	return ""
}

// outputFolder tells whether builds write to folders of that name.
func outputFolder(name string) bool {
	switch name {
	case "dist", "lib", "build", "out", "output", "es", "esm", "cjs", "umd", "module", "browser":
		return true
	}
	return false
}

// inBrowser applies the browser field of the package that a file belongs to.
func (r *Resolver) inBrowser(file string) string {
	if file == "" {
		return ""
	}
	m := r.packages.enclosing(path.Dir(file))
	if m == nil || len(m.browser) == 0 {
		return file
	}
	to, ok := m.replaced(file)
	if !ok {
		return file
	}
	if to == "" {
		return ""
	}
	return r.target(m, to)
}

// aliased resolves the aliases that are the custom of several tools.
func (r *Resolver) aliased(dir, spec string) string {
	alias, rest, ok := strings.Cut(spec, "/")
	var folders []string
	switch alias {
	case "@", "~":
		folders = []string{"src", "app", "."}
	case "@@", "~~":
		folders = []string{"."}
	case "$lib":
		folders = []string{"src/lib"}
	}
	if !ok || folders == nil {
		return ""
	}
	root := "."
	if m := r.packages.enclosing(dir); m != nil {
		root = m.dir
	}
	for _, folder := range folders {
		name, ok := inTree(path.Join(root, folder, rest))
		if !ok {
			continue
		}
		if file := r.at(name); file != "" {
			return file
		}
	}
	return ""
}
