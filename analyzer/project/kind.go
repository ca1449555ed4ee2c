package project

import (
	"bytes"
	"path"
	"strings"
)

// fileKind tells what a file is read as.
type fileKind uint8

const (
	otherFile fileKind = iota
	scriptFile
	pageFile
)

// kindOf decides by the file's extension.
func kindOf(name string) fileKind {
	switch strings.ToLower(path.Ext(name)) {
	case ".js", ".mjs", ".cjs":
		return scriptFile
	case ".html", ".htm", ".xhtml":
		return pageFile
	}
	return otherFile
}

// cacheDir tells whether a folder holds installed packages, version control or what tools keep
// for themselves: nothing that anybody wrote for the app.
func cacheDir(name string) bool {
	switch name {
	case "node_modules", "bower_components", "jspm_packages", ".git", ".hg", ".svn", ".cache", ".parcel-cache",
		".next", ".nuxt", ".output", ".svelte-kit", ".turbo", ".angular", ".vite", ".yarn", ".pnpm-store",
		".nyc_output", "coverage", "__pycache__", ".venv":
		return true
	}
	return false
}

// testFile tells whether a file is by its name a test, which is no part of the app.
func testFile(name string) bool {
	base := path.Base(name)
	if strings.Contains(base, ".test.") || strings.Contains(base, ".spec.") || strings.Contains(base, ".cy.") {
		return true
	}
	for dir := range strings.SplitSeq(path.Dir(name), "/") {
		switch dir {
		case "test", "tests", "__tests__", "__mocks__", "spec", "e2e", "cypress", "playwright":
			return true
		}
	}
	return false
}

// patterns are what a text that uses one of the APIs, or a library for them, has in it.
var patterns = [][]byte{
	[]byte(".sync"), []byte("'sync'"), []byte(`"sync"`), []byte("`sync`"), []byte("SyncManager"),
	[]byte("eriodicSync"), []byte("periodicsync"), []byte("onsync"), []byte("ackground-sync"), []byte("ackgroundSync"),
}

// mentionsSync tells whether a text may use one of the APIs. Most files fail the first test,
// which is the fastest.
func mentionsSync(text []byte) bool {
	if !bytes.Contains(text, []byte("ync")) {
		return false
	}
	for _, p := range patterns {
		if bytes.Contains(text, p) {
			return true
		}
	}
	return false
}

// libraryCopy tells whether a text is a copy of a library that has the APIs in it: each module of
// Workbox says so itself. A copy is read for what it does, but is nobody's to mend.
func libraryCopy(text []byte) bool { return bytes.Contains(text, []byte("workbox:background-sync:")) }

// mentionsWorkers tells whether a text may register a service worker.
func mentionsWorkers(text []byte) bool { return bytes.Contains(text, []byte("serviceWorker")) }
