// Package analyzer finds Background Sync and Periodic Background Sync in a progressive web app
// and works out what happens in each kind of browser.
package analyzer

import (
	"context"
	"io/fs"

	"github.com/synclint/synclint/analyzer/config"
	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/target"
	"github.com/synclint/synclint/analyzer/usage"
	"github.com/synclint/synclint/data"
)

// Options says what to analyze. The zero value of every field but FS is usable.
type Options struct {
	// FS is the app's folder. Nothing outside it is read.
	FS fs.FS
	// Paths limits what is reported on to these files and folders of FS; empty means all.
	Paths []string
	// Config holds the settings of the project, nil if it has none, and Base is the path of FS as seen
	// from the folder that they are in, with slashes; empty if it is that folder.
	Config *config.Config
	Base   string
	// Version is the tool's version, for the report.
	Version string
	// Targets says which browsers the verdicts are about. Without a choice they are those that the
	// app's browserslist configuration names, which is looked for in FS unless Targets.Project tells
	// of a folder around it.
	Targets target.Options
	// Table is the support data that verdicts rest on; nil is the one in the program.
	Table *data.Table
	// Progress, when set, is told how far a stage has come; total is 0 while unknown.
	// It is called from one goroutine at a time.
	Progress func(stage string, done, total int)
}

// support returns the support data to judge by.
func (opts Options) support() (*data.Table, error) {
	if opts.Table != nil {
		return opts.Table, nil
	}
	return data.Load()
}

// Analyze reads the app in opts.FS and reports on it. It fails only when ctx ends, the root can't
// be read or the targets make no sense; a file that can't be read or parsed is a diagnostic of the
// report.
func Analyze(ctx context.Context, opts Options) (*report.Report, error) {
	table, err := opts.support()
	if err != nil {
		return nil, err
	}
	w, err := analyze(ctx, table, opts)
	if err != nil {
		return nil, err
	}
	return w.report, nil
}

// analyze returns the writer of a report that is complete.
func analyze(ctx context.Context, table *data.Table, opts Options) (*writer, error) {
	chooser, err := target.NewChooser(table, inFolder(opts.FS, opts.Targets))
	if err != nil {
		return nil, err
	}
	settings := newSettings(opts)
	p, err := project.Load(ctx, project.Options{
		FS: opts.FS, Paths: opts.Paths, Reported: settings.reported, Excluded: settings.excluded,
		Pages: settings.within(settings.Pages), Workers: settings.within(settings.Workers),
		Progress: opts.Progress,
	})
	if err != nil {
		return nil, err
	}
	audiences, err := audiences(table, chooser, p, settings.hints())
	if err != nil {
		return nil, err
	}
	traces, err := flow.RunAll(ctx, p.Realms, func(r *project.Realm) *flow.Platform { return audiences[r.App].platform })
	if err != nil {
		return nil, err
	}
	var apps []*usage.App
	for i, app := range byApp(traces, len(p.Apps)) {
		apps = append(apps, usage.Analyze(audiences[i].profiles, app, p.Apps[i]))
	}
	w := &writer{table: table, apps: apps, project: p, paths: opts.Paths, settings: settings}
	w.list, w.targets = union(audiences)
	w.open(opts.Version)
	w.run()
	w.close()
	return w, nil
}

// inFolder returns the options with the app's folder as the project, unless they name one.
func inFolder(fsys fs.FS, o target.Options) target.Options {
	if o.Project.FS == nil {
		o.Project.FS, o.Project.Dir = fsys, "."
	}
	return o
}

// byApp parts the traces by the app that their realm is of. What one app does neither guards nor
// replaces a use in another.
func byApp(traces []*flow.Trace, count int) [][]*flow.Trace {
	apps := make([][]*flow.Trace, count)
	for _, t := range traces {
		apps[t.Realm.App] = append(apps[t.Realm.App], t)
	}
	return apps
}
