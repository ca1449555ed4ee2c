package fix_test

import (
	"context"
	"errors"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer"
	"github.com/synclint/synclint/analyzer/fix"
	"github.com/synclint/synclint/analyzer/report"
)

// run fixes an app with the real analyzer.
func run(t *testing.T, app fstest.MapFS, unsafe bool) *fix.Result {
	t.Helper()
	analyze := func(ctx context.Context, fsys fs.FS) (*report.Report, error) {
		return analyzer.Analyze(ctx, analyzer.Options{FS: fsys})
	}
	r, err := analyze(context.Background(), app)
	if err != nil {
		t.Fatal(err)
	}
	result, err := fix.Run(context.Background(), fix.Options{FS: app, Analyze: analyze, Unsafe: unsafe}, r)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func contents(r *fix.Result) map[string]string {
	files := map[string]string{}
	for _, f := range r.Files {
		files[f.Path] = string(f.After)
	}
	return files
}

func TestRunFixesApps(t *testing.T) {
	const (
		wrong = "if ('SyncManager' in ServiceWorkerRegistration.prototype) f();\n"
		right = "if ('sync' in ServiceWorkerRegistration.prototype) f();\n"
		use   = "navigator.serviceWorker.ready.then((r) => r.sync.register('a'));\n"
		skips = "navigator.serviceWorker.ready.then((r) => r.sync?.register('a'));\n"
	)
	for name, test := range map[string]struct {
		app    map[string]string
		unsafe bool
		want   map[string]string
		fixed  int
	}{
		"nothing to fix":           {app: map[string]string{"a.js": right}, want: map[string]string{}},
		"safe":                     {app: map[string]string{"a.js": wrong + use}, want: map[string]string{"a.js": right + use}, fixed: 1},
		"unsafe":                   {app: map[string]string{"a.js": wrong + use}, unsafe: true, want: map[string]string{"a.js": right + skips}, fixed: 2},
		"several in several files": {app: map[string]string{"a.js": wrong + wrong, "b.js": "\uFEFF" + wrong}, want: map[string]string{"a.js": right + right, "b.js": "\uFEFF" + right}, fixed: 3},
		"one brings up another": {
			// Once the test is right, what it guards is reached, and needs another test.
			app: map[string]string{"a.js": `if ('sync' in window) {
  navigator.serviceWorker.ready.then((r) => r.sync.register('a')).catch(() => fetch('/a', { method: 'POST' }));
}
`},
			want: map[string]string{"a.js": `if ('serviceWorker' in navigator && 'SyncManager' in window) {
  navigator.serviceWorker.ready.then((r) => r.sync.register('a')).catch(() => fetch('/a', { method: 'POST' }));
}
`},
			fixed: 2,
		},
	} {
		t.Run(name, func(t *testing.T) {
			app := fstest.MapFS{}
			for path, text := range test.app {
				app[path] = &fstest.MapFile{Data: []byte(text)}
			}
			result := run(t, app, test.unsafe)
			if diff := cmp.Diff(test.want, contents(result)); diff != "" {
				t.Errorf("files (-want +got):\n%s", diff)
			}
			if result.Fixed != test.fixed {
				t.Errorf("%d findings fixed, want %d", result.Fixed, test.fixed)
			}
			for path, text := range test.app {
				if string(app[path].Data) != text {
					t.Errorf("%s was changed", path)
				}
			}
		})
	}
}

// TestRunKeepsWhatIsBetter has an analysis that finds words: "bad" with a fix, "worse" without.
// The fix of "bad" number 3 makes things worse, and that of number 5 makes no difference.
func TestRunKeepsWhatIsBetter(t *testing.T) {
	word := regexp.MustCompile(`(bad|worse|odd)\d*`)
	analyses := 0
	analyze := func(_ context.Context, fsys fs.FS) (*report.Report, error) {
		analyses++
		text, err := fs.ReadFile(fsys, "a.js")
		r := &report.Report{}
		for _, at := range word.FindAllIndex(text, -1) {
			w := string(text[at[0]:at[1]])
			f := report.Finding{
				Rule: "bad", Severity: report.Warning, Fingerprint: w,
				Place: report.Place{Path: "a.js", Line: 1, Column: at[0] + 1, EndLine: 1, EndColumn: at[1] + 1},
			}
			to := "good"
			switch {
			case w == "bad3":
				to = "worse"
			case w == "bad5":
				to = "bad5"
			case strings.HasPrefix(w, "worse"):
				f.Rule, f.Severity = "worse", report.Error
			}
			f.Fixes = []report.Fix{{Title: "x", Safety: report.Safe, Edits: []report.Edit{{Place: f.Place, NewText: to}}}}
			if f.Rule == "worse" {
				f.Fixes = nil
			}
			r.Findings = append(r.Findings, f)
		}
		return r, err
	}
	app := fstest.MapFS{"a.js": {Data: []byte("bad1 bad2 bad3 bad4 bad5 bad6 bad7 bad8")}}
	r, err := analyze(context.Background(), app)
	if err != nil {
		t.Fatal(err)
	}
	result, err := fix.Run(context.Background(), fix.Options{FS: app, Analyze: analyze}, r)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"a.js": "good good bad3 good bad5 good good good"}
	if diff := cmp.Diff(want, contents(result)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if result.Fixed != 6 || len(result.Report.Findings) != 2 {
		t.Errorf("%d fixed, %d left", result.Fixed, len(result.Report.Findings))
	}
	if analyses > 15 {
		t.Errorf("%d analyses for two bad fixes of eight", analyses)
	}
}

// TestRunReadsFilesOnce: a file that changes after the first analysis is fixed as it is when it is
// read, with places in that.
func TestRunReadsFilesOnce(t *testing.T) {
	const text = "if ('SyncManager' in ServiceWorkerRegistration.prototype) f();\n"
	app := fstest.MapFS{"a.js": {Data: []byte(text)}}
	analyze := func(ctx context.Context, fsys fs.FS) (*report.Report, error) {
		return analyzer.Analyze(ctx, analyzer.Options{FS: fsys})
	}
	r, err := analyze(context.Background(), app)
	if err != nil {
		t.Fatal(err)
	}
	app["a.js"].Data = []byte("/* moved */ " + text)
	result, err := fix.Run(context.Background(), fix.Options{FS: app, Analyze: analyze}, r)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"a.js": "/* moved */ if ('sync' in ServiceWorkerRegistration.prototype) f();\n"}
	if diff := cmp.Diff(want, contents(result)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}

	delete(app, "a.js")
	result, err = fix.Run(context.Background(), fix.Options{FS: app, Analyze: analyze}, r)
	if err != nil || len(result.Files) > 0 {
		t.Errorf("a file that is gone: %v, %v", contents(result), err)
	}
}

func TestRunPassesErrorsOn(t *testing.T) {
	failure := errors.New("disk on fire")
	fails := func(context.Context, fs.FS) (*report.Report, error) { return nil, failure }
	place := report.Place{Path: "a.js", Line: 1, Column: 1, EndLine: 1, EndColumn: 2}
	r := &report.Report{Findings: []report.Finding{{
		Fixes: []report.Fix{{Safety: report.Safe, Edits: []report.Edit{{Place: place}}}},
	}}}
	app := fstest.MapFS{"a.js": {Data: []byte("ab")}}
	if _, err := fix.Run(context.Background(), fix.Options{FS: app, Analyze: fails}, r); !errors.Is(err, failure) {
		t.Errorf("error %v", err)
	}
}

// Two fixes of one place are for two rounds.
func TestRunTakesOverlappingFixesInTurn(t *testing.T) {
	analyze := func(_ context.Context, fsys fs.FS) (*report.Report, error) {
		text, err := fs.ReadFile(fsys, "a.js")
		r := &report.Report{}
		for i := range slices.Repeat([]int{0}, strings.Count(string(text), "a")) {
			at := report.Place{Path: "a.js", Line: 1, Column: 1, EndLine: 1, EndColumn: 2}
			r.Findings = append(r.Findings, report.Finding{
				Rule: "a", Severity: report.Error, Fingerprint: strconv.Itoa(i),
				Fixes: []report.Fix{{Safety: report.Safe, Edits: []report.Edit{{Place: at}}}},
			})
		}
		return r, err
	}
	app := fstest.MapFS{"a.js": {Data: []byte("aaab")}}
	r, _ := analyze(context.Background(), app)
	result, err := fix.Run(context.Background(), fix.Options{FS: app, Analyze: analyze}, r)
	if err != nil {
		t.Fatal(err)
	}
	if got := contents(result)["a.js"]; got != "b" || result.Fixed != 3 {
		t.Errorf("%q after %d fixes", got, result.Fixed)
	}
}
