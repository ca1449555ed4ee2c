package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestResolve(t *testing.T) {
	base := t.TempDir()
	t.Chdir(base)
	mkdirs(t, "app/src/deep")
	mkdirs(t, "app/public")
	for _, name := range []string{"app/index.html", "app/src/a.js", "app/src/deep/b.js", "app/public/sw.js", "main.js"} {
		writeFile(t, name, "")
	}
	abs := func(p string) string { return filepath.ToSlash(filepath.Join(base, p)) }
	for _, test := range []struct {
		args   string
		folder string
		paths  []string
	}{
		{".", ".", nil},
		{"app", "app", nil},
		{"app/", "app", nil},
		{"./app/../app/src", "app/src", nil},
		{"main.js", ".", []string{"main.js"}},
		{"app/src/a.js", "app/src", []string{"a.js"}},
		{"app/src/a.js app/src/a.js", "app/src", []string{"a.js"}},
		{"app/src app/public", "app", []string{"public", "src"}},
		{"app/src/deep/b.js app/index.html", "app", []string{"index.html", "src/deep/b.js"}},
		{"app/src app/src/deep", "app/src", nil},
		{"app/index.html app", "app", nil},
		{abs("app"), abs("app"), nil},
		{abs("app/src") + " app/public/sw.js", abs("app"), []string{"public/sw.js", "src"}},
	} {
		got, err := resolve(strings.Fields(test.args))
		if err != nil {
			t.Errorf("%s: %v", test.args, err)
		}
		if diff := cmp.Diff(scope{test.folder, test.paths}, got, cmp.AllowUnexported(scope{})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.args, diff)
		}
	}
	t.Chdir("app/src")
	if got, err := resolve([]string{"../public", "a.js"}); err != nil || got.folder != ".." {
		t.Errorf("folder %q, %v", got.folder, err)
	}
}

func TestResolveErrors(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "a.js", "")
	for arg, want := range map[string]string{
		"none":      `no such file or folder: "none"`,
		"no\x1bne":  `no such file or folder: "no\x1bne"`,
		"":          `no such file or folder: ""`,
		"a.js/b.js": `could not read "a.js/b.js": not a directory`,
	} {
		_, err := resolve([]string{"a.js", arg})
		if err == nil || err.Error() != want {
			t.Errorf("%q: error %v, want %s", arg, err, want)
		}
	}
	var missing *missingPathError
	if _, err := resolve([]string{os.DevNull}); err == nil || errors.As(err, &missing) {
		t.Errorf("a device: error %v", err)
	}
}

func TestLines(t *testing.T) {
	line := lines(fstest.MapFS{
		"unix.js":    {Data: []byte("a\nb\n")},
		"dos.js":     {Data: []byte("a\r\nb\r\n")},
		"mac.js":     {Data: []byte("a\rb")},
		"empty.js":   {Data: nil},
		"dir/x.js":   {Data: []byte("x")},
		"bom.js":     {Data: []byte("\ufeffa")},
		"invalid.js": {Data: []byte("\xff\n")},
		"binary.js":  {Data: []byte("a\n\x00")},
	})
	for _, test := range []struct {
		path string
		line int
		want string
		ok   bool
	}{
		{"unix.js", 1, "a", true},
		{"unix.js", 2, "b", true},
		{"unix.js", 3, "", true},
		{"unix.js", 4, "", false},
		{"unix.js", 0, "", false},
		{"unix.js", -1, "", false},
		{"dos.js", 2, "b", true},
		{"mac.js", 2, "b", true},
		{"empty.js", 1, "", true},
		{"empty.js", 2, "", false},
		{"dir", 1, "", false},
		{"none.js", 1, "", false},
		{"../outside.js", 1, "", false},
		{"bom.js", 1, "a", true},
		{"invalid.js", 1, "\xff", true},
		{"binary.js", 1, "", false},
		{"unix.js", 1, "a", true},
	} {
		if got, ok := line(test.path, test.line); got != test.want || ok != test.ok {
			t.Errorf("line %d of %s: %q, %v", test.line, test.path, got, ok)
		}
	}
}
