package project

import (
	"path"
	"strings"
)

// staticFolders are where tools keep the files that are served from the root.
var staticFolders = []string{"public", "static", "src", "dist", "build", "www", "app", "docs", "wwwroot", "client", "web"}

// resolve returns the file of the tree that an address or specifier names as seen from a folder,
// "" when there is none. It never leaves the root: cleaning the path takes out what would.
func (l *loader) resolve(dir, address string) string {
	address, _, _ = strings.Cut(address, "?")
	address, _, _ = strings.Cut(address, "#")
	if address == "" || strings.Contains(address, "\\") || strings.Contains(address, "\x00") {
		return ""
	}
	if strings.Contains(address, "://") || strings.HasPrefix(address, "//") {
		return ""
	}
	if rest, ok := strings.CutPrefix(address, "/"); ok {
		return l.fromRoot(dir, rest)
	}
	return l.candidate(path.Join(dir, address))
}

// fromRoot resolves an address from the root of the site, which is the root of the tree, one of
// the folders above the referring file, or a static folder in one of them.
func (l *loader) fromRoot(dir, rest string) string {
	for base := dir; ; base = path.Dir(base) {
		if name := l.candidate(path.Join(base, rest)); name != "" {
			return name
		}
		for _, folder := range staticFolders {
			if name := l.candidate(path.Join(base, folder, rest)); name != "" {
				return name
			}
		}
		if base == "." || base == "/" {
			return ""
		}
	}
}

// candidate returns the script that a path names, with or without its extension.
func (l *loader) candidate(name string) string {
	name = strings.TrimPrefix(path.Clean("/"+name), "/")
	for _, suffix := range []string{"", ".js", ".mjs", ".cjs", "/index.js", "/index.mjs"} {
		if l.exists[name+suffix] {
			return name + suffix
		}
	}
	return ""
}

// worker returns the file that a page or script registers as a worker. Addresses are relative to
// the page, which need not lie where the script does, so that the folders above are tried too.
func (l *loader) worker(dir, address string) string {
	if name := l.resolve(dir, address); name != "" {
		return name
	}
	if strings.Contains(address, "://") {
		return ""
	}
	address, _, _ = strings.Cut(address, "?")
	return l.fromRoot(dir, strings.TrimLeft(address, "./"))
}
