package rules

import (
	"fmt"
	"slices"

	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/usage"
)

func periodicNotInstallable() *Rule {
	return &Rule{
		ID: "periodic-not-installable", Number: "R48", Severity: report.Warning,
		Run: checkInstallable,
		Doc: Doc{
			Title: "Periodic sync is used in an app that can't be installed",
			Why: "Browsers allow periodic sync only to apps that are installed: in a tab `register()` rejects with a " +
				"NotAllowedError. They offer an app for installation if its page links to a web app manifest with a name, a " +
				"`start_url`, icons of 192 and 512 pixels, and a `display` that gives it a window of its own. Here that is " +
				"not so, and periodic sync works for hardly anybody.",
			Do: "Add to the manifest what it lacks, or link to one: `<link rel=\"manifest\" href=\"manifest.webmanifest\">`.",
			Bad: []Example{
				{Code: `-- index.html --
<!DOCTYPE html>
<title>News</title>
<link rel="manifest" href="manifest.json">
<script src="app.js"></script>
-- manifest.json --
{ "name": "News", "display": "browser", "icons": [{ "src": "icon.png", "sizes": "48x48" }] }
-- app.js --
navigator.serviceWorker.register('sw.js');
navigator.serviceWorker.ready.then((registration) =>
  registration.periodicSync?.register('news', { minInterval: 24 * 60 * 60 * 1000 })).catch(() => {});
fetch('/news');
-- sw.js --
self.addEventListener('periodicsync', (event) => {
  if (event.tag === 'news') event.waitUntil(caches.open('news').then((cache) => cache.add('/news')));
});
`},
				{Code: `-- index.html --
<!DOCTYPE html>
<title>News</title>
<script src="app.js"></script>
-- app.js --
navigator.serviceWorker.register('sw.js');
navigator.serviceWorker.ready.then((registration) =>
  registration.periodicSync?.register('news', { minInterval: 24 * 60 * 60 * 1000 })).catch(() => {});
fetch('/news');
-- sw.js --
self.addEventListener('periodicsync', (event) => {
  if (event.tag === 'news') event.waitUntil(caches.open('news').then((cache) => cache.add('/news')));
});
`},
			},
			Good: []Example{
				{Code: `-- index.html --
<!DOCTYPE html>
<title>News</title>
<link rel="manifest" href="manifest.json">
<script src="app.js"></script>
-- manifest.json --
{
  "name": "News", "start_url": "/", "display": "standalone",
  "icons": [{ "src": "192.png", "sizes": "192x192" }, { "src": "512.png", "sizes": "512x512" }]
}
-- app.js --
navigator.serviceWorker.register('sw.js');
navigator.serviceWorker.ready.then((registration) =>
  registration.periodicSync?.register('news', { minInterval: 24 * 60 * 60 * 1000 })).catch(() => {});
fetch('/news');
-- sw.js --
self.addEventListener('periodicsync', (event) => {
  if (event.tag === 'news') event.waitUntil(caches.open('news').then((cache) => cache.add('/news')));
});
`},
			},
			Sources: []string{
				"https://web.dev/articles/install-criteria",
				"https://developer.chrome.com/docs/capabilities/periodic-background-sync",
			},
			Since: "0.1.0",
		},
	}
}

// checkInstallable reports the first registration of a periodic sync in an app that has no manifest, or none
// that will do.
func checkInstallable(p *Pass) {
	i := slices.IndexFunc(p.App.Usages, func(u *usage.Usage) bool {
		return u.Feature == report.PeriodicBackgroundSync && u.Operation == report.OpRegister && !u.Guess && !testAtFault(u)
	})
	manifests, known := p.App.Manifests()
	if i < 0 || !known || slices.ContainsFunc(manifests, func(m *project.Manifest) bool { return len(m.Lacks) == 0 }) {
		return
	}
	u := p.App.Usages[i]
	f := Finding{
		Script: u.Script, Node: u.Node,
		Message: "this works only in an installed app, and browsers don't offer this one for installation: no page links to a web app manifest",
		Help:    "link to one in the page: `<link rel=\"manifest\" href=\"manifest.webmanifest\">`",
	}
	if len(manifests) > 0 {
		m := manifests[0]
		f.Message = fmt.Sprintf("this works only in an installed app, and browsers don't offer this one for installation: %s lacks %s", m.Path, list(m.Lacks))
		f.Help = "add that to the manifest"
	}
	p.Report(f)
}
