// Package data holds what browsers support: Background Sync, Periodic Background Sync and the
// APIs that guards and fallbacks rest on, with the browsers' releases. It is a dated excerpt of
// MDN's browser-compat-data, embedded in the program; CONTRIBUTING.md tells how to refresh it.
package data

//go:generate go run ./internal/generate

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
)

//go:embed support.json
var supportJSON string

// Table is the support data. Its statements are those of the source, unchanged; Support and
// Since interpret them.
type Table struct {
	Source  string `json:"source"`  // npm package that the data is an excerpt of
	Version string `json:"version"` // version of that package
	Date    string `json:"date"`    // day on which that version was made, YYYY-MM-DD

	Browsers []Browser `json:"browsers"` // sorted by ID

	// Features maps a feature's key, such as "api.ServiceWorkerRegistration.sync", and a
	// browser's ID to the statements about them. An empty list says that no version of the
	// browser has the feature; where there is none, the source doesn't know.
	Features map[string]map[string][]Statement `json:"features"`
}

// Browser is a browser with all its releases, oldest first, those announced for later included.
type Browser struct {
	ID       string    `json:"id"`   // such as "firefox_android"
	Name     string    `json:"name"` // for display, such as "Firefox for Android"
	Type     string    `json:"type"` // "desktop", "mobile" or "xr"
	Releases []Release `json:"releases"`
}

// Release is a version of a browser.
type Release struct {
	Version       string `json:"version"`
	Date          string `json:"date,omitempty"` // YYYY-MM-DD, maybe in the future; empty when unknown
	Status        string `json:"status"`         // "retired", "current", "esr", "beta", "nightly" or "planned"
	Engine        string `json:"engine,omitempty"`
	EngineVersion string `json:"engineVersion,omitempty"`
}

// Statement says that a feature is there from one version of a browser on.
type Statement struct {
	// Added is the first version. "≤37" says that 37 has it and that nothing is known of older
	// versions; "preview" says that only a preview has it.
	Added   string   `json:"added"`
	Removed string   `json:"removed,omitempty"` // first version without it
	Partial bool     `json:"partial,omitempty"`
	Name    string   `json:"name,omitempty"`   // another name that it goes by
	Prefix  string   `json:"prefix,omitempty"` // a prefix that its name has
	Flags   []string `json:"flags,omitempty"`  // settings that must be changed to have it
	Notes   []string `json:"notes,omitempty"`  // HTML
}

// Load parses the embedded data. It fails only if the program was built from damaged data.
func Load() (*Table, error) {
	var t Table
	if err := json.Unmarshal([]byte(supportJSON), &t); err != nil {
		return nil, fmt.Errorf("could not parse the embedded support data: %w", err)
	}
	return &t, nil
}

// Browser returns the browser with the given ID.
func (t *Table) Browser(id string) (Browser, bool) {
	i := slices.IndexFunc(t.Browsers, func(b Browser) bool { return b.ID == id })
	if i < 0 {
		return Browser{}, false
	}
	return t.Browsers[i], true
}

// Mobile tells whether the browser runs on phones.
func (b Browser) Mobile() bool { return b.Type == "mobile" }

// Newest returns the newest release with the given status, such as "current".
func (b Browser) Newest(status string) (Release, bool) {
	for _, r := range slices.Backward(b.Releases) {
		if r.Status == status {
			return r, true
		}
	}
	return Release{}, false
}
