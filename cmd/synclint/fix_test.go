package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer"
	"github.com/synclint/synclint/analyzer/fix"
	"github.com/synclint/synclint/analyzer/report"
)

const (
	wrongTest = "if ('SyncManager' in ServiceWorkerRegistration.prototype) f();\r\n"
	rightTest = "if ('sync' in ServiceWorkerRegistration.prototype) f();\r\n"
)

// fixing returns a console with the real analysis.
func fixing() *console {
	s := newConsole(nil, nil)
	s.app.analyze = analyzer.Analyze
	return s
}

func openRoot(t *testing.T, folder string) *os.Root {
	t.Helper()
	root, err := os.OpenRoot(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root
}

func TestReplaceFile(t *testing.T) {
	t.Chdir(t.TempDir())
	mkdirs(t, "app/src")
	writeFile(t, "outside.js", "old")
	root := openRoot(t, "app")
	for name, test := range map[string]struct {
		prepare func()
		want    error
		content string
	}{
		"replaced":  {func() { writeFile(t, "app/src/a.js", "old") }, nil, "new"},
		"changed":   {func() { writeFile(t, "app/src/a.js", "newer") }, errChanged, "newer"},
		"read-only": {func() { writeFile(t, "app/src/a.js", "old"); chmod(t, "app/src/a.js", 0o444) }, errReadOnly, "old"},
		"link in":   {func() { writeFile(t, "app/b.js", "old"); symlink(t, "../b.js", "app/src/a.js") }, errLink, "old"},
		"link out":  {func() { symlink(t, "../../outside.js", "app/src/a.js") }, errLink, "old"},
		"folder":    {func() { mkdirs(t, "app/src/a.js") }, errLink, ""},
		"gone":      {func() {}, os.ErrNotExist, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if err := os.RemoveAll("app/src"); err != nil {
				t.Fatal(err)
			}
			mkdirs(t, "app/src")
			test.prepare()
			if err := replaceFile(root, filepath.Join("src", "a.js"), []byte("old"), []byte("new")); !errors.Is(err, test.want) {
				t.Errorf("error %v, want %v", err, test.want)
			}
			if test.content != "" && readFile(t, "app/src/a.js") != test.content {
				t.Errorf("content %q, want %q", readFile(t, "app/src/a.js"), test.content)
			}
			if got := names(t, "app/src"); len(got) > 1 {
				t.Errorf("left behind: %v", got)
			}
		})
	}
	if got := readFile(t, "outside.js"); got != "old" {
		t.Errorf("the file outside became %q", got)
	}
}

// The folder of a file may be a link; out of the root it leads nowhere.
func TestReplaceFileInLinkedFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	mkdirs(t, "app")
	mkdirs(t, "outside")
	writeFile(t, "outside/a.js", "old")
	symlink(t, "../outside", "app/src")
	if err := replaceFile(openRoot(t, "app"), filepath.Join("src", "a.js"), []byte("old"), []byte("new")); err == nil {
		t.Error("no error")
	}
	if got := readFile(t, "outside/a.js"); got != "old" {
		t.Errorf("the file outside became %q", got)
	}
}

func TestFixKeepsPermissions(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such permissions")
	}
	t.Chdir(t.TempDir())
	writeFile(t, "app.js", wrongTest)
	chmod(t, "app.js", 0o751)
	s := fixing()
	if got := s.run("--fix"); got != exitOK {
		t.Errorf("exit status %d: %s", got, s.stderr.String())
	}
	if got := readFile(t, "app.js"); got != rightTest {
		t.Errorf("%q", got)
	}
	if info, err := os.Stat("app.js"); err != nil || info.Mode().Perm() != 0o751 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

// A file that an editor saves while the fixes are worked out is left alone, and the report is about
// what it has become.
func TestFixLeavesChangedFilesAlone(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "a.js", wrongTest)
	writeFile(t, "b.js", wrongTest)
	s := fixing()
	analyses := 0
	s.app.analyze = func(ctx context.Context, o analyzer.Options) (*report.Report, error) {
		r, err := analyzer.Analyze(ctx, o)
		if analyses++; analyses == 3 { // of the app as it was, of what was read, of the outcome
			writeFile(t, "a.js", "// saved\n"+wrongTest)
		}
		return r, err
	}
	if got := s.run("--fix"); got != exitFindings {
		t.Errorf("exit status %d", got)
	}
	if got := readFile(t, "a.js"); got != "// saved\n"+wrongTest {
		t.Errorf("a.js: %q", got)
	}
	if got := readFile(t, "b.js"); got != rightTest {
		t.Errorf("b.js: %q", got)
	}
	if want := "synclint: left a.js alone: it has been changed meanwhile\n"; s.stderr.String() != want {
		t.Errorf("stderr %q, want %q", s.stderr.String(), want)
	}
	if !strings.HasPrefix(s.stdout.String(), "a.js:2:5  error") {
		t.Errorf("report:\n%s", s.stdout.String())
	}
}

// What --diff prints is a patch that makes of the files what --fix does.
func TestDiffIsAPatch(t *testing.T) {
	git := needs(t, "git")
	t.Chdir(t.TempDir())
	mkdirs(t, "app")
	files := map[string]string{
		"app/a.js": wrongTest, "app/b.js": "// é📝\n\n\n\n" + strings.TrimSpace(wrongTest),
		"app/c c.js": wrongTest + strings.Repeat("\n", 20) + wrongTest,
	}
	for name, text := range files {
		writeFile(t, name, text)
	}
	s := fixing()
	s.run("--diff", "app")
	cmd := exec.Command(git, "apply", "-p1")
	cmd.Stdin = strings.NewReader(s.stdout.String())
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	patched := map[string]string{}
	for name, text := range files {
		patched[name] = readFile(t, name)
		writeFile(t, name, text)
	}
	s.run("--fix", "app")
	fixed := map[string]string{}
	for name := range files {
		fixed[name] = readFile(t, name)
	}
	if diff := cmp.Diff(fixed, patched); diff != "" {
		t.Errorf("(-fixed +patched):\n%s", diff)
	}
}

func TestDiffIsSafeToPrint(t *testing.T) {
	var b strings.Builder
	f := fix.File{Before: []byte("\x1b[2J\t\xE2\x80\xAE\r::error::x\nold\r\n"), After: []byte("\x1b[2J\t\xE2\x80\xAE\r::error::x\nnew\r\n")}
	if err := writeDiff(&b, "a\n::error::.js", f); err != nil {
		t.Fatal(err)
	}
	want := "--- a/a<U+000A>::error::.js\n+++ b/a<U+000A>::error::.js\n@@ -1,2 +1,2 @@\n" +
		" <U+001B>[2J\t<U+202E><U+000D>::error::x\n-old\r\n+new\r\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func chmod(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

func symlink(t *testing.T, target, path string) {
	t.Helper()
	if err := os.Symlink(target, path); err != nil {
		t.Fatal(err)
	}
}
