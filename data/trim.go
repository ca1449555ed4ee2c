package data

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
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

// trim keeps the listed browsers and features of the package. A key that the package has renamed
// is missing, not a silent hole.
func trim(compat compatData) (t *Table, missing []string, err error) {
	made, err := time.Parse(time.RFC3339, compat.Meta.Timestamp)
	if err != nil {
		return nil, nil, fmt.Errorf("could not read the timestamp: %w", err)
	}
	t = &Table{Source: packageName, Version: compat.Meta.Version, Date: made.UTC().Format(time.DateOnly)}
	for _, id := range browsers() {
		b, ok := compat.Browsers[id]
		if !ok {
			return nil, nil, fmt.Errorf("no browser %q", id)
		}
		t.Browsers = append(t.Browsers, trimBrowser(id, b))
	}
	if t.Features, missing, err = trimFeatures(compat.API); err != nil {
		return nil, nil, err
	}
	return t, missing, t.check()
}

func trimBrowser(id string, b compatBrowser) Browser {
	out := Browser{ID: id, Name: b.Name, Type: b.Type}
	versions := make([]string, 0, len(b.Releases))
	for v := range b.Releases {
		versions = append(versions, v)
	}
	slices.SortFunc(versions, func(v, w string) int { return b.Releases[v].Index - b.Releases[w].Index })
	for _, v := range versions {
		r := b.Releases[v]
		out.Releases = append(out.Releases, Release{
			Version: v, Date: r.Date, Status: r.Status, Engine: r.Engine, EngineVersion: r.EngineVersion,
		})
	}
	return out
}

func trimFeatures(api json.RawMessage) (features map[string]map[string][]Statement, missing []string, err error) {
	unmatched := make(map[string]bool)
	for _, pattern := range keys() {
		unmatched[pattern] = true
	}
	features = make(map[string]map[string][]Statement)
	err = walk("api", api, func(key string, raw json.RawMessage) error {
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
	for _, pattern := range keys() {
		if unmatched[pattern] {
			missing = append(missing, pattern)
		}
	}
	return features, missing, err
}

// trimSupport leaves out statements that say "never": a browser without the feature has an
// empty list, and one about which the package says nothing has none.
func trimSupport(support map[string]oneOrMore[compatStatement]) map[string][]Statement {
	out := make(map[string][]Statement)
	for _, id := range browsers() {
		statements, ok := support[id]
		if !ok {
			continue
		}
		out[id] = []Statement{}
		for _, s := range statements {
			if s.Added == "" {
				continue
			}
			kept := Statement{
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
