package main

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/synclint/synclint/analyzer"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/target"
	"github.com/synclint/synclint/data"
	"github.com/synclint/synclint/reports"
)

// tableOptions are the flags of table.
type tableOptions struct {
	targets  targetOptions
	all      bool
	browsers []string
	format   choice
	color    choice
}

func (a *app) tableCommand() *cobra.Command {
	o := &tableOptions{
		format: choice{value: "text", values: reports.TableNames()},
		color:  colorChoice(),
	}
	cmd := &cobra.Command{
		Use:   "table [PATH...]",
		Short: "Show which browsers have background sync, and how many users that are",
		Long: `Shows which of the browsers that an app is meant for have Background Sync and Periodic
Background Sync, since which version, how many users that are, and what the makers of the other
browsers say about it. With PATH it shows what the app there does in each browser, too.

The browsers are those of the browserslist configuration of the app, or of the current folder.

Exit status: 0 done, whatever the app does, 2 could not run.

Formats:
` + tableFormatList(),
		Example: `  synclint table
  synclint table --browsers firefox,safari public
  synclint table --all --region DE --format csv > table.csv`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return a.table(cmd, o, args) },
	}
	o.targets.addFlags(cmd)
	cmd.Flags().BoolVar(&o.all, "all", false, "show every version of every browser instead of the targets")
	cmd.Flags().StringSliceVar(&o.browsers, "browsers", nil, "show only these browsers: `NAMES` such as firefox,safari")
	choiceFlag(cmd, &o.format, "format", "format of the table")
	choiceFlag(cmd, &o.color, "color", "color in the text, instead of NO_COLOR and FORCE_COLOR;\nauto: if standard output is a terminal")
	completeFlag(cmd, "browsers", cobra.NoFileCompletions)
	cmd.Flags().SortFlags = false
	return cmd
}

// tableFormatList returns a line of help for each format.
func tableFormatList() string {
	var lines []string
	for _, f := range reports.TableFormats() {
		lines = append(lines, fmt.Sprintf("  %-15s %s", f.Name, f.About))
	}
	return strings.Join(lines, "\n")
}

// validate checks what can be wrong with the flags by themselves.
func (o *tableOptions) validate(cmd *cobra.Command) error {
	if o.all && o.targets.query != "" {
		return usageOf(cmd, "--all and --targets don't go together")
	}
	return o.targets.validate(cmd)
}

func (a *app) table(cmd *cobra.Command, o *tableOptions, args []string) error {
	if err := o.validate(cmd); err != nil {
		return err
	}
	wanted, err := o.wanted(cmd)
	if err != nil {
		return err
	}
	s, err := resolve(orHere(args))
	if err != nil {
		return err
	}
	around, err := openSurroundings(s.folder)
	if err != nil {
		return err
	}
	defer around.Close()
	newer, done, err := openData(o.targets.data)
	if err != nil {
		return err
	}
	defer done()
	options := analyzer.Options{Paths: s.paths, Version: toolVersion(version), Table: newer.Table}
	if options.Targets, err = a.targets(&o.targets, around, newer.Usage); err != nil {
		return err
	}
	options.Targets.All = o.all
	if len(args) > 0 {
		root, err := os.OpenRoot(s.folder)
		if err != nil {
			return fmt.Errorf("could not read %q: %w", s.folder, reason(err))
		}
		defer root.Close()
		options.FS = root.FS()
	}
	r, err := analyzer.Table(cmd.Context(), options)
	if err != nil {
		return cmp.Or(a.blame(&o.targets, err, around), fmt.Errorf("could not make the table: %w", err))
	}
	a.warnOfAge(r.Data, o.targets.data != "")
	if err := keep(r, o.browsers, wanted); err != nil {
		return err
	}
	format := reports.Options{Root: s.folder, Color: useColor(o.color.value, a.env, a.out), Width: a.out.width}
	if err := reports.LookupTable(o.format.value).Write(a.stdout, r, format); err != nil {
		return fmt.Errorf("could not write the table: %w", reason(err))
	}
	return nil
}

// orHere returns the paths to look at.
func orHere(args []string) []string {
	if len(args) == 0 {
		return []string{"."}
	}
	return args
}

// wanted returns the identifiers of the browsers that each name of --browsers stands for.
func (o *tableOptions) wanted(cmd *cobra.Command) ([][]string, error) {
	if len(o.browsers) == 0 {
		return nil, nil
	}
	table, err := data.Load()
	if err != nil {
		return nil, err
	}
	var wanted [][]string
	for _, name := range o.browsers {
		ids, err := target.Named(table, name)
		if err != nil {
			return nil, usageOf(cmd, "--browsers: "+err.Error())
		}
		wanted = append(wanted, ids)
	}
	return wanted, nil
}

// keep leaves only the rows of the wanted browsers, if any are. It fails if one has no row.
func keep(t *report.Table, names []string, wanted [][]string) error {
	all := map[string]bool{}
	for i, ids := range wanted {
		if !slices.ContainsFunc(t.Rows, func(r report.TableRow) bool { return slices.Contains(ids, r.Browser) }) {
			return fmt.Errorf("--browsers: there is no %q among the targets; --all shows every browser", names[i])
		}
		for _, id := range ids {
			all[id] = true
		}
	}
	if len(wanted) > 0 {
		t.Rows = slices.DeleteFunc(t.Rows, func(r report.TableRow) bool { return !all[r.Browser] })
	}
	return nil
}
