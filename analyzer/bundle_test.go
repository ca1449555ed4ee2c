package analyzer_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"maps"
	"net/url"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/evanw/esbuild/pkg/api"
	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/reports"
)

const pageOfBundle = `<!doctype html><script src="dist/app.js"></script>`

// sendTS registers a sync without a guard, at 4:10 to 4:45.
const sendTS = `import { tag } from './tag';
export async function send(note: string): Promise<void> {
  const registration = await navigator.serviceWorker.ready;
  await (registration as any).sync.register(tag);
  await registration.update();
}
document.querySelector('form')!.addEventListener('submit', () => { send('x'); });
`

// bundle returns what esbuild makes of src/send.ts: the code without a reference, and the map.
func mapped(t *testing.T, minify bool) (code, sourceMap string) {
	t.Helper()
	sources := map[string]string{"/app/src/send.ts": sendTS, "/app/src/tag.ts": "export const tag: string = 'ou' + 'tbox';\n"}
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{"/app/src/send.ts"}, Outfile: "/app/dist/app.js", Bundle: true,
		MinifyWhitespace: minify, MinifyIdentifiers: minify, MinifySyntax: minify,
		Sourcemap: api.SourceMapExternal, Format: api.FormatIIFE, AbsWorkingDir: "/",
		Plugins: []api.Plugin{{Name: "memory", Setup: func(b api.PluginBuild) {
			b.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
				name := a.Path
				if !path.IsAbs(name) {
					name = path.Join(path.Dir(a.Importer), name) + ".ts"
				}
				return api.OnResolveResult{Path: name}, nil
			})
			b.OnLoad(api.OnLoadOptions{Filter: ".*"}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
				text := sources[a.Path]
				return api.OnLoadResult{Contents: &text, Loader: api.LoaderTS}, nil
			})
		}}},
	})
	if len(result.Errors) > 0 {
		t.Fatal(result.Errors[0].Text)
	}
	for _, f := range result.OutputFiles {
		if strings.HasSuffix(f.Path, ".map") {
			sourceMap = string(f.Contents)
		} else {
			code = string(f.Contents)
		}
	}
	return code, strings.ReplaceAll(sourceMap, "memory:", "")
}

func analyzeFiles(t *testing.T, files map[string]string, paths ...string) (*report.Report, fstest.MapFS) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	r, err := analyzer.Analyze(t.Context(), analyzer.Options{FS: fsys, Paths: paths})
	if err != nil {
		t.Fatal(err)
	}
	return r, fsys
}

// places writes where uses and findings are.
func places(r *report.Report) []string {
	list := []string{}
	add := func(what string, p report.Place) {
		list = append(list, fmt.Sprintf("%s %s:%d:%d-%d:%d", what, p.Path, p.Line, p.Column, p.EndLine, p.EndColumn))
	}
	for _, u := range r.Usages {
		add("use", u.Place)
	}
	for _, f := range r.Findings {
		if f.Rule == "unguarded-sync" {
			add(f.Rule, f.Place)
		}
	}
	return list
}

func reference(address string) string { return "//# sourceMappingURL=" + address + "\n" }

// TestBundleIsReportedOnceAtItsSource: in every way to attach the map, minified or not.
func TestBundleIsReportedOnceAtItsSource(t *testing.T) {
	want := []string{"use src/send.ts:4:9-4:49", "unguarded-sync src/send.ts:4:9-4:35"}
	for _, minify := range []bool{false, true} {
		code, sourceMap := mapped(t, minify)
		for name, address := range map[string]string{
			"file":    "app.js.map",
			"base64":  "data:application/json;charset=utf-8;base64," + base64.StdEncoding.EncodeToString([]byte(sourceMap)),
			"percent": "data:application/json," + url.PathEscape(sourceMap),
		} {
			for where, ignored := range map[string]string{"analyzed": "", "ignored": "src/\n"} {
				t.Run(fmt.Sprintf("%s, %s, minify %v", name, where, minify), func(t *testing.T) {
					r, _ := analyzeFiles(t, map[string]string{
						"index.html": pageOfBundle, "dist/app.js": code + reference(address), "dist/app.js.map": sourceMap,
						"src/send.ts": sendTS, "src/tag.ts": "export const tag: string = 'ou' + 'tbox';\n", ".gitignore": ignored,
					})
					if diff := cmp.Diff(want, places(r)); diff != "" {
						t.Errorf("-want +got:\n%s", diff)
					}
				})
			}
		}
	}
}

// TestBundleOfUnanalyzedSource: both places are given, and the frame is that of the original.
func TestBundleOfUnanalyzedSource(t *testing.T) {
	code, sourceMap := mapped(t, true)
	r, fsys := analyzeFiles(t, map[string]string{
		"index.html": pageOfBundle, "dist/app.js": code + reference("app.js.map"), "dist/app.js.map": sourceMap,
		"src/send.ts": sendTS, ".gitignore": "src/\n",
	})
	found := false
	for _, f := range r.Findings {
		for _, rel := range f.Related {
			found = found || rel.Path == "dist/app.js" && rel.Line == 1 && rel.Column > 1
		}
	}
	if !found {
		t.Errorf("no related place in the bundle: %+v", r.Findings)
	}
	var out bytes.Buffer
	for _, format := range reports.Formats() {
		if format.Name != "text" {
			continue
		}
		err := format.Write(&out, r, reports.Options{Source: func(path string, line int) (string, bool) {
			return strings.Split(string(fsys[path].Data), "\n")[line-1], true
		}})
		if err != nil {
			t.Fatal(err)
		}
	}
	frame := "  4 │   await (registration as any).sync.register(tag);\n    │         ^^^^^^^^^^^^^^^^^^^^^^^^^^"
	if !strings.Contains(out.String(), frame) {
		t.Errorf("no frame\n%s\nin\n%s", frame, out.String())
	}
}

// TestBundleStays: without a map that leads to the very code, the place is that in the bundle.
func TestBundleStays(t *testing.T) {
	code, sourceMap := mapped(t, true)
	huge := `{"version":3,"sources":["../src/send.ts"],"names":[],"mappings":"`
	for name, files := range map[string]map[string]string{
		"no reference":     {"dist/app.js": code},
		"no map":           {"dist/app.js.map": ""},
		"no source":        {},
		"other text":       {"src/send.ts": strings.Repeat("other code\n", 9)},
		"sections":         {"src/send.ts": sendTS, "dist/app.js.map": `{"version":3,"sections":[]}`},
		"negative":         {"src/send.ts": sendTS, "dist/app.js.map": huge + `D,DDDD,AADD"}`},
		"beyond the end":   {"src/send.ts": sendTS, "dist/app.js.map": huge + `AA+/////DA"}`},
		"many segments":    {"src/send.ts": sendTS, "dist/app.js.map": huge + strings.Repeat("A,", 2<<20) + `"}`},
		"many lines":       {"src/send.ts": sendTS, "dist/app.js.map": huge + strings.Repeat(";", 4<<20) + `"}`},
		"too large":        {"src/send.ts": sendTS, "dist/app.js.map": sourceMap + strings.Repeat(" ", 17<<20)},
		"many sources":     {"src/send.ts": sendTS, "dist/app.js.map": `{"version":3,"mappings":"A","sources":[""` + strings.Repeat(`,""`, 1<<20) + `]}`},
		"outside":          {"dist/app.js.map": strings.ReplaceAll(sourceMap, "../src/send.ts", "../../../etc/passwd")},
		"absolute":         {"src/send.ts": sendTS, "dist/app.js.map": strings.ReplaceAll(sourceMap, "../src/send.ts", "/src/send.ts")},
		"file address":     {"src/send.ts": sendTS, "dist/app.js.map": strings.ReplaceAll(sourceMap, "../src/send.ts", "file:///src/send.ts")},
		"itself":           {"dist/app.js.map": strings.ReplaceAll(sourceMap, "../src/send.ts", "app.js")},
		"its map":          {"dist/app.js.map": strings.ReplaceAll(sourceMap, "../src/send.ts", "app.js.map")},
		"a folder":         {"src/send.ts/x": "", "dist/app.js.map": sourceMap},
		"no JSON":          {"dist/app.js.map": "\x00[[["},
		"another's source": {"src/send.ts": sendTS, "dist/app.js.map": strings.ReplaceAll(sourceMap, "../src/send.ts", "../src")},
	} {
		t.Run(name, func(t *testing.T) {
			all := map[string]string{
				"index.html": pageOfBundle, "dist/app.js": code + reference("app.js.map"), "dist/app.js.map": sourceMap, ".gitignore": "src/\n",
			}
			maps.Copy(all, files)
			r, _ := analyzeFiles(t, all)
			for _, place := range places(r) {
				if !strings.Contains(place, " dist/app.js:1:") {
					t.Errorf("reported at %s", place)
				}
			}
			if len(r.Usages) != 1 {
				t.Errorf("%d uses, want 1", len(r.Usages))
			}
		})
	}
}

// TestBundlesOfEachOther: two scripts that claim to be compiled from each other.
func TestBundlesOfEachOther(t *testing.T) {
	const code = "navigator.serviceWorker.ready.then(r => r.sync.register('a'))\n"
	r, _ := analyzeFiles(t, map[string]string{
		"index.html": `<script src="a.js"></script><script src="b.js"></script>`,
		"a.js":       code + reference("a.js.map"), "a.js.map": `{"version":3,"sources":["b.js"],"names":[],"mappings":"AAAA"}`,
		"b.js": code + reference("b.js.map"), "b.js.map": `{"version":3,"sources":["a.js"],"names":[],"mappings":"AAAA"}`,
	})
	if len(r.Usages) == 0 {
		t.Error("neither is reported")
	}
}

// TestBundleOfWebpack: sources by the folder of the build, of which the bundle is far away, and a
// use in the bundle that the map knows nothing of.
func TestBundleOfWebpack(t *testing.T) {
	code, sourceMap := mapped(t, true)
	sourceMap = strings.ReplaceAll(sourceMap, "../src/send.ts", "webpack://notes/./src/send.ts?5a1f")
	files := map[string]string{
		"web/index.html": `<script src="dist/js/app.js"></script>`, "web/dist/js/app.js.map": sourceMap,
		"web/dist/js/app.js": code + "navigator.serviceWorker.ready.then(r => r.sync.register('b'));\n" + reference("app.js.map"),
		"web/src/send.ts":    sendTS, "web/src/tag.ts": "export const tag: string = 'ou' + 'tbox';\n", "src/send.ts": "",
	}
	r, _ := analyzeFiles(t, files)
	got := map[string]int{}
	for _, u := range r.Usages {
		got[u.Path]++
	}
	if diff := cmp.Diff(map[string]int{"web/dist/js/app.js": 1, "web/src/send.ts": 1}, got); diff != "" {
		t.Errorf("uses: -want +got:\n%s", diff)
	}
}

// TestBundleAsked: who asks for the bundle alone is told of the place in the source.
func TestBundleAsked(t *testing.T) {
	code, sourceMap := mapped(t, true)
	r, _ := analyzeFiles(t, map[string]string{
		"index.html": pageOfBundle, "dist/app.js": code + reference("app.js.map"), "dist/app.js.map": sourceMap,
		"src/send.ts": sendTS, "src/tag.ts": "export const tag: string = 'ou' + 'tbox';\n",
	}, "dist")
	want := []string{"use src/send.ts:4:9-4:49", "unguarded-sync src/send.ts:4:9-4:35"}
	if diff := cmp.Diff(want, places(r)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
