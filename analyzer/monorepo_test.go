package analyzer_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer"
	"github.com/synclint/synclint/analyzer/report"
)

// TestAppsDoNotVouchForEachOther has two apps in one tree with a helper in common. One flushes its
// outbox by itself; what the helper comes to is what it comes to in the other.
func TestAppsDoNotVouchForEachOther(t *testing.T) {
	const (
		use = `import { queue } from 'lib'; if ('serviceWorker' in navigator && 'SyncManager' in window) queue()`
		lib = `export const queue = () => navigator.serviceWorker.ready.then(r => r.sync.register('outbox')).catch(() => {})`

		flush = `
			const flush = () => fetch('/outbox', { method: 'POST', body: localStorage.outbox });
			addEventListener('online', flush); flush();`
	)
	tree := func(second string) fstest.MapFS {
		fsys := fstest.MapFS{}
		for name, text := range map[string]string{
			"package.json": `{"workspaces": ["*"]}`, "lib/package.json": `{"name": "lib"}`, "lib/index.js": lib,
			"a/package.json": `{"name": "a"}`, "a/main.js": use + "\n" + flush,
			"b/package.json": `{"name": "b"}`, "b/main.js": use + "\n" + second,
		} {
			fsys[name] = &fstest.MapFile{Data: []byte(text)}
		}
		return fsys
	}
	for second, want := range map[string]report.Outcome{"": report.Nothing, flush: report.FallsBack} {
		r, err := analyzer.Analyze(t.Context(), analyzer.Options{FS: tree(second)})
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Usages) != 1 {
			t.Fatalf("%d usages, want the one of both apps", len(r.Usages))
		}
		if got := r.Usages[0].Outcomes["unsupported"]; got != want {
			t.Errorf("with %q in the second app the helper %q, want %q", second, got, want)
		}
		if want == report.Nothing && len(r.Findings) != 1 {
			t.Errorf("%d findings, want one: %+v", len(r.Findings), r.Findings)
		}
	}
}

// TestFindingHoldsInBrowsersOfAllApps has two apps for different browsers that share what fails in
// one of each.
func TestFindingHoldsInBrowsersOfAllApps(t *testing.T) {
	const use = `import { queue } from 'lib'; queue()`
	fsys := fstest.MapFS{}
	for name, text := range map[string]string{
		"package.json": `{"workspaces": ["*"]}`, "lib/package.json": `{"name": "lib"}`,
		"lib/index.js":   `export const queue = () => navigator.serviceWorker.ready.then(r => r.sync.register('outbox'))`,
		"a/package.json": `{"name": "a", "browserslist": "Chrome 150, Firefox 150"}`, "a/main.js": use,
		"b/package.json": `{"name": "b", "browserslist": "Chrome 150, Safari 26.0"}`, "b/main.js": use,
	} {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	r, err := analyzer.Analyze(t.Context(), analyzer.Options{FS: fsys})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Findings) != 1 {
		t.Fatalf("findings %+v, want the one of both apps", r.Findings)
	}
	if diff := cmp.Diff([]string{"firefox", "safari"}, r.Findings[0].Browsers); diff != "" {
		t.Errorf("browsers (-want +got):\n%s", diff)
	}
}
