package analyzer_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer"
	"github.com/synclint/synclint/analyzer/report"
)

// report returns the report on files.
func reportOn(t *testing.T, files map[string]string) *report.Report {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	r, err := analyzer.Analyze(t.Context(), analyzer.Options{FS: fsys})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range r.Files.Diagnostics {
		t.Errorf("%s:%d: %s", d.Path, d.Line, d.Message)
	}
	return r
}

// TestConfiguredQueues has the queues of workers that are written by build tools.
func TestConfiguredQueues(t *testing.T) {
	const route = `{ urlPattern: /api/, method: 'POST', handler: 'NetworkOnly', options: { backgroundSync: { name: 'outbox' } } }`
	for _, c := range []struct {
		name  string
		files map[string]string
		want  string // path:line:column tag of each
	}{
		{"vite-plugin-pwa", map[string]string{
			"vite.config.ts": "import { VitePWA } from 'vite-plugin-pwa'\nexport default defineConfig({ plugins: [VitePWA({ workbox: { runtimeCaching: [\n" + route + "] } })] })",
		}, "vite.config.ts:3:73 outbox"},
		{"constants of another module", map[string]string{
			"vite.config.ts": "import { routes } from './pwa/routes'\nVitePWA({ workbox: { runtimeCaching: routes } })",
			"pwa/routes.ts":  "import { NAME as name } from './names'\nconst backgroundSync = { name }\nexport const routes = ['POST', 'PUT'].map((method) => ({ method, options: {\n  backgroundSync } }))",
			"pwa/names.ts":   "export const NAME: string = 'outbox'",
		}, "pwa/routes.ts:4:3 outbox"},
		{"next-pwa", map[string]string{
			"next.config.js": "const withPWA = require('next-pwa')({ dest: 'public', runtimeCaching: [...require('next-pwa/cache'),\n" + route + "] })",
		}, "next.config.js:2:73 outbox"},
		{"webpack", map[string]string{
			"webpack.config.js": "new WorkboxPlugin.GenerateSW({ runtimeCaching: [\n" + route + "] })",
		}, "webpack.config.js:2:73 outbox"},
		{"Nuxt", map[string]string{
			"nuxt.config.ts": "export default defineNuxtConfig({ pwa: { workbox: { runtimeCaching: [\n" + route + "] } } })",
		}, "nuxt.config.ts:2:73 outbox"},
		{"command line", map[string]string{
			"workbox-config.js": "module.exports = { globDirectory: 'dist/', swDest: 'dist/sw.js', runtimeCaching: [\n" + route + "] }",
		}, "workbox-config.js:2:73 outbox"},
		{"command line with JSON", map[string]string{
			"config/workbox.json": "{ \"runtimeCaching\": [\n  { \"method\": \"POST\", \"options\": { \"backgroundSync\": { \"name\": \"outbox\" } } }\n] }",
		}, "config/workbox.json:2:36 outbox"},
		{"gulp", map[string]string{
			"gulpfile.mjs": "gulp.task('sw', () => generateSW({ runtimeCaching: [\n" + route + "] }))",
		}, "gulpfile.mjs:2:73 outbox"},
		{"by condition", map[string]string{
			"gulpfile.mjs": "generateSW({ ...(production ? { runtimeCaching: [\n" + route + "] } : {}) })",
		}, "gulpfile.mjs:2:73 outbox"},
		{"name that is not known", map[string]string{
			"gulpfile.mjs": "generateSW({ runtimeCaching: [\n{ method: 'POST', options: { backgroundSync: { name: process.env.QUEUE } } }] })",
		}, "gulpfile.mjs:2:30 unknown"},
		{"none", map[string]string{
			"vite.config.js": "VitePWA({ workbox: { runtimeCaching: [{ urlPattern: /api/, options: { cacheName: 'backgroundSync' } }] } })",
		}, ""},
		{"list of the same name for something else", map[string]string{
			"src/app.js": "const runtimeCaching = { backgroundSync: { name: 'x' } }; use({ runtimeCaching })",
		}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var found []string
			for _, u := range reportOn(t, c.files).Usages {
				tag := strings.TrimPrefix(u.Tag.Value, "workbox-background-sync:")
				if u.Tag.Kind != "literal" {
					tag = u.Tag.Kind
				}
				found = append(found, fmt.Sprintf("%s:%d:%d %s", u.Path, u.Line, u.Column, tag))
				if u.Operation != report.OpQueue || u.Context != "service-worker" {
					t.Errorf("%+v", u)
				}
			}
			if diff := cmp.Diff(c.want, strings.Join(found, ", ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}
