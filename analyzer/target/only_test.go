package target_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/synclint/synclint/analyzer/target"
)

// TestChromiumOnly: what runs in Chromium alone has no other targets, where that is certain and nobody has
// said otherwise.
func TestChromiumOnly(t *testing.T) {
	const (
		extension = "-- manifest.json --\n{\"manifest_version\": 3, \"minimum_chrome_version\": \"120\", \"background\": {\"service_worker\": \"sw.js\"}%s}\n"
		electron  = "-- package.json --\n{\"main\": \"main.js\", \"devDependencies\": {\"electron\": \"^40.0.0\"}%s}\n-- main.js --\n%s\n"
		window    = "const { BrowserWindow } = require('electron'); new BrowserWindow().loadFile('index.html');"
	)
	for name, test := range map[string]struct {
		files   string
		folders []string
		only    string // the file that says so, "" if none does
	}{
		"extension":               {files: fmt.Sprintf(extension, ""), only: "manifest.json"},
		"below":                   {files: fmt.Sprintf(extension, ""), folders: []string{"src/worker"}, only: "manifest.json"},
		"for Firefox too":         {files: fmt.Sprintf(extension, `, "browser_specific_settings": {"gecko": {}}`)},
		"of whatever browser":     {files: "-- manifest.json --\n{\"manifest_version\": 3, \"background\": {\"service_worker\": \"sw.js\"}}\n"},
		"of old":                  {files: "-- manifest.json --\n{\"manifest_version\": 2, \"minimum_chrome_version\": \"80\"}\n"},
		"web app manifest":        {files: "-- manifest.json --\n{\"name\": \"a\"}\n"},
		"no JSON":                 {files: "-- manifest.json --\n{\"manifest_version\": 3\n"},
		"beside a page":           {files: strings.ReplaceAll(fmt.Sprintf(extension, ""), "manifest.json", "ext/manifest.json"), folders: []string{"ext", "site"}},
		"Electron":                {files: fmt.Sprintf(electron, "", window), only: "package.json"},
		"Electron below":          {files: fmt.Sprintf(electron, "", window), folders: []string{"renderer"}, only: "package.json"},
		"Electron with a site":    {files: fmt.Sprintf(electron, `, "homepage": "https://example.com"`, window)},
		"Electron with a host":    {files: fmt.Sprintf(electron, "", window) + "-- vercel.json --\n{}\n"},
		"Electron that is a PWA":  {files: fmt.Sprintf(electron, "", window) + "-- public/app.webmanifest --\n{}\n"},
		"Electron shows a site":   {files: fmt.Sprintf(electron, "", "require('electron'); w.loadURL('https://example.com');")},
		"Electron for tests only": {files: fmt.Sprintf(electron, "", "module.exports = 1;")},
		"with a browserslist":     {files: fmt.Sprintf(extension, "") + "-- .browserslistrc --\nfirefox 160\n"},
	} {
		list := choose(t, target.Options{Project: in(".", test.files)}, test.folders...)
		only := ""
		if list.Source == "manifest.json" || list.Source == "package.json" {
			only = strings.Join(list.Paths, " ")
		}
		firefox := strings.Contains(names(list.Browsers), "firefox") || strings.Contains(names(list.Browsers), "safari")
		if name == "beside a page" {
			only = "" // the list is that of both
		}
		if only != test.only || firefox == (test.only != "") {
			t.Errorf("%s: targets of %q, want %q: %s", name, only, test.only, names(list.Browsers))
		}
	}
	list := choose(t, target.Options{Query: []string{"safari 27.2"}, Project: in(".", fmt.Sprintf(extension, ""))})
	if got := names(list.Browsers); got != "safari 27.2" {
		t.Errorf("with a query: %s", got)
	}
}
