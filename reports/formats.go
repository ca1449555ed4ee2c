// Package reports writes a report in the formats that people and programs read. A format knows
// nothing of analysis, and text from the analyzed app never reaches a terminal unescaped.
package reports

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/report"
)

// Format is a way to write a report.
type Format struct {
	Name  string
	About string // who reads it, a few words
	// Write writes the report to w. It fails only when w does.
	Write func(w io.Writer, r *report.Report, o Options) error
}

// Options says how to write a report. The zero value is right for a pipe.
type Options struct {
	Color   bool // highlight with SGR escape sequences
	Verbose bool // say more: each use in the table, for one
	Quiet   bool // leave out findings that are not errors
	// Width is the number of columns of the terminal, 0 when the output is no terminal. Then
	// messages are not wrapped, so that there is one line for each, and all else is made for 80.
	Width int
	// Root is the analyzed folder as seen from where the reader is, put before the paths of
	// findings so that they can be opened from there. Empty when that is the same place.
	Root string
	// Source returns a line (1-based) of an analyzed file without its line end, for code frames;
	// ok is false when there is none. Without Source there are no code frames.
	Source func(path string, line int) (text string, ok bool)
}

// Formats returns all formats, sorted by name.
func Formats() []Format {
	return []Format{
		{"checkstyle", "Jenkins and whatever reads Checkstyle's XML", writeCheckstyle},
		{"csv", "a table for spreadsheets", writeCSV},
		{"github", "annotations by GitHub Actions", writeGitHub},
		{"gitlab", "GitLab Code Quality", writeGitLab},
		{"html", "a page for people, to open in a browser", writeHTML},
		{"json", "everything, for programs", writeJSON},
		{"jsonl", "a line of JSON for each finding", writeJSONL},
		{"junit", "test results, for most CI systems", writeJUnit},
		{"markdown", "comments on pull requests, summaries of CI jobs", writeMarkdown},
		{"rdjsonl", "reviewdog", writeRDJSONL},
		{"sarif", "GitHub code scanning, editors, and other viewers of SARIF", writeSARIF},
		{"sonarqube", "SonarQube's import of generic issues", writeSonarQube},
		{"teamcity", "inspections by TeamCity", writeTeamCity},
		{"text", "people, in a terminal or a log", writeText},
	}
}

// Names returns the names of all formats, sorted.
func Names() []string {
	var names []string
	for _, f := range Formats() {
		names = append(names, f.Name)
	}
	return names
}

// Lookup returns the format with the given name. Its error lists the names that there are.
func Lookup(name string) (Format, error) {
	formats := Formats()
	i := slices.IndexFunc(formats, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, fmt.Errorf("unknown format %q (there are %s)", name, strings.Join(Names(), ", "))
	}
	return formats[i], nil
}
