package project

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// maxFiles bounds the walk. The largest monorepos have some hundred thousand files.
const maxFiles = 2_000_000

// maxFolderDepth bounds how deep the walk goes: no tree that a tool made is deeper, and paths
// beyond it can't be opened on most systems.
const maxFolderDepth = 200

// walker collects the files of the app.
type walker struct {
	ctx     context.Context
	fsys    fs.FS
	scripts []string
	pages   []string
	report  func(path string, err error)
}

// walk visits a folder and those below it, in the order of names. Symbolic links are not
// followed: what they lead to is either in the tree anyway or outside the root.
func (w *walker) walk(dir string, ignore *ignorer, depth int) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	entries, err := fs.ReadDir(w.fsys, dir)
	if err != nil {
		if dir == "." {
			return fmt.Errorf("could not read the folder: %w", err)
		}
		w.report(dir, fmt.Errorf("could not read the folder: %w", err))
	}
	if slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == ".gitignore" }) {
		ignore = ignore.with(w.fsys, dir)
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		switch {
		case e.IsDir():
			if cacheDir(e.Name()) || depth >= maxFolderDepth || ignore.ignored(name, true) {
				continue
			}
			if err := w.walk(name, ignore, depth+1); err != nil {
				return err
			}
		case e.Type().IsRegular():
			w.file(name, ignore)
		}
	}
	return nil
}

func (w *walker) file(name string, ignore *ignorer) {
	kind := kindOf(name)
	if kind == otherFile || len(w.scripts)+len(w.pages) >= maxFiles || ignore.ignored(name, false) {
		return
	}
	if kind == pageFile {
		w.pages = append(w.pages, name)
	} else {
		w.scripts = append(w.scripts, name)
	}
}

// under tells whether a file is one of the given files or lies in one of the folders.
func under(name string, paths []string) bool {
	if len(paths) == 0 {
		return true
	}
	return slices.ContainsFunc(paths, func(p string) bool {
		p = path.Clean(p)
		return p == "." || p == name || strings.HasPrefix(name, p+"/")
	})
}
