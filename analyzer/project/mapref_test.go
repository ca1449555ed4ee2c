package project

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestMapReference(t *testing.T) {
	for text, want := range map[string]string{
		"a()\n//# sourceMappingURL=a.js.map":                      "a.js.map",
		"a()\r\n//@ sourceMappingURL=a.js.map\r\n":                "a.js.map",
		"a()/*# sourceMappingURL=a.js.map */":                     "a.js.map",
		"a() /*# sourceMappingURL=a.js.map*/\n// end\n/* end */":  "a.js.map",
		"//# sourceMappingURL=a.map\n//# sourceMappingURL=b.map":  "b.map",
		"//# sourceMappingURL=a.map\na()":                         "",
		"eval('a()//# sourceMappingURL=a.map')":                   "",
		"eval('a()//# sourceMappingURL=a.map\\n//# sourceURL=a')": "",
		"//# sourceMappingURL=a.map b.map":                        "",
		"/*# sourceMappingURL=a.map":                              "",
		"// sourceMappingURL=a.map":                               "",
		"sourceMappingURL=a.map":                                  "",
		"//# sourceMappingURL=":                                   "",
		"":                                                        "",
	} {
		if got := mapReference([]byte(text)); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestReadMap(t *testing.T) {
	fsys := fstest.MapFS{
		"dist/a b.map": {Data: []byte("{}")}, "b.map": {Data: []byte("[]")}, "dist/folder/x": {},
	}
	for address, want := range map[string]string{
		"a%20b.map?v=1":                  "{}",
		"../b.map":                       "[]",
		"../../b.map":                    "",
		"/b.map":                         "",
		"//host/b.map":                   "",
		"https://host/b.map":             "",
		"folder":                         "",
		"..":                             "",
		"%00":                            "",
		"none.map":                       "",
		"data:application/json,%7B%7D":   "{}",
		"data:;base64,e30=":              "{}",
		"data:;charset=utf-8;BASE64,e30": "{}",
		"data:;base64,!":                 "",
		"data:,%":                        "",
		"data:":                          "",
	} {
		if got, _ := readMap(fsys, "dist/a.js", address); string(got) != want {
			t.Errorf("%s: got %q, want %q", address, got, want)
		}
	}
}

func TestSourcePaths(t *testing.T) {
	for _, test := range []struct{ root, address, want string }{
		{"", "../src/a.ts", "app/src/a.ts"},
		{"", "a.ts", "app/dist/a.ts"},
		{"../src", "a.ts", "app/src/a.ts"},
		{"../src/", "./lib/../a.ts", "app/src/a.ts"},
		{"", `..\src\a.ts`, "app/src/a.ts"},
		{"", "../../../a.ts", ""},
		{"", "../../..", ""},
		{"", "../..", ""},
		{"", "/src/a.ts", ""},
		{"/", "src/a.ts", ""},
		{"", "", ""},
		{"", "file:///app/src/a.ts", ""},
		{"", "https://host/src/a.ts", ""},
		{"", "webpack:///./src/a.ts?1f2e", "app/dist/src/a.ts app/src/a.ts src/a.ts"},
		{"", "webpack://name/./src/a.ts", "app/dist/src/a.ts app/src/a.ts src/a.ts"},
		{"webpack:///", "src/a.ts", "app/dist/src/a.ts app/src/a.ts src/a.ts"},
		{"", "webpack:///../../etc/passwd", ""},
		{"", "webpack://name", ""},
	} {
		got := strings.Join(sourcePaths("app/dist", test.root, test.address), " ")
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q %q: -want +got:\n%s", test.root, test.address, diff)
		}
	}
}

func TestIsLibrary(t *testing.T) {
	for text, want := range map[string]bool{
		"try{self['workbox:background-sync:7.0.0']&&_()}catch{}": true,
		"/*! workbox v1 */ a()":                                  true,
		"/*!\n * @serwist/sw 9.0 */ a()":                         true,
		"/*! workboxing */ a()":                                  false,
		"// uses workbox\na()":                                   false,
		"const tag = 'background-sync-1';":                       false,
		`const P="serwist-background-sync";class Q{r(){return x.sync.register(P)}}const D="serwist-background-sync"`: true,
		`const TAG_PREFIX = "serwist-background-sync";`:                                                              false, // a module of the library's own tree
	} {
		if got := isLibrary([]byte(text)); got != want {
			t.Errorf("%q: got %v", text, got)
		}
	}
}

// FuzzMapReference checks that no script makes the reader fail, or leads it out of the root.
func FuzzMapReference(f *testing.F) {
	f.Add([]byte("a()\n//# sourceMappingURL=../../a.js.map"), "../../a", "webpack://x/../..")
	f.Add([]byte("/*# sourceMappingURL=data:;base64,e30= */"), `..\..\a`, "/")
	f.Fuzz(func(t *testing.T, text []byte, root, address string) {
		before := bytes.Clone(text)
		got := mapReference(text)
		if !bytes.Equal(before, text) {
			t.Fatal("the text was changed")
		}
		if got != "" && !bytes.Contains(text, []byte(got)) {
			t.Fatalf("%q is not in the text", got)
		}
		if found, name := readMap(fstest.MapFS{"a.js": {}}, "a.js", got); found != nil && !isInside(name) {
			t.Fatalf("%q is outside", name)
		}
		parseMap(text)
		for _, name := range sourcePaths("dist", root, address) {
			if !isInside(name) {
				t.Fatalf("%q is outside", name)
			}
		}
	})
}
