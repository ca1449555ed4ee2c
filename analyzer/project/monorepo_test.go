package project

import (
	"fmt"
	"testing"
)

// TestSpecifiers has a guard in a package of the workspace, behind an alias, and behind the folder
// of a package: each file is read as part of the script that imports it.
func TestSpecifiers(t *testing.T) {
	p := load(t, files{
		"package.json":                `{"workspaces": ["packages/*"]}`,
		"packages/queue/package.json": `{"name": "@app/queue", "exports": {".": "./src/queue.ts"}}`,
		"packages/queue/src/queue.ts": `export const queue = (reg: any) => reg.sync.register('a')`,
		"packages/web/package.json":   `{"name": "@app/web"}`,
		"packages/web/tsconfig.json":  `{"compilerOptions": {"paths": {"@lib/*": ["./src/lib/*"]}}} // with a comment`,
		"packages/web/src/lib/can.ts": `export const can = () => 'SyncManager' in window`,
		"packages/web/src/main.tsx":   `import { queue } from '@app/queue'; import { can } from '@lib/can'; if (can()) navigator.serviceWorker.ready.then(queue)`,
	})
	if len(p.Realms) != 1 || p.Realms[0].Path != "packages/web/src/main.tsx" {
		t.Fatalf("realms: %s", realms(p))
	}
	imports := p.Realms[0].Scripts[0].Imports
	for specifier, want := range map[string]string{
		"@app/queue": "packages/queue/src/queue.ts", "@lib/can": "packages/web/src/lib/can.ts",
	} {
		if s := imports[specifier]; s == nil || s.File.Path != want {
			t.Errorf("%s is not %s", specifier, want)
		}
	}
}

// TestImportersBySpecifier has a use that only files lead to which mention no API: by the name of a
// package, and by an alias.
func TestImportersBySpecifier(t *testing.T) {
	f := files{
		"package.json":                `{"workspaces": ["packages/*"]}`,
		"packages/queue/package.json": `{"name": "@app/queue", "exports": "./queue.js"}`,
		"packages/queue/queue.js":     `export const queue = (reg) => reg.sync.register('a')`,
		"packages/web/package.json":   `{"name": "web"}`,
		"packages/web/src/main.js":    `import { save } from '@/save'; save()`,
		"packages/web/src/save.js":    `import { queue } from '@app/queue'; export const save = () => { if (flags.on) queue() }`,
	}
	if got := realms(load(t, f)); got != "unknown packages/web/src/main.js: packages/web/src/main.js" {
		t.Errorf("realms: %s", got)
	}
	for i := range maxImporters {
		f[fmt.Sprintf("packages/web/src/page%d.js", i)] = `import '@app/queue'`
	}
	if got := realms(load(t, f)); got != "unknown packages/queue/queue.js: packages/queue/queue.js" {
		t.Errorf("with many importers: realms: %s", got)
	}
}
