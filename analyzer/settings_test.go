package analyzer_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer"
	"github.com/synclint/synclint/analyzer/config"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/rules"
)

// summary writes the findings of a report with their severities.
func summary(r *report.Report) []string {
	list := []string{}
	for _, f := range r.Findings {
		list = append(list, fmt.Sprintf("%s %s %s", f.Path, f.Severity, f.Rule))
	}
	return list
}

func TestSettings(t *testing.T) {
	const (
		use     = "navigator.serviceWorker.ready.then((r) => r.sync.register('a'));\n"
		guarded = "navigator.serviceWorker.ready.then((r) => r.sync?.register('a').catch(() => {}));\n"
	)
	app := fstest.MapFS{}
	for name, text := range map[string]string{
		"src/a.js":        use,
		"src/old/b.js":    use,
		"src/fallback.js": guarded,
		"vendor/c.js":     use,
	} {
		app[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for name, test := range map[string]struct {
		config, base string
		want         []string
	}{
		"nothing set": {`{"version": 1}`, "", []string{
			"src/a.js error unguarded-sync", "src/fallback.js warning missing-fallback",
			"src/old/b.js error unguarded-sync", "vendor/c.js error unguarded-sync",
		}},
		"severities": {`{"version": 1, "rules": {"unguarded-sync": "info", "missing-fallback": "off"}}`, "", []string{
			"src/a.js info unguarded-sync", "src/old/b.js info unguarded-sync", "vendor/c.js info unguarded-sync",
		}},
		"strict": {`{"version": 1, "strict": true, "include": ["src/fallback.js"]}`, "", []string{
			"src/fallback.js error missing-fallback",
		}},
		"included and excluded": {`{"version": 1, "include": ["src"], "exclude": ["**/old"]}`, "", []string{
			"src/a.js error unguarded-sync", "src/fallback.js warning missing-fallback",
		}},
		"overrides": {`{"version": 1, "overrides": [
			{"files": ["**"], "rules": {"unguarded-sync": "off"}},
			{"files": ["src/*.js"], "rules": {"unguarded-sync": "warning", "missing-fallback": "off"}}]}`, "", []string{
			"src/a.js warning unguarded-sync",
		}},
		"seen from above": {`{"version": 1, "include": ["app/src/old"], "exclude": ["src"]}`, "app", []string{
			"src/old/b.js error unguarded-sync",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			c, err := config.Parse("synclint.config.json", []byte(test.config), rules.IDs())
			if err != nil {
				t.Fatal(err)
			}
			r, err := analyzer.Analyze(t.Context(), analyzer.Options{FS: app, Config: c, Base: test.base})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, summary(r)); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

// A comment that suppresses what the settings leave out anyway is of use: other settings may not.
func TestSuppressedAndOff(t *testing.T) {
	app := fstest.MapFS{"a.js": {Data: []byte("// synclint-disable-next-line unguarded-sync -- r\n" +
		"navigator.serviceWorker.ready.then((r) => r.sync.register('a'));\n")}}
	c := &config.Config{Rules: map[string]report.Severity{"unguarded-sync": config.Off}}
	r, err := analyzer.Analyze(t.Context(), analyzer.Options{FS: app, Config: c})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(summary(r), ", "); got != "" || r.Suppressed != 0 {
		t.Errorf("findings %q, %d suppressed", got, r.Suppressed)
	}
}

// What the settings say of files outside of the analyzed folder is no concern of the analysis.
func TestKnownFilesWithinTheFolder(t *testing.T) {
	app := fstest.MapFS{"sw.src.js": {Data: []byte("addEventListener('sync', (e) => e.waitUntil(fetch('/a')));")}}
	c := &config.Config{Workers: []string{"app/sw.src.js", "other/sw.js"}, Pages: []string{"page.html"}}
	r, err := analyzer.Analyze(t.Context(), analyzer.Options{FS: app, Config: c, Base: "app"})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Files.Diagnostics) > 0 || len(r.Handlers) != 1 {
		t.Errorf("handlers %v, diagnostics %v", r.Handlers, r.Files.Diagnostics)
	}
}

// What packages do that can't be seen can be said.
func TestHints(t *testing.T) {
	const guarded = `import { send, api, ready, worker, useWorker } from '@acme/web';
async function queue() {
  const registration = await navigator.serviceWorker.ready;
  if ('sync' in registration) await registration.sync.register('outbox').catch(() => SEND);
  else SEND;
}
document.querySelector('form').addEventListener('submit', queue);
`
	for name, test := range map[string]struct {
		config config.Config
		code   string
		want   string
	}{
		"a request":               {config.Config{Network: []string{"@acme/web#send()"}}, strings.ReplaceAll(guarded, "SEND", "send('/outbox')"), "partial"},
		"without parentheses":     {config.Config{Network: []string{"@acme/web#send"}}, strings.ReplaceAll(guarded, "SEND", "send('/outbox')"), "partial"},
		"of a member":             {config.Config{Network: []string{"@acme/web#api.post()"}}, strings.ReplaceAll(guarded, "SEND", "api.post('/outbox')"), "partial"},
		"of another name":         {config.Config{Network: []string{"@acme/web#api.put()"}}, strings.ReplaceAll(guarded, "SEND", "api.post('/outbox')"), "unknown"},
		"a registration":          {config.Config{Registrations: []string{"@acme/web#worker"}}, "import { worker } from '@acme/web';\nworker.sync.register('a');", "missing"},
		"a promise of one":        {config.Config{Registrations: []string{"@acme/web#ready()"}}, "import { ready } from '@acme/web';\n(await ready()).sync.register('a');", "missing"},
		"then":                    {config.Config{Registrations: []string{"@acme/web#ready()"}}, "import { ready } from '@acme/web';\nready().then((r) => r.sync.register('a'));", "missing"},
		"a member of what a call": {config.Config{Registrations: []string{"@acme/web#useWorker().registration"}}, "import { useWorker } from '@acme/web';\nconst { registration } = useWorker();\nregistration.sync.register('a');", "missing"},
		"nothing said":            {config.Config{}, "import { worker } from '@acme/web';\nworker.sync.register('a');", ""},
	} {
		t.Run(name, func(t *testing.T) {
			app := fstest.MapFS{"app.mjs": {Data: []byte(test.code)}, "index.html": {Data: []byte(`<script type="module" src="app.mjs"></script>`)}}
			r, err := analyzer.Analyze(t.Context(), analyzer.Options{FS: app, Config: &test.config})
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if len(r.Usages) > 0 {
				got = r.Usages[0].Fallback.Status
			}
			if got != test.want {
				t.Errorf("fallback %q, want %q; findings %v", got, test.want, summary(r))
			}
		})
	}
}
