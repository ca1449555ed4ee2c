// Package config reads the settings of a project: synclint.config.json, or "synclint" in its
// package.json.
package config

import (
	_ "embed"
	"fmt"
	"path"
	"slices"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/synclint/synclint/analyzer/report"
)

// The names of the files that have settings.
const (
	FileName    = "synclint.config.json"
	PackageName = "package.json"
)

// Schema is the JSON Schema (draft 2020-12) of the settings.
//
//go:embed config.schema.json
var Schema []byte

// Off is the severity of rules whose findings are not wanted.
const Off report.Severity = "off"

// Config holds settings, in the form that they are written in. The zero value changes nothing. Globs are matched against paths as seen
// from the folder that the settings are in; one that matches a folder matches all below it.
type Config struct {
	// Targets are browserslist queries; nil if there are none.
	Targets []string `json:"targets,omitempty"`
	// Strict makes some rules more severe.
	Strict bool `json:"strict"`
	// Rules maps names of rules to the severities of their findings, which may be Off.
	Rules map[string]report.Severity `json:"rules,omitempty"`
	// Include are globs of the files that are reported on; none stands for all.
	Include []string `json:"include,omitempty"`
	// Exclude are globs of files that are taken as not there.
	Exclude []string `json:"exclude,omitempty"`
	// Pages are pages, and scripts that run in pages, that are not found by themselves.
	Pages []string `json:"pages,omitempty"`
	// Workers are scripts that run as service workers and are not found by themselves.
	Workers []string `json:"workers,omitempty"`
	// Network names functions that send data and can't be seen, Registrations what gives a
	// ServiceWorkerRegistration; for their form see flow.Hints.
	Network       []string `json:"network,omitempty"`
	Registrations []string `json:"registrations,omitempty"`
	// Overrides are for some of the files. Where several fit, the last one counts.
	Overrides []Override `json:"overrides,omitempty"`
}

// Override changes severities in some files.
type Override struct {
	Files []string                   `json:"files"` // globs
	Rules map[string]report.Severity `json:"rules,omitempty"`
}

// Severity returns the severity of a rule's findings in a file, which is Off if they are not wanted.
// usual is what the rule itself says, strict what it says under the strict preset, "" for the same.
func (c *Config) Severity(rule string, usual, strict report.Severity, file string) report.Severity {
	for _, o := range slices.Backward(c.Overrides) {
		if s := o.Rules[rule]; s != "" && Match(o.Files, file) {
			return s
		}
	}
	switch s := c.Rules[rule]; {
	case s != "":
		return s
	case c.Strict && strict != "":
		return strict
	default:
		return usual
	}
}

// Match tells whether one of some globs matches a path or one of the folders that it is in.
func Match(globs []string, name string) bool {
	for ; name != "." && name != "/" && name != ""; name = path.Dir(name) {
		for _, g := range globs {
			if doublestar.MatchUnvalidated(g, name) {
				return true
			}
		}
	}
	return false
}

// Error is a mistake in the settings.
type Error struct {
	File         string
	Line, Column int // 1-based; the column counts UTF-16 code units
	Message      string
}

func (e *Error) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Message)
}
