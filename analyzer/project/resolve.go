package project

import (
	"io/fs"
	"net/url"
	"path"
	"strings"

	"github.com/synclint/synclint/analyzer/resolve"
)

// resolver finds the files of the app that addresses name. It only ever returns files that
// the walk found, so no address leads out of the root.
type resolver struct {
	fsys    fs.FS
	scripts map[string]bool
	links   map[string]bool // symbolic links
	byName  map[string][]string
	// specifiers resolves those that are no addresses: names of packages of the tree, and aliases.
	specifiers *resolve.Resolver
}

// staticFolders are those whose content servers and build tools put at the root of the site,
// in the order in which they are tried.
var staticFolders = [...]string{"", "public", "static", "src", "dist", "www", "app", "build"}

func newResolver(fsys fs.FS, t *tree) *resolver {
	r := &resolver{
		fsys: fsys, scripts: make(map[string]bool, len(t.scripts)), links: make(map[string]bool, len(t.links)),
		byName: map[string][]string{},
	}
	for _, name := range t.scripts {
		r.scripts[name] = true
		r.byName[path.Base(name)] = append(r.byName[path.Base(name)], name)
	}
	for _, name := range t.links {
		r.links[name] = true
	}
	r.specifiers = resolve.New(fsys, r.scripts, t.configs)
	return r
}

// isRelative tells whether a module specifier is an address, not the name of a package.
func isRelative(specifier string) bool {
	return strings.HasPrefix(specifier, "./") || strings.HasPrefix(specifier, "../") || specifier == "." || specifier == ".." ||
		strings.HasPrefix(specifier, "/") && !strings.HasPrefix(specifier, "//")
}

// file returns the script with exactly this path. A symbolic link stands for what it leads to
// if that is in the tree too.
func (r *resolver) file(name string) (string, bool) {
	if r.scripts[name] {
		return name, true
	}
	if !r.links[name] {
		return "", false
	}
	if to, err := fs.ReadLink(r.fsys, name); err == nil && !path.IsAbs(to) {
		if to = path.Join(path.Dir(name), to); r.scripts[to] {
			return to, true
		}
	}
	return name, true
}

// module resolves the specifier of an import in a file of dir, the way bundlers do.
func (r *resolver) module(dir, specifier string) (string, bool) {
	if !isRelative(specifier) {
		name := r.specifiers.Resolve(dir, specifier)
		return name, name != ""
	}
	specifier = withoutQuery(specifier)
	if strings.HasPrefix(specifier, "/") {
		return r.rooted(dir, specifier, r.withExtension)
	}
	name := path.Join(dir, specifier)
	if name == ".." || strings.HasPrefix(name, "../") {
		return "", false
	}
	if found, ok := r.withExtension(name); ok {
		return found, true
	}
	found := r.specifiers.Resolve(dir, specifier) // a folder with a package.json
	return found, found != ""
}

// withExtension completes a path by an extension or to the index of a folder.
func (r *resolver) withExtension(name string) (string, bool) {
	if found, ok := r.file(name); ok {
		return found, true
	}
	stems := []string{name, path.Join(name, "index")}
	switch ext := path.Ext(name); ext {
	case ".js", ".mjs", ".cjs", ".jsx":
		// TypeScript has imports name what a file is compiled to.
		stems = append(stems, strings.TrimSuffix(name, ext))
	}
	for _, stem := range stems {
		for _, ext := range scriptExtensions {
			if found, ok := r.file(stem + ext); ok {
				return found, true
			}
		}
	}
	return "", false
}

// address resolves a URL: relative to each of the folders in turn, then as if it were
// relative to the site's root, which may be any folder above them.
func (r *resolver) address(dirs []string, address string) (string, bool) {
	name, ok := localPath(address)
	if !ok {
		return "", false
	}
	for _, dir := range dirs {
		if strings.HasPrefix(name, "/") {
			break
		}
		// Like in a browser, .. stops at the root.
		if found, ok := r.file(strings.TrimPrefix(path.Join("/", dir, name), "/")); ok {
			return found, true
		}
	}
	for _, find := range [...]func(string) (string, bool){r.file, r.typed} {
		for _, dir := range dirs {
			if found, ok := r.rooted(dir, name, find); ok {
				return found, true
			}
		}
	}
	return "", false
}

// typed returns the TypeScript that a file is compiled from by its name.
func (r *resolver) typed(name string) (string, bool) {
	stem, ok := strings.CutSuffix(name, ".js")
	return stem + ".ts", ok && r.scripts[stem+".ts"]
}

// rooted tries an absolute path in the folders from dir up to the root, the nearest first,
// and in their folders of static files.
func (r *resolver) rooted(dir, name string, find func(string) (string, bool)) (string, bool) {
	name = strings.TrimPrefix(path.Clean("/"+name), "/")
	if name == "" {
		return "", false
	}
	for {
		for _, static := range staticFolders {
			if found, ok := find(path.Join(dir, static, name)); ok {
				return found, true
			}
		}
		if dir == "." {
			return "", false
		}
		dir = path.Dir(dir)
	}
}

// anywhere returns the only script of the tree whose path ends with that of a URL.
func (r *resolver) anywhere(address string) (string, bool) {
	name, ok := localPath(address)
	if !ok {
		return "", false
	}
	name = path.Clean("/" + name)
	found := ""
	for _, candidate := range r.byName[path.Base(name)] {
		if strings.HasSuffix("/"+candidate, name) {
			if found != "" {
				return "", false
			}
			found = candidate
		}
	}
	return found, found != ""
}

// compiledFrom returns the only script of the tree that has the name of a file but for the extension.
func (r *resolver) compiledFrom(name string) (string, bool) {
	stem := strings.TrimSuffix(path.Base(name), path.Ext(name))
	found := ""
	for _, ext := range scriptExtensions {
		for _, candidate := range r.byName[stem+ext] {
			if found != "" {
				return "", false
			}
			found = candidate
		}
	}
	return found, found != ""
}

// localPath returns the path in a URL without a scheme and a host.
func localPath(address string) (string, bool) {
	address = strings.TrimSpace(address)
	address = strings.TrimPrefix(address, "%PUBLIC_URL%") // of Create React App
	name := withoutQuery(address)
	if name == "" || strings.HasPrefix(name, "//") || strings.HasPrefix(name, `\`) {
		return "", false
	}
	if i := strings.IndexAny(name, ":/"); i >= 0 && name[i] == ':' {
		return "", false
	}
	if decoded, err := url.PathUnescape(name); err == nil {
		name = decoded
	}
	return name, true
}

// withoutQuery cuts off the query and the fragment of an address.
func withoutQuery(address string) string {
	if i := strings.IndexAny(address, "?#"); i >= 0 {
		return address[:i]
	}
	return address
}
