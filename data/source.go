package data

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"time"
)

//go:embed sources.json
var sourcesJSON []byte

// Source is an npm package that embedded data is an excerpt of.
type Source struct {
	Name    string `json:"name"`
	Title   string `json:"title"` // for display
	Version string `json:"version"`
	Date    string `json:"date"`    // day on which that version was published, YYYY-MM-DD
	License string `json:"license"` // SPDX identifier
	URL     string `json:"url"`
}

// Sources returns what the data in the program and below this package are taken from, as their
// licences ask to be told. It fails only if the program was built from damaged data.
func Sources() ([]Source, error) {
	var sources []Source
	if err := json.Unmarshal(sourcesJSON, &sources); err != nil {
		return nil, fmt.Errorf("could not parse the embedded list of sources: %w", err)
	}
	return sources, nil
}

// StaleAfter is the age from which data is stale, in months: about a dozen releases of a browser.
const StaleAfter = 6

// StaleNotice returns a line that warns of the oldest of sources, if it is stale: "MDN
// browser-compat-data 8.1.9 of 2026-11-12 is 8 months old". It is empty if all are fresh, or their
// dates unknown.
func StaleNotice(sources []Source, now time.Time) string {
	var oldest Source
	for _, s := range sources {
		if s.Date != "" && (oldest.Date == "" || s.Date < oldest.Date) {
			oldest = s
		}
	}
	date, err := time.Parse(time.DateOnly, oldest.Date)
	if err != nil || now.Before(date.AddDate(0, StaleAfter, 0)) {
		return ""
	}
	months := StaleAfter
	for !now.Before(date.AddDate(0, months+1, 0)) {
		months++
	}
	return fmt.Sprintf("%s %s of %s is %d months old", oldest.Title, oldest.Version, oldest.Date, months)
}
