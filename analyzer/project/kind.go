package project

import (
	"path"
	"strings"

	"github.com/synclint/synclint/analyzer/lower"
	"github.com/synclint/synclint/analyzer/source"
)

// fileKind tells what a file is for the analysis.
type fileKind uint8

const (
	otherFile fileKind = iota
	scriptFile
	pageFile
	manifestFile
	declarationFile // of types alone
)

// scriptExtensions are those of scripts and components, in the order in which they are tried for
// a specifier without one: sources before what is compiled from them.
var scriptExtensions = [...]string{
	".ts", ".tsx", ".js", ".mjs", ".jsx", ".cjs", ".mts", ".cts", ".vue", ".svelte", ".astro",
}

// kindOf returns the kind of a file by its name.
func kindOf(name string) fileKind {
	base := strings.ToLower(path.Base(name))
	ext := path.Ext(base)
	if source.Template(base) {
		// sw.js.erb becomes a script, index.html.erb and index.php a page.
		if kindOf(strings.TrimSuffix(base, ext)) == scriptFile {
			return scriptFile
		}
		return pageFile
	}
	lang, isScript := lower.ForPath(base)
	switch {
	case isScript && lang != lower.Declaration, lower.IsComponent(base), isBuildData(base):
		return scriptFile
	case isScript && lang == lower.Declaration:
		return declarationFile
	case ext == ".html" || ext == ".htm":
		return pageFile
	case ext == ".webmanifest" || base == "manifest.json":
		return manifestFile
	}
	return otherFile
}

// leftOut tells whether a folder is none of the app's own: installed packages, the data of
// version control, caches and temporary output of build tools. What a build leaves for
// deployment, such as dist, is left out only by a .gitignore.
func leftOut(folder string) bool {
	switch folder {
	case "node_modules", "bower_components", "jspm_packages",
		".git", ".hg", ".svn",
		".angular", ".astro", ".cache", ".docusaurus", ".expo", ".gradle", ".netlify", ".next", ".nuxt", ".nyc_output",
		".output", ".parcel-cache", ".pnpm-store", ".serverless", ".svelte-kit", ".temp", ".tox", ".turbo", ".venv",
		".vercel", ".vite", ".webpack", ".wrangler", ".yarn",
		"__pycache__", "coverage":
		return true
	}
	return false
}

// isBuildData tells whether a file is by its name a configuration of Workbox without code.
func isBuildData(name string) bool {
	return path.Ext(name) == ".json" && strings.HasPrefix(path.Base(name), "workbox")
}
