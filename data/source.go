package data

import (
	_ "embed"
	"encoding/json"
	"fmt"
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
