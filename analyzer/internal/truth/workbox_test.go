package truth

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/synclint/synclint/analyzer/report"
)

// workboxFiles are scripts of Workbox, as an app has them beside its worker.
var workboxFiles = map[string]string{
	"workbox-core.js":            "workbox-core/build/workbox-core.prod.js",
	"workbox-background-sync.js": "workbox-background-sync/build/workbox-background-sync.prod.js",
}

// TestWorkbox uses apps with queues of the real Workbox while their server can't be reached. Later
// it can be, the worker starts anew, and the app is opened again.
func TestWorkbox(t *testing.T) {
	apps := readApps(t, "testdata/workbox", "index.html")
	says := map[*app]report.Usage{}
	for _, a := range apps {
		says[a] = reported(t, a) // of the app alone, whose library could come from elsewhere
	}
	for name, source := range workboxFiles {
		code, err := os.ReadFile(filepath.Join("testdata/workbox/node_modules", source))
		if err != nil {
			skip(t, "needs Workbox, by npm install --prefix analyzer/internal/truth/testdata/workbox: %v", err)
		}
		for _, a := range apps {
			a.files[name] = &fstest.MapFile{Data: code}
		}
	}
	c, s := start(t, "disabled/false"), serve(t, apps)
	var visitors []*visitor
	for _, k := range kinds {
		if k.matters == nil {
			visitors = append(visitors, c.visitor(t, s, k))
		}
	}
	everywhere := func(functions ...string) {
		for _, v := range visitors {
			for _, function := range functions {
				if err := v.call(function, apps...); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	s.down.Store(true)
	everywhere("install", "open", "press")
	s.down.Store(false)
	c.stopWorkers(t)
	everywhere("reopen")
	for _, a := range apps {
		t.Run(a.name, func(t *testing.T) {
			var results []result
			for _, v := range visitors {
				results = append(results, result{v.kind, v.complete(record{}, a), nil})
			}
			compare(t, says[a], results)
		})
	}
}
