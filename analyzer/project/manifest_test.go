package project

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestManifestLacks(t *testing.T) {
	const icons = `"icons": [{"sizes": "192x192"}, {"sizes": "512x512"}]`
	for text, want := range map[string]string{
		`{"name": "a", "start_url": "/", "display": "standalone", ` + icons + `}`:                                                                    "",
		`{"short_name": "a", "start_url": ".", "display": "fullscreen", "icons": [{"sizes": "192x192 512x512"}]}`:                                    "",
		`{"name": "a", "start_url": "/", "display": "minimal-ui", "icons": [{"sizes": "any"}]}`:                                                      "",
		`{"name": "a", "start_url": "/", "display": "standalone", "icons": [{"src": "a.svg", "sizes": "1x1"}]}`:                                      "",
		`{"name": "a", "start_url": "/", "display": "standalone", "icons": [{"src": "a.png"}]}`:                                                      "",
		`{"name": "a", "start_url": "/", "display": "browser", "display_override": ["window-controls-overlay"], ` + icons + `}`:                      "",
		`{"name": "a", "start_url": "/", "display": "standalone", "prefer_related_applications": true, ` + icons + `}`:                               "",
		`{"start_url": "/", "display": "standalone", ` + icons + `}`:                                                                                 "a `name`",
		`{"name": "a", "display": "standalone", ` + icons + `}`:                                                                                      "a `start_url`",
		`{"name": "a", "start_url": "/", ` + icons + `}`:                                                                                             "a `display` of `standalone`, `fullscreen` or `minimal-ui`",
		`{"name": "a", "start_url": "/", "display": "standalone", "icons": [{"sizes": "256x256"}]}`:                                                  "an icon of 512 pixels",
		`{"name": "a", "start_url": "/", "display": "standalone", "icons": []}`:                                                                      "an icon of 192 pixels; an icon of 512 pixels",
		`{"name": "a", "start_url": "/", "display": "standalone", "prefer_related_applications": true, "related_applications": [{}], ` + icons + `}`: "a `prefer_related_applications` of false",
	} {
		m := readManifest(fstest.MapFS{"m.json": {Data: []byte(text)}}, "m.json")
		if m == nil {
			t.Errorf("not read: %s", text)
			continue
		}
		if got := strings.Join(m.Lacks, "; "); got != want {
			t.Errorf("%s lacks %q, want %q", text, got, want)
		}
	}
}

// TestManifestsKnown: nothing is known of a manifest that may be made by something out of sight.
func TestManifestsKnown(t *testing.T) {
	const script = "navigator.serviceWorker.register('sw.js'); navigator.serviceWorker.ready.then((r) => r.sync.register('a'));"
	const good = `{"name": "a", "start_url": "/", "display": "standalone", "icons": [{"sizes": "512x512"}]}`
	page := func(link string) string {
		return "<!DOCTYPE html><title>A</title>" + link + "<script src=app.js></script>"
	}
	linked := page("<link rel=manifest href=/m.json>")
	for name, test := range map[string]struct {
		files map[string]string
		paths []string
		known bool
	}{
		"none":              {files: map[string]string{"index.html": page("")}, known: true},
		"linked":            {files: map[string]string{"index.html": linked, "m.json": good}, paths: []string{"m.json"}, known: true},
		"in a folder":       {files: map[string]string{"index.html": linked, "public/m.json": good}, paths: []string{"public/m.json"}, known: true},
		"on one page only":  {files: map[string]string{"index.html": page(""), "b.html": linked + "<script>b()</script>", "m.json": good}, paths: []string{"m.json"}, known: true},
		"made by a server":  {files: map[string]string{"index.html": linked}},
		"a template":        {files: map[string]string{"index.html": linked, "m.json": `{"name": {{ name }} }`}},
		"elsewhere":         {files: map[string]string{"index.html": page("<link rel=manifest href=//example.com/m.json>")}},
		"linked by a tool":  {files: map[string]string{"index.html": page(""), "package.json": "{}"}},
		"maybe by a script": {files: map[string]string{"index.html": page(""), "app.webmanifest": good}},
		"in a TWA":          {files: map[string]string{"index.html": linked, "m.json": good, "twa-manifest.json": "{}"}},
		"no page":           {files: map[string]string{}},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := fstest.MapFS{"app.js": {Data: []byte(script)}}
			for file, text := range test.files {
				fsys[file] = &fstest.MapFile{Data: []byte(text)}
			}
			p, err := Load(t.Context(), Options{FS: fsys})
			if err != nil {
				t.Fatal(err)
			}
			var paths []string
			for _, m := range p.Apps[0].Manifests {
				paths = append(paths, m.Path)
			}
			if p.Apps[0].ManifestsKnown != test.known {
				t.Errorf("known: %v, want %v", !test.known, test.known)
			}
			if diff := cmp.Diff(test.paths, paths); diff != "" && test.known {
				t.Errorf("manifests (-want +got):\n%s", diff)
			}
		})
	}
}
