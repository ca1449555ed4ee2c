package main

import (
	"encoding/json"
	"fmt"
	"io/fs"

	"github.com/synclint/synclint/data/internal/npm"
)

// supportJSON makes support.json of package data.
func supportJSON(modules fs.FS, pins []npm.Pin) ([]byte, error) {
	src, err := npm.Find(pins, "@mdn/browser-compat-data")
	if err != nil {
		return nil, err
	}
	raw, err := fs.ReadFile(modules, src.Name+"/data.json")
	if err != nil {
		return nil, err
	}
	var compat compatData
	if err := json.Unmarshal(raw, &compat); err != nil {
		return nil, fmt.Errorf("could not parse the data of %s: %w", src, err)
	}
	t, err := trim(compat, src)
	if err != nil {
		return nil, fmt.Errorf("could not trim the data of %s: %w", src, err)
	}
	return layOut(t)
}
