package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/synclint/synclint/analyzer/target"
	"github.com/synclint/synclint/data/browserslist"
	"github.com/synclint/synclint/data/caniuse"
)

// targetOptions are the flags that say which browsers a command is about.
type targetOptions struct {
	query  string
	region string
	stats  string
	data   string
}

func (o *targetOptions) addFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.query, "targets", "", "browsers to judge by: a browserslist `QUERY` such as 'last 2 versions'")
	cmd.Flags().StringVar(&o.region, "region", "", "where the users are that are counted: a `REGION` such as DE or alt-eu")
	cmd.Flags().StringVar(&o.stats, "stats", "", "count the users by your own statistics: a `FILE` such as browserslist-stats.json")
	cmd.Flags().StringVar(&o.data, "data", "", "judge by newer data: a `FOLDER` with the npm package\n@mdn/browser-compat-data or caniuse-lite, such as that of a project")
	completeFlag(cmd, "targets", cobra.NoFileCompletions)
	completeFlag(cmd, "region", cobra.NoFileCompletions)
}

// validate checks what can be wrong with the flags by themselves.
func (o *targetOptions) validate(cmd *cobra.Command) error {
	for _, name := range []string{"targets", "region", "stats", "data"} {
		if f := cmd.Flags().Lookup(name); f.Changed && f.Value.String() == "" {
			return usageOf(cmd, fmt.Sprintf("the flag --%s needs a value", name))
		}
	}
	if o.stats != "" && o.region != "" {
		return usageOf(cmd, "--stats and --region don't go together: your statistics are of all your users")
	}
	return nil
}

// targets returns what the flags and the environment come to, for an app in its surroundings and
// with the given usage data, if not nil.
func (a *app) targets(o *targetOptions, s *surroundings, usage *caniuse.Data) (target.Options, error) {
	t := target.Options{Region: o.region, Usage: usage, Project: target.Project{
		FS: s.FS(), Dir: s.app,
		Environ: browserslist.Environ{Getenv: a.env, ReadFile: os.ReadFile, Root: a.configRoot(s)},
	}}
	if o.query != "" {
		t.Query = []string{o.query}
	}
	if o.stats == "" {
		return t, nil
	}
	text, err := os.ReadFile(o.stats)
	if err != nil {
		return t, fmt.Errorf("--stats: could not read %q: %w", o.stats, reason(err))
	}
	db, err := t.DB()
	if err != nil {
		return t, err
	}
	if t.Stats, err = db.ParseStats(o.stats, string(text)); err != nil {
		return t, fmt.Errorf("--stats: %w", err)
	}
	return t, nil
}

// configRoot returns the folder in the surroundings above which the environment wants no
// configuration to be looked for.
func (a *app) configRoot(s *surroundings) string {
	wanted := a.env("BROWSERSLIST_ROOT_PATH")
	if wanted == "" {
		return ""
	}
	p, err := filepath.Rel(s.Name(), wanted)
	if err != nil || p == ".." || strings.HasPrefix(p, ".."+string(filepath.Separator)) {
		return ""
	}
	return filepath.ToSlash(p)
}

// blame says what an error about targets is about: a flag, or a file as the user would write it. It
// returns nil for other errors.
func (a *app) blame(o *targetOptions, err error, s *surroundings) error {
	var e *browserslist.Error
	switch {
	case !errors.As(err, &e):
		return nil
	case e.File != "" && e.File != a.env("BROWSERSLIST_CONFIG") && e.File != a.env("BROWSERSLIST_STATS"):
		seen := *e
		seen.File = s.path(e.File)
		return &seen
	case e.Kind == browserslist.UnknownRegion && e.Query == "":
		return fmt.Errorf("--region: %w", e)
	case o.query != "":
		return fmt.Errorf("--targets: %w", e)
	default:
		return e
	}
}
