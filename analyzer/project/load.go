package project

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/synclint/synclint/analyzer/source"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Options says what to load.
type Options struct {
	FS fs.FS
	// Paths are the files and folders that may be roots of the analysis; empty means all. What
	// they import is read too.
	Paths []string
	// Progress, when set, is told how far a stage has come, from one goroutine at a time.
	Progress func(stage string, done, total int)
}

// loader reads and parses what belongs to the app. Files are read when they are asked for.
type loader struct {
	opts    Options
	project *Project
	exists  map[string]bool // scripts of the tree
	mu      sync.Mutex      // guards what follows
	scripts map[string]*Script
	failed  map[string]bool
	pages   []*page
}

// page is a page with its scripts in the order they run.
type page struct {
	*source.Page
	scripts []*Script
}

// Load finds and parses what belongs to the app. It fails only when ctx ends or the root can't be
// read; what else can't be read or parsed is a diagnostic.
func Load(ctx context.Context, opts Options) (*Project, error) {
	l := &loader{
		opts: opts, project: &Project{}, exists: map[string]bool{}, scripts: map[string]*Script{},
		failed: map[string]bool{},
	}
	w := &walker{ctx: ctx, fsys: opts.FS, report: func(path string, err error) { l.diagnose(path, 0, 0, err) }}
	if err := w.walk(".", (&ignorer{}), 0); err != nil {
		return nil, err
	}
	for _, name := range w.scripts {
		l.exists[name] = true
	}
	l.project.Scanned = len(w.scripts) + len(w.pages)
	found, err := l.prefilter(ctx, w)
	if err != nil {
		return nil, err
	}
	if len(found.sync) > 0 {
		if err := l.parse(ctx, found); err != nil {
			return nil, err
		}
	}
	l.finish()
	return l.project, nil
}

func (l *loader) diagnose(path string, line, column int, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.failed[path] || line > 0 {
		l.failed[path] = true
		l.project.Diagnostics = append(l.project.Diagnostics, Diagnostic{path, line, column, err.Error()})
	}
}

// found is what the prefilter has selected by the text alone.
type found struct {
	sync    []string // scripts that mention one of the APIs
	workers []string // scripts that may register a service worker
	pages   []string // pages that mention either
	rest    []string // other pages: they may load a script that matters
}

// prefilter reads every file and keeps the names of those that can matter.
func (l *loader) prefilter(ctx context.Context, w *walker) (*found, error) {
	names := slices.Concat(w.scripts, w.pages)
	kinds := make([]uint8, len(names)) // 1 sync, 2 workers
	done := 0
	err := l.parallel(ctx, len(names), func(i int) {
		f, err := source.Read(l.opts.FS, names[i])
		if err != nil {
			l.diagnose(names[i], 0, 0, err)
			return
		}
		switch {
		case mentionsSync(f.Text):
			kinds[i] = 1
		case mentionsWorkers(f.Text):
			kinds[i] = 2
		}
		l.progress("read", &done, len(names))
	})
	r := &found{}
	for i, name := range names {
		isPage := i >= len(w.scripts)
		switch {
		case isPage && kinds[i] != 0:
			r.pages = append(r.pages, name)
			if kinds[i] == 1 {
				r.sync = append(r.sync, name)
			}
		case isPage:
			r.rest = append(r.rest, name)
		case kinds[i] == 1 && under(name, l.opts.Paths):
			r.sync = append(r.sync, name)
		case kinds[i] != 0:
			r.workers = append(r.workers, name)
		}
	}
	return r, err
}

func (l *loader) progress(stage string, done *int, total int) {
	if l.opts.Progress == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	*done++
	l.opts.Progress(stage, *done, total)
}

// parallel runs f for 0 to n-1 on all processors.
func (l *loader) parallel(ctx context.Context, n int, f func(i int)) error {
	g, ctx := errgroup.WithContext(ctx)
	workers := runtime.GOMAXPROCS(0)
	for k := range workers {
		g.Go(func() error {
			for i := k; i < n; i += workers {
				if err := ctx.Err(); err != nil {
					return err
				}
				f(i)
			}
			return nil
		})
	}
	return g.Wait()
}

// script returns the parsed script of a file, nil when it can't be had.
func (l *loader) script(name string) *Script {
	l.mu.Lock()
	s, known := l.scripts[name]
	l.mu.Unlock()
	if known {
		return s
	}
	f, err := source.Read(l.opts.FS, name)
	if err != nil {
		l.diagnose(name, 0, 0, err)
	} else {
		s = l.parseScript(f, f.Text, syntax.Options{})
	}
	if s != nil {
		s.Interesting, s.Library = mentionsSync(f.Text), libraryCopy(f.Text)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if first, known := l.scripts[name]; known {
		return first
	}
	l.scripts[name] = s
	return s
}

// parseScript parses text, a part of f, and reads what it tells about the app.
func (l *loader) parseScript(f *source.File, text []byte, opts syntax.Options) *Script {
	p, err := syntax.Parse(text, opts)
	if err != nil {
		message, line, column := err, 0, 0
		if bad, ok := errors.AsType[*syntax.Error](err); ok {
			line, column = f.Position(bad.Offset)
			message = fmt.Errorf("could not parse the JavaScript: %s", bad.Message)
		}
		l.diagnose(f.Path, line, column, message)
		return nil
	}
	s := &Script{File: f, Program: p, Imports: map[string]*Script{}}
	if p.Module {
		s.Kind = Module
	}
	s.read()
	return s
}

// finish sorts what was found, so that nothing depends on the order in which it was read.
func (l *loader) finish() {
	p := l.project
	files := map[string]bool{}
	for _, s := range l.scripts {
		if s != nil {
			p.Scripts = append(p.Scripts, s)
		}
	}
	for _, page := range l.pages {
		for _, s := range page.scripts {
			if s.File == page.File {
				p.Scripts = append(p.Scripts, s)
			}
		}
	}
	for _, s := range p.Scripts {
		files[s.File.Path] = true
	}
	p.Parsed = len(files)
	slices.SortFunc(p.Scripts, func(a, b *Script) int {
		return cmp.Or(strings.Compare(a.File.Path, b.File.Path), cmp.Compare(a.Program.Start, b.Program.Start))
	})
	slices.SortFunc(p.Diagnostics, func(a, b Diagnostic) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			strings.Compare(a.Message, b.Message))
	})
}
