package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/synclint/synclint/data"
	"github.com/synclint/synclint/data/internal/npm"
)

// browsers lists the browsers that are kept: those that a person browses with today, and the
// web views, in which sync is the same interface with another outcome.
func browsers() []string {
	return []string{
		"chrome", "chrome_android", "edge", "firefox", "firefox_android", "oculus", "opera",
		"opera_android", "safari", "safari_ios", "samsunginternet_android", "webview_android",
		"webview_ios",
	}
}

// trim keeps the listed browsers and features of the package. Each must exist: a key that
// the package has renamed is an error, not a silent hole.
func trim(compat compatData, src npm.Pin) (*data.Table, error) {
	if compat.Meta.Version != src.Version {
		return nil, fmt.Errorf("version is %q, want %q", compat.Meta.Version, src.Version)
	}
	made, err := time.Parse(time.RFC3339, compat.Meta.Timestamp)
	if err != nil {
		return nil, fmt.Errorf("could not read the timestamp: %w", err)
	}
	t := &data.Table{Source: src.Name, Version: src.Version, Date: made.UTC().Format(time.DateOnly)}
	for _, id := range browsers() {
		b, ok := compat.Browsers[id]
		if !ok {
			return nil, fmt.Errorf("no browser %q", id)
		}
		t.Browsers = append(t.Browsers, trimBrowser(id, b))
	}
	t.Features, err = trimFeatures(compat.API)
	return t, err
}

func trimBrowser(id string, b compatBrowser) data.Browser {
	out := data.Browser{ID: id, Name: b.Name, Type: b.Type}
	versions := make([]string, 0, len(b.Releases))
	for v := range b.Releases {
		versions = append(versions, v)
	}
	slices.SortFunc(versions, func(v, w string) int { return b.Releases[v].Index - b.Releases[w].Index })
	for _, v := range versions {
		r := b.Releases[v]
		out.Releases = append(out.Releases, data.Release{
			Version: v, Date: r.Date, Status: r.Status, Engine: r.Engine, EngineVersion: r.EngineVersion,
		})
	}
	return out
}

func trimFeatures(api json.RawMessage) (map[string]map[string][]data.Statement, error) {
	unmatched := make(map[string]bool)
	for _, pattern := range keys() {
		unmatched[pattern] = true
	}
	features := make(map[string]map[string][]data.Statement)
	err := walk("api", api, func(key string, raw json.RawMessage) error {
		i := slices.IndexFunc(keys(), func(pattern string) bool { return matches(pattern, key) })
		if i < 0 {
			return nil
		}
		delete(unmatched, keys()[i])
		var feature compatFeature
		if err := json.Unmarshal(raw, &feature); err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
		features[key] = trimSupport(feature.Support)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, pattern := range keys() {
		if unmatched[pattern] {
			return nil, fmt.Errorf("no feature %q", pattern)
		}
	}
	return features, nil
}

// trimSupport leaves out statements that say "never": a browser without the feature has an
// empty list, and one about which the package says nothing has none.
func trimSupport(support map[string]oneOrMore[compatStatement]) map[string][]data.Statement {
	out := make(map[string][]data.Statement)
	for _, id := range browsers() {
		statements, ok := support[id]
		if !ok {
			continue
		}
		out[id] = []data.Statement{}
		for _, s := range statements {
			if s.Added == "" {
				continue
			}
			kept := data.Statement{
				Added: string(s.Added), Removed: s.Removed, Partial: s.Partial,
				Name: s.Alternative, Prefix: s.Prefix, Notes: s.Notes,
			}
			for _, f := range s.Flags {
				kept.Flags = append(kept.Flags, strings.TrimPrefix(f.Name, "#"))
			}
			out[id] = append(out[id], kept)
		}
	}
	return out
}
