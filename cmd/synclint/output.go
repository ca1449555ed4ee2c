package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/reports"
)

// outputs is the value of --output: the files to write the report to.
type outputs []output

type output struct {
	format reports.Format
	file   string
}

func (o *outputs) String() string { return "" }

// Type is what the help text shows as the flag's value.
func (o *outputs) Type() string { return "FORMAT=FILE" }

// Set adds a file.
func (o *outputs) Set(value string) error {
	name, file, ok := strings.Cut(value, "=")
	if !ok || file == "" {
		return errors.New("it has the form FORMAT=FILE, such as json=report.json")
	}
	if file == "-" {
		return errors.New("for standard output there is --format")
	}
	if slices.ContainsFunc(*o, func(other output) bool { return other.file == file }) {
		return errors.New("two reports can't go to one file")
	}
	format, err := reports.Lookup(name)
	if err != nil {
		return err
	}
	*o = append(*o, output{format, file})
	return nil
}

// completeOutput completes the format; behind it the shell completes the file.
func completeOutput(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if strings.Contains(typed, "=") {
		return nil, cobra.ShellCompDirectiveDefault
	}
	var prefixes []cobra.Completion
	for _, name := range reports.Names() {
		prefixes = append(prefixes, name+"=")
	}
	return prefixes, cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveNoFileComp
}

// open prepares the files, so that one that can't be written is found before the work is done.
func (o outputs) open() (openFiles, error) {
	var files openFiles
	for _, out := range o {
		f, err := createFile(out.file)
		if err != nil {
			files.discard()
			return nil, err
		}
		files = append(files, openFile{out.format, f})
	}
	return files, nil
}

// openFiles are files that are ready to be written.
type openFiles []openFile

type openFile struct {
	format reports.Format
	*atomicFile
}

func (files openFiles) discard() {
	for _, f := range files {
		f.atomicFile.discard()
	}
}

// write writes the report to standard output and to the files.
func (a *app) write(o *checkOptions, s scope, r *report.Report, source func(string, int) (string, bool), files openFiles) error {
	options := reports.Options{Quiet: o.quiet, Verbose: o.verbose, Root: s.folder, Source: source}
	for _, f := range files {
		if err := f.format.Write(f, r, options); err != nil {
			return fmt.Errorf("could not write %q: %w", f.path, reason(err))
		}
		if err := f.commit(); err != nil {
			return fmt.Errorf("could not write %q: %w", f.path, reason(err))
		}
	}
	options.Color = useColor(o.color.value, a.env, a.out)
	options.Width = a.out.width
	format, err := reports.Lookup(o.format.value)
	if err != nil {
		return err
	}
	if err := format.Write(a.stdout, r, options); err != nil {
		return fmt.Errorf("could not write the report: %w", reason(err))
	}
	return nil
}
