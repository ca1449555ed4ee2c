package project

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/synclint/synclint/analyzer/resolve"
)

// tree lists the files of a folder that may belong to the app, sorted by path.
type tree struct {
	scripts, pages, manifests []string
	declarations              []string // of types alone
	links                     []string // symbolic links that have the names of scripts
	configs                   []string // files that say what specifiers mean
}

// walker lists folders level by level, those of a level in parallel.
type walker struct {
	fsys    fs.FS
	exclude func(name string) bool // nil excludes nothing
	diags   *diagnostics
	tree    tree
	folders int
}

// folder is one that is to be listed, with the rules for what is in it.
type folder struct {
	path    string
	ignores *ignores
}

// listing is what was found in one folder.
type listing struct {
	files, links []string
	folders      []folder
}

// walk lists the tree below the root, and below those of the given paths that are left out there.
// Symbolic links are not followed. It fails only when the root can't be listed or ctx ends.
func walk(ctx context.Context, opts Options, paths []string, diags *diagnostics) (*tree, error) {
	if _, err := fs.ReadDir(opts.FS, "."); err != nil {
		return nil, fmt.Errorf("could not read the folder: %w", cause(err))
	}
	w := &walker{fsys: opts.FS, exclude: opts.Excluded, diags: diags}
	if err := w.levels(ctx, []folder{{path: "."}}); err != nil {
		return nil, err
	}
	w.sort()
	for _, p := range paths {
		if err := w.named(ctx, p); err != nil {
			return nil, err
		}
	}
	w.sort()
	return &w.tree, nil
}

func (w *walker) sort() {
	for _, list := range []*[]string{&w.tree.scripts, &w.tree.pages, &w.tree.manifests, &w.tree.declarations, &w.tree.links, &w.tree.configs} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
}

// named adds a path that the user gave: it counts whether ignored or not.
func (w *walker) named(ctx context.Context, name string) error {
	info, err := fs.Stat(w.fsys, name)
	switch {
	case err != nil:
		w.diags.add(name, fmt.Errorf("could not read: %w", cause(err)))
	case info.IsDir():
		return w.levels(ctx, []folder{{path: name}})
	case kindOf(name) == scriptFile || kindOf(name) == pageFile:
		w.file(name)
	default:
		w.diags.add(name, errors.New("neither a page nor a script"))
	}
	return nil
}

// levels lists folders and all below them.
func (w *walker) levels(ctx context.Context, level []folder) error {
	for depth := 0; len(level) > 0; depth++ {
		if depth > maxDepth {
			w.diags.add(level[0].path, fmt.Errorf("folders are nested more than %d deep; what is below is left out", maxDepth))
			return nil
		}
		if room := maxFolders - w.folders; len(level) > room {
			w.diags.add(".", fmt.Errorf("there are more than %d folders; the rest is left out", maxFolders))
			level = level[:room]
		}
		w.folders += len(level)
		found := make([]listing, len(level))
		g, ctx := errgroup.WithContext(ctx)
		g.SetLimit(parallelism())
		for i, f := range level {
			g.Go(func() error {
				found[i] = w.list(f)
				return ctx.Err()
			})
		}
		if err := g.Wait(); err != nil {
			return err
		}
		level = w.collect(found)
	}
	return nil
}

// collect adds what was found on one level and returns the next.
func (w *walker) collect(found []listing) []folder {
	var next []folder
	for _, l := range found {
		for _, name := range l.files {
			w.file(name)
		}
		w.tree.links = append(w.tree.links, l.links...)
		next = append(next, l.folders...)
	}
	return next
}

// file adds a file by its kind.
func (w *walker) file(name string) {
	if len(w.tree.scripts)+len(w.tree.pages) == maxFiles {
		w.diags.add(".", fmt.Errorf("there are more than %d pages and scripts; the rest is left out", maxFiles))
		return
	}
	if resolve.IsConfig(name) {
		w.tree.configs = append(w.tree.configs, name)
	}
	switch kindOf(name) {
	case scriptFile:
		w.tree.scripts = append(w.tree.scripts, name)
	case pageFile:
		w.tree.pages = append(w.tree.pages, name)
	case otherFile:
	case declarationFile:
		w.tree.declarations = append(w.tree.declarations, name)
	case manifestFile:
		w.tree.manifests = append(w.tree.manifests, name)
	}
}

// list reads one folder.
func (w *walker) list(f folder) listing {
	entries, err := fs.ReadDir(w.fsys, f.path)
	if err != nil {
		w.diags.add(f.path, fmt.Errorf("could not read the folder: %w", cause(err)))
	}
	ignores := f.ignores
	if slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == ".gitignore" && e.Type().IsRegular() }) {
		ignores, err = readIgnores(w.fsys, f.path, ignores)
		if err != nil {
			w.diags.add(path.Join(f.path, ".gitignore"), fmt.Errorf("could not read: %w", cause(err)))
		}
	}
	var l listing
	for _, e := range entries {
		name := path.Join(f.path, e.Name())
		switch {
		case e.IsDir():
			if !leftOut(e.Name()) && !w.ignored(ignores, name, true) {
				l.folders = append(l.folders, folder{name, ignores})
			}
		case kindOf(name) == otherFile && !resolve.IsConfig(name):
		case e.Type()&fs.ModeSymlink != 0:
			if kindOf(name) == scriptFile {
				l.links = append(l.links, name)
			}
		case e.Type().IsRegular() && !w.ignored(ignores, name, false):
			l.files = append(l.files, name)
		}
	}
	return l
}

// ignored tells whether git ignores a file or folder, or whoever asks for the analysis does.
func (w *walker) ignored(ignores *ignores, name string, isDir bool) bool {
	return ignores.match(name, isDir) || w.exclude != nil && w.exclude(name)
}
