package project

import (
	"context"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/synclint/synclint/analyzer/source"
)

// Options says what to load. FS is required.
type Options struct {
	// FS is the folder of the app. Nothing outside it is read.
	FS fs.FS
	// Paths are the files and folders, with slashes, that the analysis is about; empty means
	// all. Other files are read as far as these need them.
	Paths []string
	// Reported, when set, tells of each file below Paths whether the analysis is about it.
	Reported func(name string) bool
	// Excluded, when set, tells whether a file or folder is to be taken as not there.
	Excluded func(name string) bool
	// Pages and Workers are files that are known to run in pages and as service workers, although
	// nothing in the app may say so. Each counts whether ignored or not.
	Pages, Workers []string
	// Progress, when set, is told that of total files a stage has done some. It is called
	// from one goroutine at a time.
	Progress func(stage string, done, total int)
}

// Load reads an app. If no file mentions a sync API, nothing is parsed. It fails only when
// opts.FS can't be read at all or ctx ends; what else can't be read or parsed becomes a
// diagnostic. The result depends on nothing but the files and the options.
func Load(ctx context.Context, opts Options) (*Project, error) {
	paths := cleanPaths(opts.Paths)
	l := &loader{opts: opts, fsys: opts.FS, paths: paths, progress: opts.Progress}
	t, err := walk(ctx, opts, slices.Concat(paths, opts.Pages, opts.Workers), &l.diags)
	if err != nil {
		return nil, err
	}
	l.tree, l.resolver = t, newResolver(opts.FS, t)
	if err := l.scan(ctx); err != nil {
		return nil, err
	}
	project := &Project{Scanned: l.scanned(), Marked: l.marked()}
	if l.anySync() {
		if err := l.outline(ctx); err != nil {
			return nil, err
		}
		app, err := l.parse(ctx, l.choose())
		if err != nil {
			return nil, err
		}
		app.describe(project)
		project.Manifests = l.manifests(project)
		l.linkManifests(project)
		declarations := l.declarations()
		for _, app := range project.Apps {
			app.Declarations = declarations
		}
	}
	project.Diagnostics = l.diags.sorted()
	return project, nil
}

// loader reads the files of an app.
type loader struct {
	opts     Options
	fsys     fs.FS
	paths    []string
	progress func(stage string, done, total int)
	mu       sync.Mutex // orders the calls of progress
	diags    diagnostics
	tree     *tree
	resolver *resolver
	facts    map[string]*facts // of each page and script that could be read
	loadedBy map[string][]string
	// partners of packages in which only workers mention the APIs: what may name the worker
	partners map[string]bool
}

// cleanPaths returns the paths in their shortest form, none if one of them is everything.
func cleanPaths(paths []string) []string {
	var list []string
	for _, p := range paths {
		p = path.Clean(p)
		if p == "." {
			return nil
		}
		list = append(list, p)
	}
	return list
}

// inScope tells whether the analysis is about a file.
func (l *loader) inScope(name string) bool {
	if l.opts.Reported != nil && !l.opts.Reported(name) {
		return false
	}
	for _, p := range l.paths {
		if name == p || strings.HasPrefix(name, p+"/") {
			return true
		}
	}
	return len(l.paths) == 0
}

func (l *loader) scanned() int {
	n := 0
	for _, list := range [...][]string{l.tree.scripts, l.tree.pages} {
		for _, name := range list {
			if l.inScope(name) {
				n++
			}
		}
	}
	return n
}

func (l *loader) marked() []*source.File {
	var list []*source.File
	for _, name := range slices.Sorted(maps.Keys(l.facts)) {
		if f := l.facts[name].marked; f != nil {
			list = append(list, f)
		}
	}
	return list
}

// each calls f for the numbers below n, several at a time, and reports progress.
func (l *loader) each(ctx context.Context, stage string, n int, f func(i int)) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(parallelism())
	done := 0
	for i := range n {
		g.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			f(i)
			if l.progress != nil {
				l.mu.Lock()
				defer l.mu.Unlock()
				done++
				l.progress(stage, done, n)
			}
			return nil
		})
	}
	return g.Wait()
}
