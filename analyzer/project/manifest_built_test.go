package project

import (
	"strings"
	"testing"
)

func TestBuiltManifests(t *testing.T) {
	const (
		page = `<!DOCTYPE html><title>A</title><script type=module src=src/main.js></script>`
		sync = `navigator.serviceWorker.ready.then((r) => r.periodicSync.register('a'))`
	)
	for name, c := range map[string]struct {
		options string
		known   bool
		lacks   string
	}{
		"complete":             {`manifest: { name: 'A', icons: [{ src: 'a.png', sizes: '512x512' }] }`, true, ""},
		"small icons":          {`manifest: { icons: [{ src: 'a.png', sizes: '192x192', type: 'image/png' }] }`, true, "an icon of 512 pixels"},
		"no icons":             {`manifest: { name: 'A' }`, true, "an icon of 192 pixels; an icon of 512 pixels"},
		"in the browser":       {`manifest: { display: 'browser', icons: [{ src: 'a.svg' }] }`, true, "a `display` of `standalone`, `fullscreen` or `minimal-ui`"},
		"icons from elsewhere": {`manifest: { icons: icons() }`, false, ""},
		"more from elsewhere":  {`manifest: { ...more, icons: [] }`, false, ""},
		"icons made":           {`manifest: { name: 'A' }, pwaAssets: { image: 'a.svg' }`, false, ""},
		"one of the app's own": {`manifest: false`, false, ""},
		"not said":             {`injectRegister: 'auto'`, false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := load(t, files{
				"index.html": page, "src/main.js": sync, "src/sw.js": `self.addEventListener('periodicsync', f)`, "package.json": `{"name": "a"}`,
				"vite.config.js": `import { VitePWA } from 'vite-plugin-pwa';
export default { plugins: [VitePWA({ strategies: 'injectManifest', srcDir: 'src', filename: 'sw.js', ` + c.options + ` })] };`,
			})
			app := p.Apps[0]
			if app.ManifestsKnown != c.known {
				t.Fatalf("known: %v, want %v", app.ManifestsKnown, c.known)
			}
			if !c.known {
				return
			}
			if len(app.Manifests) != 1 || app.Manifests[0].Path != "vite.config.js" || strings.Join(app.Manifests[0].Lacks, "; ") != c.lacks {
				t.Errorf("manifests are %+v, want one that lacks %q", app.Manifests, c.lacks)
			}
		})
	}
}
