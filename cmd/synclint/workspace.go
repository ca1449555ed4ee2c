package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"time"

	"github.com/spf13/cobra"

	"github.com/synclint/synclint/analyzer"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/target"
	"github.com/synclint/synclint/data/browserslist"
	"github.com/synclint/synclint/data/installed"
)

// projectOptions are the flags about what an app is in.
type projectOptions struct {
	config   configOptions
	baseline baselineOptions
	targets  targetOptions
}

// validate checks what can be wrong with the flags by themselves.
func (o *projectOptions) validate(cmd *cobra.Command) error {
	return cmp.Or(o.targets.validate(cmd), o.config.validate(cmd), o.baseline.validate(cmd))
}

// workspace is an app with all that an analysis of it needs.
type workspace struct {
	scope
	root     *os.Root // the folder of scope
	around   *surroundings
	settings settings
	known    known
	targets  target.Options
	newer    installed.Data // of --data
	done     func()         // ends the use of newer, nil before its begin
	options  *projectOptions
}

// open opens the app in the paths on the command line, without any that in the current folder.
func (a *app) open(args []string, o *projectOptions) (*workspace, error) {
	s, err := resolve(orHere(args))
	if err != nil {
		return nil, err
	}
	w := &workspace{scope: s, options: o}
	if w.root, err = os.OpenRoot(s.folder); err != nil {
		return nil, fmt.Errorf("could not read %q: %w", s.folder, reason(err))
	}
	if err := a.prepare(w); err != nil {
		w.close()
		return nil, err
	}
	return w, nil
}

func (a *app) prepare(w *workspace) (err error) {
	if w.around, err = openSurroundings(w.folder); err != nil {
		return err
	}
	if w.settings, err = w.options.config.settings(w.folder, w.around); err != nil {
		return err
	}
	if w.known, err = w.options.baseline.known(w); err != nil {
		return err
	}
	if w.newer, w.done, err = openData(w.options.targets.data); err != nil {
		return err
	}
	if w.targets, err = a.targets(&w.options.targets, w.around, w.newer.Usage); err != nil {
		return err
	}
	if w.targets.Query == nil && w.settings.Targets != nil {
		w.targets.Query, w.targets.Source = w.settings.Targets, path.Base(w.settings.file)
	}
	return nil
}

func (w *workspace) close() {
	_ = w.root.Close() // it was only read
	if w.done != nil {
		w.done()
	}
	if w.around != nil {
		_ = w.around.Close()
	}
}

// settingsFolder returns the folder in the surroundings that the settings are in, or the app's.
func (w *workspace) settingsFolder() string {
	if w.settings.inside == "" {
		return path.Clean(w.around.app)
	}
	return path.Dir(w.settings.inside)
}

// analysis returns how the command line has an app analyzed.
func (a *app) analysis(w *workspace) analyzeFunc {
	return func(ctx context.Context, fsys fs.FS) (*report.Report, error) {
		p := newProgress(a.stderr, a.err, a.env, time.Now)
		defer p.clear()
		r, err := a.analyze(ctx, analyzer.Options{
			FS: fsys, Paths: w.paths, Version: toolVersion(version), Targets: w.targets, Table: w.newer.Table,
			Config: w.settings.Config, Base: w.settings.base, Progress: p.update,
		})
		if err != nil {
			return nil, a.blameFor(w, err)
		}
		w.leaveOutKnown(r, fsys)
		return r, nil
	}
}

// blameFor says what an error of the analysis is about.
func (a *app) blameFor(w *workspace, err error) error {
	e, ok := errors.AsType[*browserslist.Error](err)
	aboutRegion := ok && e.Kind == browserslist.UnknownRegion && e.Query == ""
	if ok && e.File == "" && w.targets.Source != "" && !aboutRegion {
		return fmt.Errorf("%s: targets: %w", w.settings.file, e)
	}
	if blamed := a.blame(&w.options.targets, err, w.around); blamed != nil {
		return blamed
	}
	return fmt.Errorf("could not analyze %q: %w", w.folder, err)
}
