package project

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestDeclarations(t *testing.T) {
	const app = "navigator.serviceWorker.ready.then((r) => r.sync.register('a'));"
	for name, test := range map[string]struct {
		files map[string]string
		want  string // the names that are declared to be there always
	}{
		"alone":          {map[string]string{"a.d.ts": "interface ServiceWorkerRegistration { sync: SyncManager }"}, "sync"},
		"both":           {map[string]string{"a.d.ts": "interface ServiceWorkerRegistration {\n  readonly sync: SyncManager;\n  readonly periodicSync: PeriodicSyncManager;\n}"}, "sync periodicSync"},
		"in a module":    {map[string]string{"a.ts": "declare global { interface ServiceWorkerRegistration extends A { readonly sync: SyncManager } }\nexport {};"}, "sync"},
		"optional":       {map[string]string{"a.d.ts": "interface ServiceWorkerRegistration { readonly sync?: SyncManager }"}, ""},
		"another":        {map[string]string{"a.d.ts": "interface Options { sync: SyncManager }"}, ""},
		"in a member":    {map[string]string{"a.d.ts": "interface ServiceWorkerRegistration { options: { sync: SyncManager } }"}, ""},
		"behind":         {map[string]string{"a.d.ts": "interface ServiceWorkerRegistration {}\ninterface B { sync: SyncManager }"}, ""},
		"in a comment":   {map[string]string{"a.d.ts": "// interface ServiceWorkerRegistration { sync: SyncManager }\n/* interface ServiceWorkerRegistration { sync: SyncManager } */"}, ""},
		"never closed":   {map[string]string{"a.d.ts": "interface ServiceWorkerRegistration { sync: SyncManager"}, "sync"},
		"of a library":   {map[string]string{"package.json": `{"types": "a.d.ts"}`, "a.d.ts": "interface ServiceWorkerRegistration { sync: SyncManager }"}, ""},
		"of a test":      {map[string]string{"__tests__/a.d.ts": "interface ServiceWorkerRegistration { sync: SyncManager }"}, ""},
		"of a component": {map[string]string{"a.js": "// interface ServiceWorkerRegistration { sync: SyncManager }"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := fstest.MapFS{"app.js": {Data: []byte(app)}}
			for file, text := range test.files {
				fsys[file] = &fstest.MapFile{Data: []byte(text)}
			}
			p, err := Load(t.Context(), Options{FS: fsys})
			if err != nil {
				t.Fatal(err)
			}
			var names []string
			for _, d := range p.Apps[0].Declarations {
				names = append(names, string(d.Script.File.Text[d.Name.Start:d.Name.End]))
			}
			if got := strings.Join(names, " "); got != test.want {
				t.Errorf("declared are %q, want %q", got, test.want)
			}
		})
	}
}
