package target

import (
	"encoding/json"
	"io"
	"io/fs"
	"path"
	"strings"
)

// Apps that are no web pages may run in Chromium alone, and then what other browsers lack is none of their
// matter. That must be certain: an app that is a web page as well has the targets of one.

// maxOnly bounds the size in bytes of the files that are looked at.
const maxOnly = 1 << 20

// chromiumOnly returns queries for the browsers of an app in a folder that runs in Chromium alone, and the
// file in Project.FS that says so; no query if that is not certain. Nothing above the folder of the app is read.
func (c *Chooser) chromiumOnly(folder string) (query []string, file string) {
	p := c.options.Project
	top := path.Clean(p.Dir)
	for dir := path.Join(p.Dir, folder); ; dir = path.Dir(dir) {
		switch {
		case chromiumExtension(p.FS, path.Join(dir, "manifest.json")):
			return []string{"last 2 chrome versions", "last 2 edge versions", "last 2 opera versions"}, path.Join(dir, "manifest.json")
		case electronOnly(p.FS, dir):
			return []string{"last 2 chrome versions"}, path.Join(dir, "package.json")
		}
		if dir == top || dir == "." {
			return nil, ""
		}
	}
}

// chromiumExtension tells whether a file is the manifest of an extension for Chromium alone. Firefox wants scripts
// in the place of a service worker, and settings of its own; Safari takes the settings too.
func chromiumExtension(fsys fs.FS, name string) bool {
	var m struct {
		Version    int `json:"manifest_version"`
		Background struct {
			Worker  string   `json:"service_worker"`
			Scripts []string `json:"scripts"`
			Page    string   `json:"page"`
		} `json:"background"`
		Settings     json.RawMessage `json:"browser_specific_settings"`
		Applications json.RawMessage `json:"applications"`
		Update       string          `json:"update_url"`
		Minimum      string          `json:"minimum_chrome_version"`
	}
	text, ok := read(fsys, name)
	if !ok || json.Unmarshal(text, &m) != nil || m.Version < 3 || m.Background.Worker == "" {
		return false
	}
	others := len(m.Settings) > 0 || len(m.Applications) > 0 || len(m.Background.Scripts) > 0 || m.Background.Page != ""
	chrome := m.Minimum != "" || strings.Contains(m.Update, "google.com/")
	return !others && chrome
}

// electronOnly tells whether a folder has an Electron app whose windows show files of its own, and nothing that
// says that these are on the web as well.
func electronOnly(fsys fs.FS, dir string) bool {
	var m struct {
		Main     string            `json:"main"`
		Homepage string            `json:"homepage"`
		Needs    map[string]string `json:"dependencies"`
		DevNeeds map[string]string `json:"devDependencies"`
	}
	text, ok := read(fsys, path.Join(dir, "package.json"))
	if !ok || json.Unmarshal(text, &m) != nil || m.Main == "" || m.Homepage != "" {
		return false
	}
	if m.Needs["electron"] == "" && m.DevNeeds["electron"] == "" || onWeb(fsys, dir) {
		return false
	}
	main, ok := read(fsys, path.Join(dir, m.Main))
	shows := strings.Contains(string(main), "loadFile(") || strings.Contains(string(main), "registerSchemesAsPrivileged(")
	return ok && shows && strings.Contains(string(main), "electron")
}

// onWeb tells whether a folder has what only apps on the web need: settings of a host, or a web app manifest.
func onWeb(fsys fs.FS, dir string) bool {
	for _, name := range []string{
		"firebase.json", "vercel.json", "now.json", "netlify.toml", "CNAME", "_redirects", "_headers", "wrangler.toml", "staticwebapp.config.json",
	} {
		if _, err := fs.Stat(fsys, path.Join(dir, name)); err == nil {
			return true
		}
	}
	for _, folder := range []string{"", "public", "static", "src", "app", "www", "dist"} {
		entries, _ := fs.ReadDir(fsys, path.Join(dir, folder))
		for _, e := range entries {
			if e.Name() == "manifest.json" || strings.HasSuffix(e.Name(), ".webmanifest") {
				return true
			}
		}
	}
	return false
}

// read reads a small file.
func read(fsys fs.FS, name string) ([]byte, bool) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, false
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxOnly))
	return text, err == nil
}
