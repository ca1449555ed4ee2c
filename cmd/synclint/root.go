package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"github.com/synclint/synclint/analyzer"
	"github.com/synclint/synclint/analyzer/report"
)

// app is the program with the outside world that it runs in.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	out, err       terminal
	env            func(name string) string
	analyze        func(context.Context, analyzer.Options) (*report.Report, error)
}

// The groups of commands in the help text.
const (
	mainGroup  = "main"
	otherGroup = "other"
)

func (a *app) run(ctx context.Context, args []string) int {
	root := a.rootCommand()
	root.SetArgs(args)
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	return a.exit(ctx, root.ExecuteContext(ctx))
}

// rootCommand returns the command line. Without the name of a sub-command it is `check`.
func (a *app) rootCommand() *cobra.Command {
	root := a.checkCommand()
	root.Use = "synclint [PATH...]"
	root.Short = "Find out what an app's background sync does in each browser"
	root.Long = `synclint reads a progressive web app, finds every use of Background Sync and Periodic
Background Sync, works out what happens in each browser, and says where it throws, where it
quietly loses data, and where it is fine.

Without a command it is 'synclint check'. A file or folder that is called like a command is
written with its folder, as in './check'.`
	root.Version = toolVersion(version)
	root.SetVersionTemplate("synclint {{.Version}}\n")
	root.SilenceErrors = true
	root.SilenceUsage = true
	root.SuggestionsMinimumDistance = 2
	root.SetFlagErrorFunc(flagError)

	root.AddGroup(&cobra.Group{ID: mainGroup, Title: "Commands:"},
		&cobra.Group{ID: otherGroup, Title: "Other commands:"})
	root.SetHelpCommandGroupID(otherGroup)
	root.SetCompletionCommandGroupID(otherGroup)
	for _, cmd := range []*cobra.Command{
		a.checkCommand(), a.tableCommand(), a.explainCommand(), a.initCommand(), a.baselineCommand(),
	} {
		cmd.GroupID = mainGroup
		root.AddCommand(cmd)
	}
	version := a.versionCommand()
	version.GroupID = otherGroup
	root.AddCommand(version, a.manCommand())
	return root
}
