package main

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"os/exec"
)

//go:embed dump.cjs
var dumpScript string

// dump is what dump.cjs prints.
type dump struct {
	Agents []struct {
		ID       string            `json:"id"`
		Name     string            `json:"name"`
		Versions []*string         `json:"versions"` // the last three are those that are not out, or null
		Dates    map[string]*int64 `json:"dates"`    // Unix time in seconds, null when unknown
		Usage    []pair[*float64]  `json:"usage"`
	} `json:"agents"`
	Regions map[string][]struct {
		ID    string           `json:"id"`
		Usage []pair[*float64] `json:"usage"`
	} `json:"regions"`
	Features   map[string]map[string]map[string]string `json:"features"` // browser to version to flags
	Baseline   []timelineEvent                         `json:"baseline"`
	FirefoxESR string                                  `json:"firefoxESR"`
}

// timelineEvent lists the browsers whose oldest version with all of Baseline changed on a day.
type timelineEvent struct {
	Date     string `json:"date"`
	Browsers []struct {
		Browser string `json:"browser"`
		Version string `json:"version"`
	} `json:"browsers"`
}

// pair is a member of a JavaScript object.
type pair[T any] struct {
	key   string
	value T
}

func (p *pair[T]) UnmarshalJSON(text []byte) error {
	return json.Unmarshal(text, &[2]any{&p.key, &p.value})
}

// unpack runs dump.cjs on the packages below dir.
func unpack(ctx context.Context, dir string) (*dump, error) {
	cmd := exec.CommandContext(ctx, "node", "-")
	cmd.Dir = dir
	cmd.Stdin = bytes.NewReader([]byte(dumpScript))
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("could not unpack the packages with node: %w\n%s", err, &stderr)
	}
	var d dump
	if err := json.Unmarshal(out, &d); err != nil {
		return nil, fmt.Errorf("could not parse what node unpacked: %w", err)
	}
	return &d, nil
}
