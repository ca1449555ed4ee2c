package resolve

import (
	"path"
	"strings"
)

// extensions are what a specifier may leave out, in the order in which bundlers try them. Sources
// come before what is compiled from them.
var extensions = [...]string{".tsx", ".ts", ".jsx", ".js", ".mts", ".mjs", ".cts", ".cjs", ".vue", ".svelte"}

// sources returns what a file with the extension of JavaScript may be compiled from: TypeScript
// has imports name the result.
func sources(ext string) []string {
	switch ext {
	case ".js":
		return []string{".ts", ".tsx"}
	case ".jsx":
		return []string{".tsx"}
	case ".mjs":
		return []string{".mts"}
	case ".cjs":
		return []string{".cts"}
	}
	return nil
}

// file returns the script that a path of the tree names, with or without its extension.
func (r *Resolver) file(name string) string {
	if name, ok := inTree(name); !ok || name == "." {
		return ""
	}
	if r.exists[name] {
		return name
	}
	ext := path.Ext(name)
	for _, source := range sources(ext) {
		if full := strings.TrimSuffix(name, ext) + source; r.exists[full] {
			return full
		}
	}
	for _, ext := range extensions {
		if full := name + ext; r.exists[full] {
			return full
		}
	}
	return ""
}

// at returns the script that a path of the tree names, which may be a folder: by its package.json
// or its index.
func (r *Resolver) at(name string) string {
	name, ok := inTree(name)
	if !ok {
		return ""
	}
	if file := r.file(name); file != "" {
		return file
	}
	if m := r.packages.at(name); m != nil {
		for _, main := range m.mains {
			base := path.Join(name, main)
			if file := r.file(base); file != "" {
				return file
			}
			if file := r.file(path.Join(base, "index")); file != "" {
				return file
			}
		}
	}
	return r.file(path.Join(name, "index"))
}
