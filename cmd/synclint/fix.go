package main

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/synclint/synclint/analyzer/fix"
	"github.com/synclint/synclint/analyzer/report"
)

// fixOptions are the flags of check that are about fixes.
type fixOptions struct {
	fix    bool
	unsafe bool
	diff   bool
}

func (o *fixOptions) addFlags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&o.fix, "fix", false, "change the files, where that is safe; the report is about what is left")
	cmd.Flags().BoolVar(&o.unsafe, "unsafe", false, "with --fix or --diff: also where somebody should look at the change")
	cmd.Flags().BoolVar(&o.diff, "diff", false, "print what --fix would change instead of the report")
}

// validate checks that the flags go together.
func (o *fixOptions) validate(cmd *cobra.Command) error {
	switch {
	case o.unsafe && !o.fix && !o.diff:
		return usageOf(cmd, "--unsafe needs --fix, or --diff to see first what it would change")
	case o.diff && (cmd.Flags().Changed("format") || cmd.Flags().Changed("output")):
		return usageOf(cmd, "--diff prints no report: leave out --format and --output")
	}
	return nil
}

// analyzeFunc analyzes the app in a file system.
type analyzeFunc func(context.Context, fs.FS) (*report.Report, error)

// fixFiles changes the files as the fixes of the findings say, and returns the report on what they
// have become.
func (a *app) fixFiles(ctx context.Context, o fixOptions, w *workspace, analyze analyzeFunc, r *report.Report) (*report.Report, error) {
	result, err := fix.Run(ctx, fix.Options{FS: w.root.FS(), Analyze: analyze, Unsafe: o.unsafe}, r)
	if err != nil {
		return nil, err
	}
	changed := 0
	for _, f := range result.Files {
		err := replaceFile(w.root, filepath.FromSlash(f.Path), f.Before, f.After)
		switch {
		case leftAlone(err):
			a.complain(fmt.Sprintf("left %s alone: %v", w.path(f.Path), err))
		case err != nil:
			return nil, fmt.Errorf("could not fix %q: %w", w.path(f.Path), reason(err))
		default:
			changed++
		}
	}
	switch {
	case changed < len(result.Files):
		return analyze(ctx, w.root.FS())
	case changed > 0:
		a.complain(fmt.Sprintf("fixed %s in %s", count(result.Fixed, "finding"), count(changed, "file")))
	}
	return result.Report, nil
}

// count returns a number of things in words.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// printDiff prints what fixFiles would change. It returns errFindings if that is something.
func (a *app) printDiff(ctx context.Context, o fixOptions, w *workspace, analyze analyzeFunc, r *report.Report) error {
	result, err := fix.Run(ctx, fix.Options{FS: w.root.FS(), Analyze: analyze, Unsafe: o.unsafe}, r)
	if err != nil {
		return err
	}
	for _, f := range result.Files {
		if err := writeDiff(a.stdout, w.path(f.Path), f); err != nil {
			return fmt.Errorf("could not write the diff: %w", reason(err))
		}
	}
	if len(result.Files) > 0 {
		return errFindings
	}
	return nil
}
