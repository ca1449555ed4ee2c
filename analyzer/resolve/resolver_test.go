package resolve

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// tree makes a resolver for files in memory; those that are no configuration are scripts.
func tree(files map[string]string) *Resolver {
	fsys := fstest.MapFS{}
	exists := map[string]bool{}
	var configs []string
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
		if IsConfig(name) {
			configs = append(configs, name)
		} else {
			exists[name] = true
		}
	}
	return New(fsys, exists, configs)
}

// with adds empty scripts to files.
func with(files map[string]string, scripts ...string) map[string]string {
	for _, name := range scripts {
		files[name] = ""
	}
	return files
}

// TestResolve has "folder specifier" and the file that it is to be, "" for none.
func TestResolve(t *testing.T) {
	for _, c := range []struct {
		name  string
		files map[string]string
		want  map[string]string
	}{
		{"relative", with(map[string]string{}, "a/x.js", "a/y.ts", "a/z/index.tsx", "b.js", "a/both.ts", "a/both.js", "a/n.mts", "a/c.vue"), map[string]string{
			"a ./x.js": "a/x.js", "a ./x": "a/x.js", "a ./y": "a/y.ts", "a ./y.js": "a/y.ts", "a ./z": "a/z/index.tsx", "a/z ..": "",
			"a/z .": "a/z/index.tsx", "a ../b": "b.js", "a ./both": "a/both.ts", "a ./both.js": "a/both.js", "a ./n.mjs": "a/n.mts",
			"a ./c.vue": "a/c.vue", "a ./x.js?v=1": "a/x.js", "a ./x.js?raw": "", "a ./x.js?worker&url": "", "a ./none": "", "a x": "",
			"a ../../b": "", "a ../../../a/x.js": "", "a /etc/passwd": "", "a ./x.js\x00": "", "a .\\x.js": "", "a https://a/x.js": "", "a ": "",
		}},
		{"package of a folder", with(map[string]string{
			"lib/package.json": `{"main": "./cjs.js", "module": "esm.js"}`, "dir/package.json": `{"main": "src"}`, "bad/package.json": `{{{`,
		}, "lib/cjs.js", "lib/esm.js", "dir/src/index.js", "bad/index.js"), map[string]string{
			". ./lib": "lib/esm.js", ". ./dir": "dir/src/index.js", ". ./bad": "bad/index.js",
		}},
		{"browser field", with(map[string]string{
			"package.json": `{"browser": {"./server.js": "./browser.js", "./gone.js": false, "dep": "./shim.js", "no": false}}`,
		}, "server.js", "browser.js", "gone.js", "shim.js"), map[string]string{
			". ./server": "browser.js", ". ./gone": "", ". dep": "shim.js", ". no": "",
		}},
		{"workspaces", with(map[string]string{
			"package.json": `{"workspaces": ["packages/*", "!packages/private"]}`, "packages/a/package.json": `{"name": "@x/a", "main": "dist/index.js"}`,
			"packages/b/package.json":       `{"name": "b", "exports": {".": {"types": "./t.ts", "node": "./node.js", "import": "./dist/esm/b.mjs"}, "./f/*": "./src/f/*.js", "./f/secret": null, "./f/*/deep": "./src/deep/*.js"}}`,
			"packages/private/package.json": `{"name": "p"}`, "other/package.json": `{"name": "o"}`,
		}, "packages/a/src/index.ts", "packages/a/sub.js", "packages/b/src/b.ts", "packages/b/t.ts", "packages/b/node.js", "packages/b/src/f/x.js",
			"packages/b/src/f/secret.js", "packages/b/src/deep/x.js", "packages/private/index.js", "other/index.js"), map[string]string{
			"packages/b @x/a": "packages/a/src/index.ts", "packages/b @x/a/sub": "packages/a/sub.js", ". b": "packages/b/src/b.ts", ". b/f/x": "packages/b/src/f/x.js",
			". b/f/secret": "", ". b/f/x/deep": "packages/b/src/deep/x.js", ". b/src/b": "", ". p": "", ". o": "", "other o": "other/index.js", ". react": "",
		}},
		{"pnpm and links", with(map[string]string{
			"pnpm-workspace.yaml": "# all\npackages:\n  - 'apps/*' # apps\n  - \"libs/**\"\ncatalog:\n  - 'x/*'\n", "apps/web/package.json": `{"name": "web", "dependencies": {"far": "link:../../x/far", "out": "file:../../../out"}}`,
			"libs/d/e/package.json": `{"name": "e", "module": "./m.js"}`, "x/far/package.json": `{"name": "far"}`,
		}, "libs/d/e/m.js", "x/far/index.js"), map[string]string{
			"apps/web e": "libs/d/e/m.js", "apps/web/src far": "x/far/index.js", ". far": "", "apps/web out": "",
		}},
		{"tsconfig", with(map[string]string{
			"tsconfig.base.json": "{\n// shared\n\"compilerOptions\": {\"paths\": {\"#c/*\": [\"./core/*\"], \"one\": [\"./core/one.ts\",], \"#c/deep/*\": [\"./deep/*\"]}}}",
			"app/tsconfig.json":  `{"extends": "../tsconfig.base"}`, "base/tsconfig.json": `{"compilerOptions": {"baseUrl": "src"}}`,
			"vite/tsconfig.json": `{"files": [], "references": [{"path": "./tsconfig.app.json"}]}`, "vite/tsconfig.app.json": `{"compilerOptions": {"baseUrl": ".", "paths": {"~lib/*": ["lib/*"]}}}`,
			"js/jsconfig.json":  `{"compilerOptions": {"paths": {"@/*": ["./code/*"], "up/*": ["../../../*"]}}}`,
			"conf/package.json": `{"name": "@x/tsconfig"}`, "package.json": `{"workspaces": ["conf"]}`, "conf/tsconfig.web.json": `{"compilerOptions": {"paths": {"@/*": ["${configDir}/s/*"]}}}`,
			"web/tsconfig.json": `{"extends": ["@x/tsconfig/tsconfig.web.json"]}`,
		}, "core/a.ts", "core/one.ts", "core/deep/b.ts", "deep/b.ts", "base/src/util/u.js", "vite/lib/l.ts", "js/code/x.js", "web/s/w.ts"), map[string]string{
			"app/x #c/a": "core/a.ts", "app one": "core/one.ts", "app #c/deep/b": "deep/b.ts", "base/src util/u": "base/src/util/u.js", "vite/src ~lib/l": "vite/lib/l.ts",
			"js @/x": "js/code/x.js", "js up/secret": "", "web @/w": "web/s/w.ts", ". #c/a": "",
		}},
		{"aliases and private names", with(map[string]string{
			"app/package.json": `{"imports": {"#db": {"node": "./n.js", "default": "./db.js"}, "#u/*": "./src/*.js", "#up": "../../x.js"}}`,
		}, "app/src/a.ts", "app/db.js", "app/n.js", "app/b.js", "app/src/lib/s.ts", "src/a.js"), map[string]string{
			"app/src/x @/a": "app/src/a.ts", "app ~/a": "app/src/a.ts", "app ~~/b": "app/b.js", "app $lib/s": "app/src/lib/s.ts", "app/src #db": "app/db.js",
			"app #u/a": "app/src/a.ts", "app #up": "", ". @/a": "src/a.js", "app @/../../../../x": "", "app @/none": "",
		}},
	} {
		r := tree(c.files)
		for query, want := range c.want {
			dir, spec, _ := strings.Cut(query, " ")
			for range 2 { // the second time out of the cache
				if got := r.Resolve(dir, spec); got != want {
					t.Errorf("%s: %q in %s is %q, want %q", c.name, spec, dir, got, want)
				}
			}
		}
	}
}

// TestResolveHostile only has to end, and to stay in the tree.
func TestResolveHostile(t *testing.T) {
	stars, deep := strings.Repeat("*", 500), strings.Repeat(`{"import":`, 5000)+`"./a.js"`+strings.Repeat("}", 5000)
	files := with(map[string]string{
		"package.json": `{"name": "../../x", "main": "../../../etc/passwd", "workspaces": ["` + strings.Repeat("{a,a}", 150) + `", "**/**/**/**/**", "[", "../*"],
			"exports": {"./` + stars + `": "./` + stars + `", "./a/*": "` + strings.Repeat("*", 900) + `", ".": "../../../../etc/passwd"}, "imports": {"#x/*": "../../*"}}`,
		"p/package.json": `{"name": "deep", "exports": ` + deep + `}`, "big/package.json": `{"name": "big", "x": "` + strings.Repeat("x", 2<<20) + `"}`,
		"tsconfig.json":   `{"extends": ["./tsconfig.a.json", "./tsconfig.json"], "compilerOptions": {"paths": {"` + stars + `": ["` + stars + `"], "*": ["../*", "/etc/*"]}}, "references": [{"path": "."}, {"path": "../.."}]}`,
		"tsconfig.a.json": `{"extends": "./tsconfig.b.json"}`, "tsconfig.b.json": `{"extends": ["./tsconfig.a.json", "./tsconfig.b.json"]}`,
		"pnpm-workspace.yaml": "packages:\n" + strings.Repeat("- '**'\n", 10_000), "null/package.json": "null", "list/package.json": `[]`,
		"odd/package.json": `{"name": 1, "exports": [[[]]], "workspaces": {"packages": {}}, "browser": {"a": 1}, "dependencies": []}`,
	}, "a.js", "p/a.js", "odd/index.js")
	for i := range 200 {
		files[fmt.Sprintf("chain/tsconfig.%d.json", i)] = fmt.Sprintf(`{"extends": ["./tsconfig.%d.json", "./tsconfig.%d.json"]}`, i+1, i+1)
	}
	files["chain/tsconfig.json"] = `{"extends": "./tsconfig.0.json"}`
	r := tree(files)
	for _, dir := range []string{".", "p", "odd", "chain", strings.Repeat("d/", 500) + "d"} {
		for _, spec := range []string{
			"../../x", "../../x/a", "deep", "big", "odd", "#x/a", "a/" + strings.Repeat("y", 900), "./" + strings.Repeat("../", 100) + "etc/passwd",
			strings.Repeat("a/", 5000), "@", "@/", "@x", "#", "~", "..", "./", "%2e%2e/x", "constructor", "__proto__",
		} {
			if got := r.Resolve(dir, spec); got != "" && !r.exists[got] {
				t.Errorf("%q in %q is %q", spec, dir, got)
			}
		}
	}
}

func FuzzResolve(f *testing.F) {
	f.Add(`{"name":"a","exports":{".":"./x.js"}}`, `{"compilerOptions":{"paths":{"*":["*"]}}}`, "packages:\n- a", "a/b")
	f.Fuzz(func(t *testing.T, pkg, config, yaml, spec string) {
		r := tree(with(map[string]string{"p/package.json": pkg, "p/tsconfig.json": config, "pnpm-workspace.yaml": yaml}, "x.js", "p/x.js"))
		if got := r.Resolve("p", spec); got != "" && !r.exists[got] {
			t.Errorf("resolved to %q", got)
		}
	})
}

func BenchmarkResolve(b *testing.B) {
	files := map[string]string{"package.json": `{"workspaces": ["packages/*"]}`, "tsconfig.json": `{"compilerOptions": {"paths": {"@/*": ["./src/*"]}}}`}
	for i := range 200 {
		files[fmt.Sprintf("packages/p%d/package.json", i)] = fmt.Sprintf(`{"name": "@x/p%d", "exports": {".": {"import": "./dist/index.js"}}}`, i)
		files[fmt.Sprintf("packages/p%d/src/index.ts", i)] = ""
	}
	r := tree(files)
	specs := []string{"./a", "@x/p7", "react", "@/lib/a", "../p8/src"}
	b.Run("cold", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			clear(r.cache)
			r.Resolve("packages/p3/src", specs[i%len(specs)])
		}
	})
	b.Run("cached", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			r.Resolve("packages/p3/src", specs[i%len(specs)])
		}
	})
}
