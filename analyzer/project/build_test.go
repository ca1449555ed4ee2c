package project

import (
	"strings"
	"testing"
)

// TestBuiltWorkers: the source of a worker that only the configuration of a build tool names.
func TestBuiltWorkers(t *testing.T) {
	const worker = `onsync = e => e.waitUntil(flush())` // by itself no sign of a service worker
	tests := []struct {
		name   string
		files  files
		worker string // its path, "" if there is none
	}{
		{"vite-plugin-pwa", files{
			"vite.config.ts": `import { VitePWA } from 'vite-plugin-pwa'
export default { plugins: [VitePWA({ strategies: 'injectManifest', srcDir: 'src', filename: 'worker.ts' })] }`,
			"src/worker.ts": worker,
		}, "src/worker.ts"},
		{"vite-plugin-pwa with constants", files{
			"vite.config.ts": `import { defineConfig } from 'vite'
const entry = { srcDir: 'app', filename: ` + "`${'wor'}ker.ts`" + ` } as const
const pwa: Partial<Options> = { strategies: 'injectManifest', ...entry }
export default defineConfig(({ mode }) => ({ plugins: [VitePWA(pwa)] }))`,
			"app/worker.ts": worker, "src/worker.ts": worker,
		}, "app/worker.ts"},
		{"vite-plugin-pwa by default", files{
			"vite.config.js": `export default { plugins: [VitePWA({ strategies: 'injectManifest' })] }`, "public/sw.js": worker,
		}, "public/sw.js"},
		{"vite-plugin-pwa with a source of its own", files{
			"vite.config.js": `VitePWA({ strategies: 'injectManifest', injectManifest: { swSrc: 'public/offline.js', swDest: 'dist/sw.js' } })`,
			"public/sw.js":   worker, "public/offline.js": worker,
		}, "public/offline.js"},
		{"vite-plugin-pwa that generates", files{
			"vite.config.js": `VitePWA({ strategies: 'generateSW', srcDir: 'src', filename: 'worker.js', workbox: { runtimeCaching: [] } })`,
			"src/worker.js":  worker,
		}, ""},
		{"source that is not known", files{
			"vite.config.js": `VitePWA({ strategies: 'injectManifest', srcDir: process.env.DIR, filename: 'worker.js' })`,
			"src/worker.js":  worker,
		}, ""},
		{"scripts of a generated worker", files{
			"vite.config.js":   `VitePWA({ workbox: { importScripts: ['/late/outbox.js', 'https://cdn.example/x.js'] } })`,
			"public/outbox.js": ``, "public/late/outbox.js": worker,
		}, "public/late/outbox.js"},
		{"Nuxt", files{
			"nuxt.config.ts":    `export default defineNuxtConfig({ modules: ['@vite-pwa/nuxt'], pwa: { strategies: 'injectManifest', srcDir: 'service', filename: 'outbox.ts' } })`,
			"service/outbox.ts": worker,
		}, "service/outbox.ts"},
		{"next-pwa", files{
			"next.config.js":    `const withPWA = require('next-pwa')({ dest: 'public', swSrc: 'workers/outbox.js' }); module.exports = withPWA({})`,
			"workers/outbox.js": worker,
		}, "workers/outbox.js"},
		{"next-pwa of old", files{
			"next.config.js": `module.exports = require('next-pwa')({ pwa: { dest: 'public', swSrc: 'outbox.js' } })`, "outbox.js": worker,
		}, "outbox.js"},
		{"next-pwa with its own folder", files{
			"next.config.mjs": `import withPWAInit from '@ducanh2912/next-pwa'; export default withPWAInit({ dest: 'public' })({})`,
			"worker/index.ts": worker,
		}, "worker/index.ts"},
		{"next-pwa with another folder", files{
			"next.config.mjs":  `import init from '@ducanh2912/next-pwa'; export default init({ dest: 'public', customWorkerSrc: 'service' })({})`,
			"service/index.ts": worker,
		}, "service/index.ts"},
		{"folder of workers without next-pwa", files{"next.config.js": `module.exports = {}`, "worker/index.js": worker}, ""},
		{"Serwist in Next.js", files{
			"next.config.mjs": `const withSerwist = (await import('@serwist/next')).default({ swSrc: 'app/outbox.ts', swDest: 'public/sw.js' })`,
			"app/outbox.ts":   worker,
		}, "app/outbox.ts"},
		{"Serwist in Vite", files{
			"vite.config.ts": `import { serwist } from '@serwist/vite'; export default { plugins: [serwist({ swSrc: 'src/outbox.ts', swDest: 'sw.js', globDirectory: 'dist' })] }`,
			"src/outbox.ts":  worker,
		}, "src/outbox.ts"},
		{"Serwist in Nuxt", files{"nuxt.config.ts": `export default defineNuxtConfig({ modules: ['@serwist/nuxt'] })`, "service-worker/index.ts": worker}, "service-worker/index.ts"},
		{"SvelteKit", files{
			"vite.config.ts": `import { sveltekit } from '@sveltejs/kit/vite'`, "src/service-worker/index.ts": worker,
		}, "src/service-worker/index.ts"},
		{"webpack", files{
			"config/webpack.prod.js": `const path = require('path'); const { InjectManifest } = require('workbox-webpack-plugin')
module.exports = (env) => ({ plugins: [env.prod && new InjectManifest({ swSrc: path.resolve(__dirname, '../src/outbox.js') })].filter(Boolean) })`,
			"src/outbox.js": worker,
		}, "src/outbox.js"},
		{"webpack with paths of another module", files{
			"config/webpack.js": `const paths = require('./paths'); new InjectManifest({ swSrc: paths.swSrc })`,
			"config/paths.js":   `const { join } = require('path'); module.exports = { swSrc: ` + "`${__dirname}/../src/outbox`" + ` }`,
			"src/outbox.ts":     worker,
		}, "src/outbox.ts"},
		{"Vue CLI", files{
			"vue.config.js": `module.exports = { pwa: { workboxPluginMode: 'InjectManifest', workboxOptions: { swSrc: 'src/outbox.js' } } }`, "src/outbox.js": worker,
		}, "src/outbox.js"},
		{"Quasar", files{
			"quasar.config.js": `module.exports = () => ({ pwa: { workboxMode: 'InjectManifest' } })`, "src-pwa/custom-service-worker.js": worker,
		}, "src-pwa/custom-service-worker.js"},
		{"Gatsby", files{
			"gatsby-config.js": "module.exports = { plugins: [{ resolve: 'gatsby-plugin-offline', options: { appendScript: require.resolve(`./src/outbox.js`) } }] }",
			"src/outbox.js":    worker,
		}, "src/outbox.js"},
		{"Workbox command line", files{"workbox-config.cjs": `module.exports = { swSrc: 'app/outbox.js', swDest: 'dist/sw.js' }`, "app/outbox.js": worker}, "app/outbox.js"},
		{"Workbox command line with JSON", files{"workbox-config.json": `{ "swSrc": "app/outbox.js", "swDest": "dist/sw.js" }`, "app/outbox.js": worker}, "app/outbox.js"},
		{"gulp", files{
			"tools/tasks/offline.mjs": `import { injectManifest } from 'workbox-build'; export const sw = () => injectManifest({ swSrc: 'app/outbox.js', swDest: 'dist/sw.js' })`,
			"app/outbox.js":           worker,
		}, "app/outbox.js"},
		{"compiled before", files{"workbox-config.js": `module.exports = { swSrc: 'build/outbox.js' }`, "src/outbox.ts": worker}, "src/outbox.ts"},
		{"monorepo", files{
			"apps/a/vite.config.js": `VitePWA({ strategies: 'injectManifest', srcDir: 'src', filename: 'sw.js' })`, "apps/a/src/sw.js": worker, "apps/b/src/sw.js": worker,
		}, "apps/a/src/sw.js"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var found []string
			for _, r := range load(t, test.files).Realms {
				if r.Registered {
					found = append(found, contextString(r.Context)+" "+r.Path)
				}
			}
			want := ""
			if test.worker != "" {
				want = "service-worker " + test.worker
			}
			if got := strings.Join(found, ", "); got != want {
				t.Errorf("registered %q, want %q", got, want)
			}
		})
	}
}
