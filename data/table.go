// Package data holds what browsers support: Background Sync, Periodic Background Sync and the
// APIs that guards and fallbacks rest on, with the browsers' releases. It is a dated excerpt of
// MDN's browser-compat-data, embedded in the program; CONTRIBUTING.md tells how to refresh it.
package data

//go:generate go run ./internal/generate

import "slices"

// Table is the support data. Its statements are those of the source, unchanged; Support and
// Since interpret them.
type Table struct {
	Source  string // npm package that the data is an excerpt of
	Version string // version of that package
	Date    string // day on which that version was made, YYYY-MM-DD

	Browsers []Browser // sorted by ID

	// Features maps a feature's key, such as "api.ServiceWorkerRegistration.sync", and a
	// browser's ID to the statements about them. An empty list says that no version of the
	// browser has the feature; where there is none, the source doesn't know.
	Features map[string]map[string][]Statement
}

// Browser is a browser with all its releases, oldest first, those announced for later included.
type Browser struct {
	ID       string // such as "firefox_android"
	Name     string // for display, such as "Firefox for Android"
	Type     string // "desktop", "mobile" or "xr"
	Releases []Release
}

// Release is a version of a browser.
type Release struct {
	Version       string
	Date          string // YYYY-MM-DD, maybe in the future; empty when unknown
	Status        string // "retired", "current", "esr", "beta", "nightly" or "planned"
	Engine        string
	EngineVersion string
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
