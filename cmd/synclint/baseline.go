package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/synclint/synclint/analyzer/baseline"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/source"
	"github.com/synclint/synclint/reports"
)

// baselineOptions are the flags about the baseline.
type baselineOptions struct {
	file string
	none bool
}

func (o *baselineOptions) addFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.file, "baseline", "", "take the known findings of a `FILE` instead of those of the project")
}

func (o *baselineOptions) validate(cmd *cobra.Command) error {
	switch {
	case cmd.Flags().Changed("baseline") && o.file == "":
		return usageOf(cmd, "the flag --baseline needs a value: FILE")
	case o.none && o.file != "":
		return usageOf(cmd, "--baseline and --no-baseline don't go together")
	}
	return nil
}

// known is the baseline that counts for an app.
type known struct {
	*baseline.Baseline        // nil if there is none
	file               string // as the user would write it, where it is or would be
	base               string // the app's folder as seen from that of the file
	inside             string // the file's path in the surroundings; "" if the user named it
	stale              int    // known findings that the last analysis has not found
}

// known finds and reads the baseline for an app.
func (o *baselineOptions) known(w *workspace) (known, error) {
	if o.none {
		return known{}, nil
	}
	k := known{file: filepath.ToSlash(o.file)}
	var f *source.File
	var err error
	if o.file != "" {
		if k.base, err = relative(filepath.Dir(o.file), w.folder); err != nil {
			return k, err
		}
		var text []byte
		text, err = os.ReadFile(o.file)
		f = &source.File{Text: text}
	} else {
		k.inside = nearestFile(w.around, baseline.FileName)
		if k.inside == "" {
			k.inside = path.Join(w.settingsFolder(), baseline.FileName)
		}
		k.file, k.base = w.around.path(k.inside), below(path.Dir(k.inside), w.around.app)
		f, err = source.Read(w.around.FS(), k.inside)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return k, nil
	case err != nil:
		return k, fmt.Errorf("could not read the baseline %q: %w", k.file, reason(err))
	}
	if k.Baseline, err = baseline.Parse(f.Text); err != nil {
		return k, fmt.Errorf("%s: %w", k.file, err)
	}
	return k, nil
}

// nearestFile returns the path in the surroundings of the file of a name that is nearest to the app,
// upwards; "" if there is none.
func nearestFile(around *surroundings, name string) string {
	for dir := path.Clean(around.app); ; dir = path.Dir(dir) {
		file := path.Join(dir, name)
		if _, err := fs.Stat(around.FS(), file); err == nil {
			return file
		}
		if dir == "." {
			return ""
		}
	}
}

// view returns how an analysis of a file system sees the baseline.
func (k known) view(fsys fs.FS) baseline.View {
	return baseline.View{Base: k.base, Line: lines(fsys)}
}

// leaveOutKnown removes the known findings from a report, and notes their number and how many known
// ones are not there any more.
func (w *workspace) leaveOutKnown(r *report.Report, fsys fs.FS) {
	k := &w.known
	if k.Baseline == nil {
		return
	}
	_, k.stale = k.Without(k.view(fsys).Of(r.Findings), k.looksAt(w, r))
	isKnown := k.view(fsys).Known(k.Baseline)
	r.Keep(func(f report.Finding) bool {
		if !isKnown(f) {
			return true
		}
		r.Baselined++
		return false
	})
}

// looksAt returns whether an analysis says something of a file, by its path as seen from the
// baseline.
func (k known) looksAt(w *workspace, r *report.Report) func(name string) bool {
	return func(name string) bool {
		file := name
		if k.base != "" && k.base != "." {
			var inside bool
			if file, inside = strings.CutPrefix(name, k.base+"/"); !inside {
				return false
			}
		}
		failed := slices.ContainsFunc(r.Files.Diagnostics, func(d report.Diagnostic) bool { return d.Path == file })
		asked := len(w.paths) == 0 || slices.ContainsFunc(w.paths, func(p string) bool {
			return p == file || strings.HasPrefix(file, p+"/")
		})
		return asked && !failed
	}
}

// noteStale tells how many findings of the baseline are gone.
func (a *app) noteStale(k known) {
	if k.stale > 0 {
		a.complain(fmt.Sprintf("%s of %s not found any more; `synclint baseline --prune` removes what is gone",
			count(k.stale, "known finding"), k.file))
	}
}

func (a *app) baselineCommand() *cobra.Command {
	o := &projectOptions{}
	prune := false
	cmd := &cobra.Command{
		Use:   "baseline [PATH...]",
		Short: "Record the findings that there are, so that only new ones matter",
		Long: `Records the findings that there are in ` + baseline.FileName + `, the nearest one to the app or a new one.
check leaves them out then. A finding is known by the text of its line, however the lines move. With PATH only
what is recorded of these files and folders changes.`,
		Example: `  synclint baseline
  synclint baseline --prune`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return a.baseline(cmd, o, args, prune) },
	}
	cmd.Flags().BoolVar(&prune, "prune", false, "only remove what is not found any more")
	o.baseline.addFlags(cmd)
	o.targets.addFlags(cmd)
	o.config.addFlags(cmd)
	cmd.Flags().SortFlags = false
	return cmd
}

func (a *app) baseline(cmd *cobra.Command, o *projectOptions, args []string, prune bool) error {
	if err := o.validate(cmd); err != nil {
		return err
	}
	w, err := a.open(args, o)
	if err != nil {
		return err
	}
	defer w.close()
	k := w.known
	w.known.Baseline = nil // the analysis is to report everything
	r, err := a.analysis(w)(cmd.Context(), w.root.FS())
	if err != nil {
		return err
	}
	a.printDiagnostics(w.scope, r)
	today := k.view(w.root.FS()).Of(r.Findings)
	next, removed := today, 0
	if k.Baseline != nil {
		_, removed = k.Without(today, k.looksAt(w, r))
		next = k.With(today, k.looksAt(w, r))
	}
	switch {
	case prune && k.Baseline == nil:
		return fmt.Errorf("there is no baseline to prune: %q is not there", k.file)
	case prune:
		next, _ = k.Without(today, k.looksAt(w, r))
	}
	if err := a.writeBaseline(w, k, next.Text()); err != nil {
		return fmt.Errorf("could not write %q: %w", k.file, reason(err))
	}
	fmt.Fprintf(a.stdout, "%s: %s, %d removed\n", reports.Printable(k.file), count(next.Len(), "known finding"), removed)
	return nil
}

// writeBaseline stores a baseline. Of a file that the user did not name a link is not followed.
func (a *app) writeBaseline(w *workspace, k known, text []byte) error {
	if k.inside == "" {
		f, err := createFile(k.file)
		if err != nil {
			return err
		}
		defer f.discard()
		if _, err := f.Write(text); err != nil {
			return err
		}
		return f.commit()
	}
	name := filepath.FromSlash(k.inside)
	old, err := w.around.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return writeNew(w.around.Root, name, text, 0o666)
	}
	if err != nil {
		return err
	}
	return replaceFile(w.around.Root, name, old, text)
}
