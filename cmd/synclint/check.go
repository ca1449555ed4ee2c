package main

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/reports"
)

// checkOptions are the flags of check.
type checkOptions struct {
	format  choice
	outputs outputs
	failOn  choice
	most    int // warnings that are accepted; negative for any number
	color   choice
	quiet   bool
	verbose bool
	since   string // a revision of git
	fix     fixOptions
	projectOptions
}

func (a *app) checkCommand() *cobra.Command {
	o := &checkOptions{
		format: choice{value: "text", values: reports.Names(), name: "FORMAT"},
		failOn: choice{value: "error", values: []string{"error", "warning", "info", "never"}},
		color:  colorChoice(),
	}
	cmd := &cobra.Command{
		Use:   "check [PATH...]",
		Short: "Analyze an app: findings, then what happens in each browser",
		Long: `Analyzes the app in PATH, by default the current folder, and prints findings and a table of
what happens in each browser. PATH is the folder of an app; with a file, or with several paths,
only these are reported on, and nothing outside of their common folder is read.

The report goes to standard output; what could not be read goes to standard error.

Exit status: 0 nothing found at or above the severity of --fail-on, 1 something found (with
--diff, something to change), 2 could not run.

Formats:
` + formatList(),
		Example: `  synclint check
  synclint check --fail-on warning public
  synclint check --output json=report.json --output text=report.txt .`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return a.check(cmd, o, args) },
	}
	choiceFlag(cmd, &o.format, "format", "format of the report on standard output")
	cmd.Flags().Var(&o.outputs, "output", "write the report to a file too; can be repeated")
	completeFlag(cmd, "output", completeOutput)
	choiceFlag(cmd, &o.failOn, "fail-on", "lowest severity that makes the exit status 1")
	cmd.Flags().IntVar(&o.most, "max-warnings", -1, "exit with 1 for more than `N` warnings too")
	choiceFlag(cmd, &o.color, "color", "color in the text on standard output, instead of NO_COLOR and\nFORCE_COLOR; auto: if it is a terminal")
	cmd.Flags().BoolVar(&o.quiet, "quiet", false, "leave out findings that are not errors")
	cmd.Flags().BoolVar(&o.verbose, "verbose", false, "say more, such as what each use does in each browser")
	o.targets.addFlags(cmd)
	o.config.addFlags(cmd)
	o.baseline.addFlags(cmd)
	cmd.Flags().BoolVar(&o.baseline.none, "no-baseline", false, "report the known findings too")
	cmd.Flags().StringVar(&o.since, "since", "", "report only on what has changed since a `REVISION` of git")
	o.fix.addFlags(cmd)
	cmd.Flags().SortFlags = false
	return cmd
}

// formatList returns a line of help for each format.
func formatList() string {
	var lines []string
	for _, f := range reports.Formats() {
		lines = append(lines, fmt.Sprintf("  %-15s %s", f.Name, f.About))
	}
	return strings.Join(lines, "\n")
}

// check analyzes and writes the report everywhere it is wanted. It returns errFindings when the
// findings are to end the program with a status of their own.
func (a *app) check(cmd *cobra.Command, o *checkOptions, args []string) error {
	if o.since != "" && (o.fix.fix || o.fix.diff) {
		return usageOf(cmd, "--since only reports: leave out --fix and --diff")
	}
	if err := cmp.Or(o.fix.validate(cmd), o.projectOptions.validate(cmd)); err != nil {
		return err
	}
	w, err := a.open(args, &o.projectOptions)
	if err != nil {
		return a.withSuggestion(cmd, err)
	}
	defer w.close()
	switch {
	case o.config.print:
		return a.printConfig(w.settings)
	case o.baseline.file != "" && w.known.Baseline == nil:
		return fmt.Errorf("there is no baseline %q; `synclint baseline --baseline FILE` writes one", o.baseline.file)
	}
	files, err := o.outputs.open()
	if err != nil {
		return err
	}
	defer files.discard()

	analyze := a.analysis(w)
	r, err := analyze(cmd.Context(), w.root.FS())
	if err != nil {
		return err
	}
	a.printDiagnostics(w.scope, r)
	a.warnOfAge(r.Data, o.targets.data != "")
	if err := a.narrow(cmd.Context(), o.since, w, r); err != nil {
		return err
	}
	a.noteStale(w.known)
	switch {
	case o.fix.diff:
		return a.printDiff(cmd.Context(), o.fix, w, analyze, r)
	case o.fix.fix:
		if r, err = a.fixFiles(cmd.Context(), o.fix, w, analyze, r); err != nil {
			return err
		}
	}
	if err := a.write(o, w.scope, r, lines(w.root.FS()), files); err != nil {
		return err
	}
	return verdict(o, r)
}

// printDiagnostics tells what could not be analyzed, on standard error.
func (a *app) printDiagnostics(s scope, r *report.Report) {
	if r.Files.Scanned == 0 && len(r.Files.Diagnostics) == 0 {
		a.complain(fmt.Sprintf("there are no pages and scripts in %q", s.folder))
	}
	for _, d := range r.Files.Diagnostics {
		place := reports.Path(s.folder, d.Path)
		if d.Line > 0 {
			place += fmt.Sprintf(":%d:%d", d.Line, max(d.Column, 1))
		}
		message := strings.Join(strings.Fields(d.Message), " ")
		fmt.Fprintf(a.stderr, "%s: %s\n", place, reports.Printable(message))
	}
}

// verdict returns the error that gives the exit status for a report.
func verdict(o *checkOptions, r *report.Report) error {
	if n := r.Files.Failed(); n > 0 && n >= r.Files.Scanned && r.Files.Parsed == 0 {
		return errors.New("nothing could be analyzed")
	}
	warnings := 0
	for _, f := range r.Findings {
		if fails(f.Severity, o.failOn.value) {
			return errFindings
		}
		if f.Severity == report.Warning {
			warnings++
		}
	}
	if o.most >= 0 && warnings > o.most {
		return errFindings
	}
	return nil
}

// fails tells whether a finding of the given severity matters with --fail-on threshold.
func fails(s report.Severity, threshold string) bool {
	switch threshold {
	case "error":
		return s == report.Error
	case "warning":
		return s == report.Error || s == report.Warning
	case "info":
		return true
	default:
		return false
	}
}

// withSuggestion adds to the error of a path that doesn't exist the command that may be meant.
func (a *app) withSuggestion(cmd *cobra.Command, err error) error {
	var missing *missingPathError
	if cmd.HasParent() || !errors.As(err, &missing) {
		return err
	}
	if names := cmd.SuggestionsFor(missing.path); len(names) > 0 {
		return fmt.Errorf("%w (did you mean the command %s?)", err, strings.Join(names, " or "))
	}
	return err
}
