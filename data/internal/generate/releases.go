package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// releasesJSON lays out releases.json of package browserslist: what its queries need beside
// caniuse's data, one fact a line.
func releasesJSON(d *dump, modules fs.FS) ([]byte, error) {
	node, err := nodeVersions(modules)
	if err != nil {
		return nil, err
	}
	lines, err := nodeLines(modules)
	if err != nil {
		return nil, err
	}
	electron, err := electronVersions(modules)
	if err != nil {
		return nil, err
	}
	w := &writer{}
	w.printf("{\n\"firefoxESR\": %s", w.json(d.FirefoxESR))
	list(w, "node", node)
	list(w, "nodeLines", lines)
	list(w, "electron", electron)
	list(w, "baseline", baselineSteps(d.Baseline))
	w.printf("\n}\n")
	return w.out.Bytes(), w.err
}

func list[T any](w *writer, name string, items []T) {
	w.printf(",\n%s: [", w.json(name))
	for i, item := range items {
		w.printf("%s\n  %s", comma(i), w.json(item))
	}
	w.printf("\n]")
}

// nodeVersions returns the releases of Node.js, oldest first, without those for tests.
func nodeVersions(modules fs.FS) ([]string, error) {
	var releases []struct{ Version string }
	if err := readJSON(modules, "node-releases/data/processed/envs.json", &releases); err != nil {
		return nil, err
	}
	var versions []string
	for _, r := range releases {
		if !strings.Contains(r.Version, "-") {
			versions = append(versions, r.Version)
		}
	}
	return versions, nil
}

// nodeLine tells when a line of Node.js such as "22" is maintained. Dates are YYYY-MM-DD.
type nodeLine struct {
	Line  string `json:"line"`
	Start string `json:"start"`
	End   string `json:"end"`
}

func nodeLines(modules fs.FS) ([]nodeLine, error) {
	var schedule map[string]nodeLine
	if err := readJSON(modules, "node-releases/data/release-schedule/release-schedule.json", &schedule); err != nil {
		return nil, err
	}
	var lines []nodeLine
	for name, line := range schedule {
		line.Line = strings.TrimPrefix(name, "v")
		lines = append(lines, line)
	}
	slices.SortFunc(lines, func(a, b nodeLine) int { return strings.Compare(a.Start, b.Start) })
	return lines, nil
}

// electronVersions returns the versions of Electron, each with that of the Chrome in it, in the
// order of the package, which is that of their releases.
func electronVersions(modules fs.FS) ([][2]string, error) {
	const name = "electron-to-chromium/versions.json"
	text, err := fs.ReadFile(modules, name)
	if err != nil {
		return nil, err
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	if token, err := dec.Token(); err != nil || token != json.Delim('{') {
		return nil, fmt.Errorf("%s is no object: %w", name, err)
	}
	var versions [][2]string
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return nil, fmt.Errorf("could not parse %s: %w", name, err)
		}
		var chrome string
		if err := dec.Decode(&chrome); err != nil {
			return nil, fmt.Errorf("could not parse %s: %w", name, err)
		}
		versions = append(versions, [2]string{fmt.Sprint(key), chrome})
	}
	return versions, nil
}

// baselineStep says that on a day the oldest version with all of Baseline became another in some
// browsers, which are named as by caniuse.
type baselineStep struct {
	Date     string            `json:"date"` // YYYY-MM-DD
	Versions map[string]string `json:"versions"`
}

func baselineSteps(timeline []timelineEvent) []baselineStep {
	names := baselineNames()
	var steps []baselineStep
	for _, event := range timeline {
		step := baselineStep{event.Date, make(map[string]string)}
		for _, b := range event.Browsers {
			if name, ok := names[b.Browser]; ok {
				step.Versions[name] = b.Version
			}
		}
		if len(step.Versions) > 0 {
			steps = append(steps, step)
		}
	}
	return steps
}

// baselineNames maps browsers of baseline-browser-mapping to caniuse's names. Browsers that
// caniuse doesn't track are not in it.
func baselineNames() map[string]string {
	return map[string]string{
		"chrome": "chrome", "chrome_android": "and_chr", "edge": "edge",
		"firefox": "firefox", "firefox_android": "and_ff", "safari": "safari", "safari_ios": "ios_saf",
		"opera": "opera", "opera_android": "op_mob", "samsunginternet_android": "samsung",
		"webview_android": "android", "qq_android": "and_qq", "uc_android": "and_uc", "kai_os": "kaios",
	}
}

func readJSON(fsys fs.FS, name string, v any) error {
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(text, v); err != nil {
		return fmt.Errorf("could not parse %s: %w", name, err)
	}
	return nil
}
