package fix

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/report"
)

// maxRounds bounds how often what is left is fixed anew: fixes that overlap are for different rounds,
// and a fix may bring to light what has one itself.
const maxRounds = 10

// Options says what to fix.
type Options struct {
	FS fs.FS
	// Analyze analyzes the app as it is in a file system. It must always do that in the same way.
	Analyze func(context.Context, fs.FS) (*report.Report, error)
	// Unsafe: take fixes that are not safe too.
	Unsafe bool
}

// Result is what the fixes make of an app.
type Result struct {
	Files  []File         // those that change, sorted by path
	Report *report.Report // of the app with the changes
	Fixed  int            // findings that were fixed
}

// File is a file with its content before and after.
type File struct {
	Path          string
	Before, After []byte
}

// Run finds out what to change, and changes nothing. It takes as many fixes as there are for which
// an analysis of the outcome shows that each removes its finding, and brings up none that is as
// bad and no file that can't be read. r is the report on the app as it is.
func Run(ctx context.Context, opts Options, r *report.Report) (*Result, error) {
	f := &fixer{
		Options: opts, report: r, now: &overlay{opts.FS, map[string][]byte{}},
		before: map[string][]byte{}, refused: map[string]bool{},
	}
	for range maxRounds {
		fixed, err := f.round(ctx)
		if err != nil {
			return nil, err
		}
		if fixed == 0 {
			break
		}
		f.fixed += fixed
	}
	return f.result(), nil
}

type fixer struct {
	Options
	now     *overlay          // the app with all changes so far
	report  *report.Report    // of that
	before  map[string][]byte // the files as they were when they were read first
	refused map[string]bool   // candidates that did not make the app better, by their keys
	fixed   int
}

// round takes the fixes of the findings that there are now, and returns how many findings they fix.
func (f *fixer) round(ctx context.Context) (int, error) {
	chosen := choose(f.report, f.Unsafe, f.refused)
	if len(chosen) == 0 {
		return 0, nil
	}
	if f.load(chosen) {
		// From here on the files stay as they are, so that the places are those of their content.
		var err error
		if f.report, err = f.Analyze(ctx, f.now); err != nil {
			return 0, fmt.Errorf("could not analyze before fixing: %w", err)
		}
		chosen = choose(f.report, f.Unsafe, f.refused)
	}
	t := &trial{fixer: f, from: f.now, kept: state{f.now, f.report, nil}}
	if err := t.take(ctx, chosen); err != nil {
		return 0, err
	}
	f.now, f.report = t.kept.files, t.kept.report
	return len(t.kept.taken), nil
}

// load reads the files that candidates change, unless that has been done, and tells whether there
// was one.
func (f *fixer) load(list []candidate) bool {
	fresh := map[string][]byte{}
	for _, c := range list {
		for _, e := range c.fix.Edits {
			if _, known := f.before[e.Path]; known {
				continue
			}
			content, err := fs.ReadFile(f.FS, e.Path)
			f.before[e.Path] = content
			if err == nil { // else it is gone, and nothing will be changed in it
				fresh[e.Path] = content
			}
		}
	}
	f.now = f.now.with(fresh)
	return len(fresh) > 0
}

func (f *fixer) result() *Result {
	r := &Result{Report: f.report, Fixed: f.fixed}
	for name, before := range f.before {
		if after := f.now.files[name]; !bytes.Equal(before, after) {
			r.Files = append(r.Files, File{name, before, after})
		}
	}
	slices.SortFunc(r.Files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return r
}
