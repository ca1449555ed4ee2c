package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// releasesText lays out releases.txt of package browserslist, which tells the form.
func releasesText(d *dump, modules fs.FS) ([]byte, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "esr\t%s\n", d.FirefoxESR)
	node, err := nodeVersions(modules)
	if err != nil {
		return nil, err
	}
	for _, version := range node {
		fmt.Fprintf(&b, "node\t%s\n", version)
	}
	lines, err := nodeLines(modules)
	if err != nil {
		return nil, err
	}
	for _, line := range lines {
		fmt.Fprintf(&b, "node line\t%s\t%s\t%s\n", line.Name, line.Start, line.End)
	}
	electron, err := electronVersions(modules)
	if err != nil {
		return nil, err
	}
	for _, version := range electron {
		fmt.Fprintf(&b, "electron\t%s\t%s\n", version[0], version[1])
	}
	baseline(&b, d.Baseline)
	return b.Bytes(), nil
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
type nodeLine struct{ Name, Start, End string }

func nodeLines(modules fs.FS) ([]nodeLine, error) {
	var schedule map[string]nodeLine
	if err := readJSON(modules, "node-releases/data/release-schedule/release-schedule.json", &schedule); err != nil {
		return nil, err
	}
	var lines []nodeLine
	for name, line := range schedule {
		line.Name = strings.TrimPrefix(name, "v")
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

// baseline lays out the days on which the oldest version with all of Baseline became another in
// some browsers.
func baseline(b *bytes.Buffer, timeline []timelineEvent) {
	names := baselineNames()
	for _, event := range timeline {
		var changed []string
		for _, browser := range event.Browsers {
			if name, ok := names[browser.Browser]; ok {
				changed = append(changed, "\t"+name+" "+browser.Version)
			}
		}
		if len(changed) > 0 {
			slices.Sort(changed)
			fmt.Fprintf(b, "baseline\t%s%s\n", event.Date, strings.Join(changed, ""))
		}
	}
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
