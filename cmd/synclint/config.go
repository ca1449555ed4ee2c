package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/synclint/synclint/analyzer/config"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/rules"
	"github.com/synclint/synclint/analyzer/source"
)

// configOptions are the flags about settings.
type configOptions struct {
	file  string
	none  bool
	print bool
}

func (o *configOptions) addFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.file, "config", "", "take the settings of a `FILE`, wherever it is, instead of those of the project")
	cmd.Flags().BoolVar(&o.none, "no-config", false, "take no settings")
	cmd.Flags().BoolVar(&o.print, "print-config", false, "print the settings that count instead of the report")
}

func (o *configOptions) validate(cmd *cobra.Command) error {
	switch {
	case cmd.Flags().Changed("config") && o.file == "":
		return usageOf(cmd, "the flag --config needs a value: FILE")
	case o.none && o.file != "":
		return usageOf(cmd, "--config and --no-config don't go together")
	}
	return nil
}

// settings are the settings that count for an app.
type settings struct {
	*config.Config
	file string // that they are in, as the user would write it; "" for none
	base string // the app's folder as seen from that of the file, with slashes
	// inside is the file's path in the surroundings, "" if the user named it.
	inside string
}

// settings finds and reads the settings for an app.
func (o *configOptions) settings(folder string, around *surroundings) (settings, error) {
	switch {
	case o.none:
		return settings{Config: &config.Config{}}, nil
	case o.file == "":
		return findSettings(around)
	}
	text, err := os.ReadFile(o.file)
	if err != nil {
		return settings{}, fmt.Errorf("could not read the settings %q: %w", o.file, reason(err))
	}
	c, err := parseSettings(filepath.ToSlash(o.file), text)
	if err != nil {
		return settings{}, err
	}
	if c == nil {
		return settings{}, fmt.Errorf("there are no settings in %q: it has no \"synclint\"", o.file)
	}
	base, err := relative(filepath.Dir(o.file), folder)
	return settings{Config: c, file: filepath.ToSlash(o.file), base: base}, err
}

// findSettings reads the settings that are nearest to the app, upwards in its surroundings.
func findSettings(around *surroundings) (settings, error) {
	for dir := path.Clean(around.app); ; dir = path.Dir(dir) {
		found := []settings{}
		for _, name := range []string{config.FileName, config.PackageName} {
			file := path.Join(dir, name)
			f, err := source.Read(around.FS(), file)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			seen := around.path(file)
			if err != nil {
				return settings{}, fmt.Errorf("could not read the settings %q: %w", seen, reason(err))
			}
			c, err := parseSettings(seen, f.Text)
			if err != nil {
				return settings{}, err
			}
			if c != nil {
				found = append(found, settings{c, seen, below(dir, around.app), file})
			}
		}
		switch {
		case len(found) > 1:
			return settings{}, fmt.Errorf("there are settings in %q and in %q: keep one of them", found[0].file, found[1].file)
		case len(found) == 1:
			return found[0], nil
		case dir == ".":
			return settings{Config: &config.Config{}}, nil
		}
	}
}

// parseSettings reads the settings in a file; nil if it is a package.json that has none.
func parseSettings(name string, text []byte) (*config.Config, error) {
	if path.Base(name) == config.PackageName {
		return config.ParsePackage(name, text, rules.IDs())
	}
	return config.Parse(name, text, rules.IDs())
}

// below returns the path of a folder as seen from one that it is in, or is.
func below(dir, folder string) string {
	if dir == "." {
		return path.Clean(folder)
	}
	return path.Clean(folder[len(dir):])[1:]
}

// printConfig prints the settings that count, with the severity of every rule.
func (a *app) printConfig(s settings) error {
	if s.file != "" {
		a.complain("these are the settings of " + s.file)
	}
	whole := struct {
		Version int `json:"version"`
		*config.Config
	}{1, s.Config}
	severities := map[string]report.Severity{}
	for _, r := range rules.All() {
		c := config.Config{Strict: s.Strict, Rules: s.Rules}
		severities[r.ID] = c.Severity(r.ID, r.Severity, r.Strict, "")
	}
	effective := *s.Config
	effective.Rules = severities
	whole.Config = &effective
	e := json.NewEncoder(a.stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(whole)
}
