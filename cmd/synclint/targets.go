package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/synclint/synclint/analyzer/target"
	"github.com/synclint/synclint/data/browserslist"
)

// targetOptions are the flags that say which browsers a command is about.
type targetOptions struct {
	query  string
	region string
}

func (o *targetOptions) addFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.query, "targets", "", "browsers to judge by: a browserslist `QUERY` such as 'last 2 versions'")
	cmd.Flags().StringVar(&o.region, "region", "", "where the users are that are counted: a `REGION` such as DE or alt-eu")
	for _, name := range []string{"targets", "region"} {
		completeFlag(cmd, name, cobra.NoFileCompletions)
	}
}

// validate checks what can be wrong with a flag alone.
func (o *targetOptions) validate(cmd *cobra.Command) error {
	for _, name := range []string{"targets", "region"} {
		if f := cmd.Flags().Lookup(name); f.Changed && f.Value.String() == "" {
			return usageOf(cmd, fmt.Sprintf("the flag --%s needs a value", name))
		}
	}
	return nil
}

// options returns what the flags come to.
func (o *targetOptions) options() target.Options {
	t := target.Options{Region: o.region}
	if o.query != "" {
		t.Query = []string{o.query}
	}
	return t
}

// blame names the flag that an error is about, if it is about one.
func (o *targetOptions) blame(e *browserslist.Error) error {
	switch {
	case e.File != "":
		return e
	case e.Kind == browserslist.UnknownRegion && e.Query == "":
		return fmt.Errorf("--region: %w", e)
	case o.query != "":
		return fmt.Errorf("--targets: %w", e)
	default:
		return e
	}
}
