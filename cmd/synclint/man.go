package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// manCommand writes the man pages that packages of the program bring along.
func (a *app) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:    "man FOLDER",
		Short:  "Write man pages, one for each command, into a folder",
		Hidden: true,
		Args:   cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o777); err != nil { //nolint:gosec // man pages are for everyone to read
				return fmt.Errorf("could not write %q: %w", args[0], reason(err))
			}
			root := cmd.Root()
			root.DisableAutoGenTag = true // the date of the build does not belong in the pages
			header := &doc.GenManHeader{Section: "1", Source: "synclint " + toolVersion(version), Manual: "synclint"}
			return doc.GenManTree(root, header, args[0])
		},
	}
}
