package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/rules"
	"github.com/synclint/synclint/analyzer/spell"
	"github.com/synclint/synclint/reports"
)

// explainOptions are the flags of explain.
type explainOptions struct {
	all    bool
	format choice
	color  choice
}

func (a *app) explainCommand() *cobra.Command {
	o := &explainOptions{
		format: choice{value: "text", values: []string{"json", "markdown", "text"}},
		color:  colorChoice(),
	}
	cmd := &cobra.Command{
		Use:   "explain [RULE...]",
		Short: "Say what rules are about, with wrong and right code",
		Long: `Says what a rule finds, why that goes wrong and in which browsers, what to do about it, and
shows wrong and right code. Without RULE it lists all rules.`,
		Example: `  synclint explain
  synclint explain unguarded-sync
  synclint explain --all --format markdown`,
		ValidArgsFunction: completeRules,
		RunE:              func(cmd *cobra.Command, args []string) error { return a.explain(cmd, o, args) },
	}
	cmd.Flags().BoolVar(&o.all, "all", false, "explain all rules")
	choiceFlag(cmd, &o.format, "format", "format of the output")
	choiceFlag(cmd, &o.color, "color", "color in the text, instead of NO_COLOR and FORCE_COLOR;\nauto: if standard output is a terminal")
	cmd.Flags().SortFlags = false
	return cmd
}

func (a *app) explain(cmd *cobra.Command, o *explainOptions, args []string) error {
	list := describedRules()
	if len(args) > 0 {
		chosen := []report.Rule{}
		for _, name := range args {
			rule, err := findRule(list, name)
			if err != nil {
				return usageOf(cmd, err.Error())
			}
			chosen = append(chosen, rule)
		}
		list = chosen
	}
	switch {
	case o.format.value == "json":
		e := json.NewEncoder(a.stdout)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(list)
	case o.format.value == "markdown":
		return a.explainMarkdown(list, len(args) == 1)
	default:
		return a.explainText(o, list, len(args) > 0 || o.all)
	}
}

func (a *app) explainText(o *explainOptions, list []report.Rule, pages bool) error {
	options := reports.Options{Color: useColor(o.color.value, a.env, a.out), Width: a.out.width}
	if !pages {
		return reports.ListRules(a.stdout, list, options)
	}
	for i, rule := range list {
		if i > 0 {
			fmt.Fprintln(a.stdout)
		}
		if err := reports.ExplainText(a.stdout, rule, options); err != nil {
			return err
		}
	}
	return nil
}

// explainMarkdown writes one rule as a page of its own, or several as the parts of one page.
func (a *app) explainMarkdown(list []report.Rule, alone bool) error {
	if alone {
		return reports.ExplainMarkdown(a.stdout, list[0], 1)
	}
	return reports.ExplainAllMarkdown(a.stdout, list)
}

// describedRules returns the documentation of all rules, sorted by name.
func describedRules() []report.Rule {
	list := []report.Rule{}
	for _, r := range rules.All() {
		list = append(list, r.Describe())
	}
	slices.SortFunc(list, func(a, b report.Rule) int { return strings.Compare(a.ID, b.ID) })
	return list
}

// findRule returns the rule of a name. Its error says which one may be meant.
func findRule(list []report.Rule, name string) (report.Rule, error) {
	var ids []string
	for _, r := range list {
		if r.ID == name {
			return r, nil
		}
		ids = append(ids, r.ID)
	}
	if near := spell.Nearest(ids, name); near != "" {
		return report.Rule{}, fmt.Errorf("there is no rule %q; did you mean %s?", name, near)
	}
	return report.Rule{}, fmt.Errorf("there is no rule %q; `synclint explain` lists them", name)
}

// completeRules completes names of rules, with their titles, that are not yet given.
func completeRules(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var list []cobra.Completion
	for _, r := range describedRules() {
		if !slices.Contains(args, r.ID) {
			list = append(list, cobra.CompletionWithDesc(r.ID, r.Title))
		}
	}
	return list, cobra.ShellCompDirectiveNoFileComp
}
