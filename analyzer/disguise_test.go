package analyzer_test

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/evanw/esbuild/pkg/api"
	gocmp "github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer"
	"github.com/synclint/synclint/analyzer/report"
)

// disguiseDir holds one program per file, and in shared what all of them have.
//
// The first line of a program says what is wanted: its guard, its fallback and its findings. What
// is in /*ts ... */ is there only in TypeScript, and /*here*/ stands before the one call of
// register.
const disguiseDir = "testdata/disguise"

// program is a page's module, with a helper module and a service worker beside it.
type program struct {
	name              string
	app, helper, work string
	want              verdict // without outcomes
}

// files are an app. A /*here*/ in them is taken out before they are read.
type files map[string]string

// disguise is another way to write a program.
type disguise struct {
	name  string
	dress func(t *testing.T, p program) files
}

var disguises = []disguise{
	{"JavaScript", func(_ *testing.T, p program) files { return javaScript(p) }},
	{"byte order mark and CRLF", func(_ *testing.T, p program) files {
		f := javaScript(p)
		for name, text := range f {
			f[name] = "\uFEFF" + strings.ReplaceAll(text, "\n", "\r\n")
		}
		return f
	}},
	{"TypeScript", func(_ *testing.T, p program) files { return typed(p, "app.ts") }},
	{"TypeScript with angle brackets", func(_ *testing.T, p program) files {
		f := typed(p, "app.ts")
		f["app.ts"] = cast.ReplaceAllString(f["app.ts"], "(<$2>$1)")
		return f
	}},
	{"TSX", func(_ *testing.T, p program) files {
		f := typed(p, "app.tsx")
		f["app.tsx"] += "\nexport const View = () => <form title=\"sync\">{[1].map((n) => <input key={n} />)}</form>;\n"
		return f
	}},
	{"Vue", func(_ *testing.T, p program) files {
		return component(p, "App.vue", "<template>\n  <form title=\"a\"></form>\n</template>\n\n<script setup lang=\"ts\">\n", "</script>\n")
	}},
	{"Svelte", func(_ *testing.T, p program) files {
		return component(p, "App.svelte", "<script lang=\"ts\">\n", "</script>\n\n<form title=\"a\"></form>\n")
	}},
	{"Astro", func(_ *testing.T, p program) files {
		f := typed(p, "index.astro")
		f["index.astro"] = "---\nconst title = 'notes';\n---\n<form title={title}></form>\n<script>\n" + f["index.astro"] + "</script>\n"
		delete(f, "index.html")
		return f
	}},
	{"JSX", func(_ *testing.T, p program) files {
		f := javaScript(p)
		f["app.jsx"] = "const View = () => <p title='a'>{1}</p>;\n" + f["app.js"]
		f["index.html"] = page(`<script type="module" src="app.jsx"></script>`)
		delete(f, "app.js")
		return f
	}},
	{"imported when needed", func(_ *testing.T, p program) files {
		f := javaScript(p)
		f["main.js"] = "document.addEventListener('DOMContentLoaded', async () => { await import('./app.js'); });\n"
		f["index.html"] = page(`<script type="module" src="main.js"></script>`)
		return f
	}},
	{"inline HTML", func(_ *testing.T, p program) files {
		f := javaScript(p)
		f["index.html"] = page("<script type=\"module\">\n" + f["app.js"] + "</script>")
		delete(f, "app.js")
		return f
	}},
	{"CommonJS", func(_ *testing.T, p program) files { return commonJS(p) }},
	{"compiled to CommonJS", func(t *testing.T, p program) files {
		return transform(t, javaScript(p), api.TransformOptions{Format: api.FormatCommonJS})
	}},
	{"minified", func(t *testing.T, p program) files {
		return transform(t, javaScript(p), api.TransformOptions{
			Format: api.FormatESModule, MinifyWhitespace: true, MinifySyntax: true, MinifyIdentifiers: true,
		})
	}},
	{"for old browsers", func(t *testing.T, p program) files {
		return transform(t, javaScript(p), api.TransformOptions{Target: api.ES2017})
	}},
	{"without async functions", func(t *testing.T, p program) files {
		return transform(t, javaScript(p), api.TransformOptions{Target: api.ES2016})
	}},
	{"without async functions, by another compiler", func(t *testing.T, p program) files {
		f := transform(t, javaScript(p), api.TransformOptions{Target: api.ES2016})
		for _, name := range []string{"app.js", "helper.js"} {
			f[name] = driver.ReplaceAllLiteralString(f[name], awaiter)
			f[name] = driven.ReplaceAllString(f[name], "__awaiter($1, void 0, void 0,")
		}
		return f
	}},
	{"bundled as a script", func(t *testing.T, p program) files {
		return bundle(t, javaScript(p), api.BuildOptions{Format: api.FormatIIFE})
	}},
	{"bundled as a module", func(t *testing.T, p program) files {
		return bundle(t, javaScript(p), api.BuildOptions{Format: api.FormatESModule})
	}},
	{"bundled and minified", func(t *testing.T, p program) files {
		return bundle(t, javaScript(p), api.BuildOptions{
			Format: api.FormatIIFE, MinifyWhitespace: true, MinifySyntax: true, MinifyIdentifiers: true,
		})
	}},
	{"bundled CommonJS", func(t *testing.T, p program) files {
		return bundle(t, commonJS(p), api.BuildOptions{Format: api.FormatIIFE})
	}},
	{"bundled module with a CommonJS helper", func(t *testing.T, p program) files {
		f := javaScript(p)
		f["helper.js"] = commonJS(p)["helper.js"]
		return bundle(t, f, api.BuildOptions{Format: api.FormatIIFE})
	}},
	{"bundled CommonJS, minified", func(t *testing.T, p program) files {
		return bundle(t, commonJS(p), api.BuildOptions{
			Format: api.FormatIIFE, MinifyWhitespace: true, MinifySyntax: true, MinifyIdentifiers: true,
		})
	}},
}

var (
	typing = regexp.MustCompile(`/\*ts (.*?)\*/`)
	cast   = regexp.MustCompile(`\((\w+) as (any)\)`)
	static = regexp.MustCompile(`import (?:\* as )?(.+) from (.+);`)
	driver = regexp.MustCompile(`(?s)var __async = .*?\n};\n`)
	driven = regexp.MustCompile(`__async\((this|null), null,`)
	export = regexp.MustCompile(`export ((?:async )?(?:function|const)) (\w+)`)
)

// awaiter runs a generator as an async function, like that of the TypeScript compiler.
const awaiter = `var __awaiter = (this && this.__awaiter) || function (self, args, P, body) {
  return new (P || (P = Promise))(function (resolve, reject) {
    const it = body.apply(self, args || []);
    const onward = (value) => { try { follow(it.next(value)); } catch (e) { reject(e); } };
    const astray = (reason) => { try { follow(it["throw"](reason)); } catch (e) { reject(e); } };
    const follow = (step) => step.done ? resolve(step.value) : P.resolve(step.value).then(onward, astray);
    onward();
  });
};
`

const here = "/*here*/"

func page(script string) string {
	return "<!doctype html>\n<form><input name=\"note\"></form>\n<script type=\"module\">\n" +
		"  if ('serviceWorker' in navigator) navigator.serviceWorker.register('sw.js');\n</script>\n" + script + "\n"
}

func javaScript(p program) files {
	return files{
		"index.html": page(`<script type="module" src="app.js"></script>`),
		"app.js":     typing.ReplaceAllString(p.app, ""),
		"helper.js":  typing.ReplaceAllString(p.helper, ""),
		"sw.js":      p.work,
	}
}

func typed(p program, name string) files {
	return files{
		"index.html": page(`<script type="module" src="` + name + `"></script>`),
		name:         typing.ReplaceAllString(p.app, "$1"),
		"helper.ts":  typing.ReplaceAllString(p.helper, "$1"),
		"sw.js":      p.work,
	}
}

func component(p program, name, before, after string) files {
	f := typed(p, name)
	f[name] = before + f[name] + after
	f["index.html"] = page(`<script type="module" src="main.js"></script>`)
	f["main.js"] = "import { mount } from 'framework';\nimport App from './" + name + "';\nmount(App);\n"
	return f
}

func commonJS(p program) files {
	f := javaScript(p)
	f["app.js"] = static.ReplaceAllStringFunc(f["app.js"], func(line string) string {
		m := static.FindStringSubmatch(line)
		return "const " + strings.ReplaceAll(m[1], " as ", ": ") + " = require(" + m[2] + ");"
	})
	var names []string
	for _, m := range export.FindAllStringSubmatch(f["helper.js"], -1) {
		names = append(names, m[2])
	}
	f["helper.js"] = export.ReplaceAllString(f["helper.js"], "$1 $2") +
		"\nmodule.exports = { " + strings.Join(names, ", ") + " };\n"
	return f
}

// transform compiles the page's modules, each for itself.
func transform(t *testing.T, f files, options api.TransformOptions) files {
	t.Helper()
	for _, name := range []string{"app.js", "helper.js"} {
		r := api.Transform(strings.ReplaceAll(f[name], here, ""), options)
		if len(r.Errors) > 0 {
			t.Fatalf("could not compile %s: %s", name, r.Errors[0].Text)
		}
		f[name] = string(r.Code)
	}
	return f
}

// bundle makes one script of the page's modules.
func bundle(t *testing.T, f files, options api.BuildOptions) files {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"app.js", "helper.js"} {
		text := strings.ReplaceAll(f[name], here, "")
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	options.AbsWorkingDir, options.EntryPoints, options.Bundle = dir, []string{"app.js"}, true
	r := api.Build(options)
	if len(r.Errors) > 0 {
		t.Fatalf("could not bundle: %s", r.Errors[0].Text)
	}
	f["app.js"] = string(r.OutputFiles[0].Contents)
	delete(f, "helper.js")
	return f
}

// verdict is what the report says on a program.
type verdict struct {
	Guard, Fallback string
	Tag             report.Tag
	Outcomes        map[string]report.Outcome
	Rules           []string
}

// judge analyzes an app and returns the verdict on its only call of register.
func judge(t *testing.T, f files) (verdict, report.Place) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range f {
		fsys[name] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(text, here, ""))}
	}
	r, err := analyzer.Analyze(t.Context(), analyzer.Options{FS: fsys})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range r.Files.Diagnostics {
		t.Errorf("%s:%d:%d: %s", d.Path, d.Line, d.Column, d.Message)
	}
	v := verdict{Rules: []string{}}
	for _, finding := range r.Findings {
		if aboutRegister(finding.Rule) { // the worker is the same for all
			v.Rules = append(v.Rules, finding.Rule)
		}
	}
	slices.Sort(v.Rules)
	calls := slices.DeleteFunc(r.Usages, func(u report.Usage) bool { return u.Operation != report.OpRegister })
	if len(calls) != 1 {
		t.Errorf("%d calls of register were found instead of one", len(calls))
		return v, report.Place{}
	}
	u := calls[0]
	v.Guard, v.Fallback, v.Tag, v.Outcomes = u.Guard.Status, u.Fallback.Status, u.Tag, u.Outcomes
	return v, u.Place
}

// checkPlace compares where a call was found with where it is: at the mark if the file has one.
func checkPlace(t *testing.T, f files, p report.Place) {
	t.Helper()
	lines := strings.Split(f[p.Path], "\n")
	if p.Line < 1 || p.Line > len(lines) || p.EndLine != p.Line {
		t.Errorf("the call is at %+v, outside of the file", p)
		return
	}
	line := strings.TrimSuffix(lines[p.Line-1], "\r")
	if before, after, marked := strings.Cut(line, here); marked {
		if p.Column != len(before)+1 {
			t.Errorf("column %d instead of %d in: %s", p.Column, len(before)+1, line)
		}
		line = before + after
	}
	if p.EndColumn-1 > len(line) {
		t.Errorf("the call is at %+v, outside of its line", p)
		return
	}
	if text := line[p.Column-1 : p.EndColumn-1]; !strings.Contains(text, "register(") || !strings.HasSuffix(text, ")") {
		t.Errorf("the place %+v is that of: %s", p, text)
	}
}

// programs reads all programs.
func programs(t *testing.T) []program {
	t.Helper()
	read := func(name string) string {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	names, err := filepath.Glob(filepath.Join(disguiseDir, "*.js"))
	if err != nil {
		t.Fatal(err)
	}
	shared := filepath.Join(disguiseDir, "shared")
	var list []program
	for _, name := range names {
		first, text, _ := strings.Cut(read(name), "\n")
		want := strings.Fields(strings.TrimPrefix(first, "// want"))
		if !strings.HasPrefix(first, "// want ") || len(want) < 2 || strings.Count(text, here) != 1 {
			t.Fatalf("%s does not say what is wanted where", name)
		}
		list = append(list, program{
			name: strings.TrimSuffix(path.Base(filepath.ToSlash(name)), ".js"), app: text,
			helper: read(filepath.Join(shared, "helper.js")), work: read(filepath.Join(shared, "sw.js")),
			want: verdict{Guard: want[0], Fallback: want[1], Rules: want[2:]},
		})
	}
	return list
}

// TestDisguises: the same program has the same verdict however it is written.
func TestDisguises(t *testing.T) {
	for _, p := range programs(t) {
		t.Run(p.name, func(t *testing.T) {
			plain, _ := judge(t, javaScript(p))
			if plain.Guard != p.want.Guard || plain.Fallback != p.want.Fallback || !slices.Equal(plain.Rules, p.want.Rules) {
				t.Errorf("%s %s %s instead of %s %s %s",
					plain.Guard, plain.Fallback, plain.Rules, p.want.Guard, p.want.Fallback, p.want.Rules)
			}
			for _, d := range disguises {
				t.Run(d.name, func(t *testing.T) {
					f := d.dress(t, p)
					got, at := judge(t, f)
					if diff := gocmp.Diff(plain, got); diff != "" {
						t.Errorf("another verdict (-JavaScript +%s):\n%s", d.name, diff)
					}
					if at.Path != "" {
						checkPlace(t, f, at)
					}
				})
			}
		})
	}
}
