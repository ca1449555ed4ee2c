package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"github.com/synclint/synclint/data"
)

// version is set by the linker when a release is built: -ldflags "-X main.version=1.2.3".
var version string

// versionInfo is what `version` says. Its JSON form only gets additions.
type versionInfo struct {
	Name     string     `json:"name"`
	Version  string     `json:"version"`
	Commit   string     `json:"commit"`   // "unknown" if the build does not tell
	Modified bool       `json:"modified"` // the commit was changed before the build
	Go       string     `json:"go"`
	Platform string     `json:"platform"`
	Data     []dataInfo `json:"data"`
}

// dataInfo is the attribution of a data set in the program.
type dataInfo struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Date    string `json:"date"` // YYYY-MM-DD
	License string `json:"license"`
	URL     string `json:"url"`
}

func (a *app) versionCommand() *cobra.Command {
	format := choice{value: "text", values: []string{"json", "text"}}
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the versions of the program and of the support data in it",
		Example: `  synclint version
  synclint version --format json`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageOf(cmd, fmt.Sprintf("version takes no argument, but there is %q", args[0]))
			}
			return nil
		},
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			info, err := newVersionInfo()
			if err != nil {
				return err
			}
			if format.value == "json" {
				return info.writeJSON(a.stdout)
			}
			return info.writeText(a.stdout)
		},
	}
	choiceFlag(cmd, &format, "format", "format of the output")
	return cmd
}

func newVersionInfo() (*versionInfo, error) {
	sources, err := data.Sources()
	if err != nil {
		return nil, err
	}
	info := &versionInfo{
		Name: "synclint", Version: toolVersion(version), Commit: "unknown",
		Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH,
	}
	for _, s := range sources {
		info.Data = append(info.Data, dataInfo{Name: s.Title, Version: s.Version, Date: s.Date, License: s.License, URL: s.URL})
	}
	build, ok := debug.ReadBuildInfo()
	if !ok {
		return info, nil
	}
	for _, s := range build.Settings {
		switch s.Key {
		case "vcs.revision":
			info.Commit = s.Value
		case "vcs.modified":
			info.Modified = s.Value == "true"
		}
	}
	return info, nil
}

// toolVersion returns the version that the linker set, else that of the module as it was built.
func toolVersion(linked string) string {
	if linked != "" {
		return strings.TrimPrefix(linked, "v")
	}
	build, ok := debug.ReadBuildInfo()
	if !ok || build.Main.Version == "(devel)" {
		return "devel"
	}
	return cmp.Or(strings.TrimPrefix(build.Main.Version, "v"), "devel")
}

func (v *versionInfo) writeText(w io.Writer) error {
	commit := v.Commit
	if v.Modified {
		commit += ", modified"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s\ncommit %s\nbuilt with %s for %s\n", v.Name, v.Version, commit, v.Go, v.Platform)
	for _, d := range v.Data {
		fmt.Fprintf(&b, "data: %s %s of %s (%s), %s\n", d.Name, d.Version, d.Date, d.License, d.URL)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (v *versionInfo) writeJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
