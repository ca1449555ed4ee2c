package project

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func walkFiles(t *testing.T, fsys fs.FS, paths ...string) (*tree, []Diagnostic) {
	t.Helper()
	var diags diagnostics
	tree, err := walk(t.Context(), Options{FS: fsys}, paths, &diags)
	if err != nil {
		t.Fatal(err)
	}
	return tree, diags.sorted()
}

func TestWalk(t *testing.T) {
	f := files{
		"index.html": "", "a.HTM": "", "sw.js": "", "z/m.mjs": "", "z/c.cjs": "", "z/site.webmanifest": "", "manifest.json": "",
		"data.json": "", "style.css": "", "a.jsx.txt": "", ".hidden/x.js": "",
		"node_modules/a/b.js": "", "z/node_modules/b.js": "", ".git/hooks/x.js": "", "coverage/x.js": "", ".next/x.js": "",
		"dist/x.js": "", "build/x.js": "", "public/x.js": "",
		".gitignore": "ignored/\n*.min.js\n", "ignored/a.js": "", "z/lib.min.js": "",
		"z/.gitignore": "!lib.min.js\nc.cjs\n",
	}
	got, diags := walkFiles(t, f.fs())
	want := &tree{
		scripts:   []string{".hidden/x.js", "build/x.js", "dist/x.js", "public/x.js", "sw.js", "z/lib.min.js", "z/m.mjs"},
		pages:     []string{"a.HTM", "index.html"},
		manifests: []string{"manifest.json", "z/site.webmanifest"},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(tree{})); diff != "" {
		t.Error(diff)
	}
	if len(diags) > 0 {
		t.Error(diags)
	}
}

// What the user names is walked even if git ignores it.
func TestWalkNamedPaths(t *testing.T) {
	f := files{
		".gitignore": "dist\nout.js\n", "dist/a.js": "", "dist/skip/b.js": "", "dist/.gitignore": "skip\n", "out.js": "", "c.js": "",
		"notes.txt": "",
	}
	got, diags := walkFiles(t, f.fs(), "dist", "out.js", "c.js", "missing.js", "notes.txt", "../x.js")
	if diff := cmp.Diff([]string{"c.js", "dist/a.js", "out.js"}, got.scripts); diff != "" {
		t.Error(diff)
	}
	var paths []string
	for _, d := range diags {
		paths = append(paths, d.Path)
	}
	if diff := cmp.Diff([]string{"../x.js", "missing.js", "notes.txt"}, paths); diff != "" {
		t.Error(diff)
	}
}

func TestWalkFolderNamedLikeScript(t *testing.T) {
	got, diags := walkFiles(t, files{"x.js/y.js": "", "index.html/a.js": ""}.fs())
	if diff := cmp.Diff([]string{"index.html/a.js", "x.js/y.js"}, got.scripts); diff != "" || len(got.pages)+len(diags) > 0 {
		t.Error(diff, got.pages, diags)
	}
}

func TestWalkDeepFolders(t *testing.T) {
	deep := strings.Repeat("d/", maxDepth)
	got, diags := walkFiles(t, files{deep + "ok.js": "", deep + "d/lost.js": "", "a.js": ""}.fs())
	if diff := cmp.Diff([]string{"a.js", deep + "ok.js"}, got.scripts); diff != "" {
		t.Error(diff)
	}
	if len(diags) != 1 || !strings.Contains(diags[0].Message, "nested") {
		t.Errorf("diagnostics: %+v", diags)
	}
}

func TestWalkDoesNotFollowLinks(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	write(t, filepath.Join(outside, "secret.js"), "")
	write(t, filepath.Join(dir, "real/a.js"), "")
	for from, to := range map[string]string{
		"out": outside, "secret.js": filepath.Join(outside, "secret.js"), "loop": ".", "again": "real", "a.js": "real/a.js", "broken.js": "none",
	} {
		if err := os.Symlink(to, filepath.Join(dir, from)); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	got, diags := walkFiles(t, root.FS())
	want := &tree{scripts: []string{"real/a.js"}, links: []string{"a.js", "broken.js", "secret.js"}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(tree{})); diff != "" || len(diags) > 0 {
		t.Error(diff, diags)
	}
}

// brokenFS fails to list or open some paths.
type brokenFS struct {
	fstest.MapFS
	broken string
}

func (f brokenFS) Open(name string) (fs.File, error) {
	if name == f.broken {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.MapFS.Open(name)
}

func (f brokenFS) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == f.broken {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.MapFS.ReadDir(name)
}

func TestWalkUnreadableFolder(t *testing.T) {
	tree, diags := walkFiles(t, brokenFS{files{"a/x.js": "", "b/y.js": ""}.fs(), "a"})
	if diff := cmp.Diff([]string{"b/y.js"}, tree.scripts); diff != "" {
		t.Error(diff)
	}
	want := []Diagnostic{{Path: "a", Message: "could not read the folder: permission denied"}}
	if diff := cmp.Diff(want, diags); diff != "" {
		t.Error(diff)
	}
}

func TestWalkUnreadableRoot(t *testing.T) {
	_, err := Load(t.Context(), Options{FS: brokenFS{files{}.fs(), "."}})
	if !errors.Is(err, fs.ErrPermission) {
		t.Errorf("error %v", err)
	}
}

func TestWalkCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Load(ctx, Options{FS: files{"a/b.js": "x.onsync"}.fs()}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}
