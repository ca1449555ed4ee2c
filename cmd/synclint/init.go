package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/synclint/synclint/analyzer/config"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/reports"
)

// schemaURL is where editors find the schema of the settings.
const schemaURL = "https://raw.githubusercontent.com/synclint/synclint/main/analyzer/config/config.schema.json"

func (a *app) initCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "init [FOLDER]",
		Short: "Write a file of settings to start with",
		Long: `Writes ` + config.FileName + ` into FOLDER, by default the current one. It changes nothing by itself:
what can be set is in comments, with what an analysis of the app has found.`,
		Example: `  synclint init`,
		Args:    cobra.MaximumNArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return a.init(cmd, append(args, ".")[0]) },
	}
}

func (a *app) init(cmd *cobra.Command, folder string) error {
	w, err := a.open([]string{folder}, &projectOptions{})
	if err != nil {
		return err
	}
	defer w.close()
	switch {
	case len(w.paths) > 0:
		return usageOf(cmd, fmt.Sprintf("%q is no folder", folder))
	case w.settings.file != "" && w.settings.base == "":
		return fmt.Errorf("there are settings already, in %q", w.settings.file)
	}
	r, err := a.analysis(w)(cmd.Context(), w.root.FS())
	if err != nil {
		return err
	}
	name := w.path(config.FileName)
	f, err := w.root.OpenFile(config.FileName, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return fmt.Errorf("could not write %q: %w", name, reason(err))
	}
	_, err = f.WriteString(initial(r))
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return fmt.Errorf("could not write %q: %w", name, reason(err))
	}
	fmt.Fprintf(a.stdout, "wrote %s\n", reports.Printable(name))
	return nil
}

// initial returns settings that change nothing, for an app with a report.
func initial(r *report.Report) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("// Settings of synclint. `synclint explain` says what the rules are about.")
	line("{")
	line("  %q: %q,", "$schema", schemaURL)
	line("  %q: 1,", "version")
	line("")
	line("  // The browsers to judge by, as browserslist queries. Without them %s counts.", targetsSource(r))
	line("  // %q: %s,", "targets", quoted(r.Targets.Query))
	line("")
	line("  // Makes the rules about fallbacks, and about pages on plain http, more severe.")
	line("  // %q: true,", "strict")
	line("")
	line("  // The severity of findings, by rule: error, warning, info or off.")
	line("  %q: {", "rules")
	for _, found := range tally(r) {
		line("    // %s now", found.count)
		line("    // %q: %q,", found.rule, found.severity)
	}
	line("  },")
	line("")
	line("  // Files that are taken as not there, beside those that git ignores.")
	line("  // %q: [\"**/vendor\"],", "exclude")
	line("")
	line("  // Scripts that run in pages or as service workers, if synclint does not see that by itself.")
	line("  // %q: %s,", "pages", quoted(undecided(r)))
	line("  // %q: [\"src/sw.js\"],", "workers")
	line("")
	line("  // What functions and values of packages are, if synclint can't see it: those that send data, and")
	line("  // those that are a ServiceWorkerRegistration or a promise of one.")
	line("  // %q: [\"@acme/api#send()\"],", "network")
	line("  // %q: [\"@acme/worker#ready()\"],", "registrations")
	line("")
	line("  // Severities in some of the files.")
	line("  // %q: [{\"files\": [\"src/kiosk/**\"], \"rules\": {\"unguarded-sync\": \"off\"}}],", "overrides")
	line("}")
	return b.String()
}

// targetsSource says where the targets of a report come from.
func targetsSource(r *report.Report) string {
	if r.Targets.Source == "default" {
		return "browserslist's default"
	}
	return "that of " + r.Targets.Source
}

// found is how often a rule has found something.
type found struct {
	rule, count string
	severity    report.Severity
}

func tally(r *report.Report) []found {
	var list []found
	for _, rule := range r.Rules {
		n := 0
		for _, f := range r.Findings {
			if f.Rule == rule.ID {
				n++
			}
		}
		list = append(list, found{rule.ID, count(n, "finding"), rule.Severity})
	}
	return list
}

// undecided returns the files with uses that run nobody knows where.
func undecided(r *report.Report) []string {
	var files []string
	for _, u := range r.Usages {
		if u.Context == "unknown" && !slices.Contains(files, u.Path) {
			files = append(files, u.Path)
		}
	}
	return files
}

// quoted returns a list of strings in JSON, on one line.
func quoted(list []string) string {
	text, err := json.Marshal(append([]string{}, list...))
	if err != nil {
		return "[]" // strings can always be encoded
	}
	return strings.ReplaceAll(string(text), `","`, `", "`)
}
