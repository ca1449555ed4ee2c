package main

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestOutputs(t *testing.T) {
	r := notes(t)
	t.Chdir(t.TempDir())
	writeFile(t, "report.json", "old")
	s := newConsole(r, nil)
	s.app.out = terminal{is: true, width: 60}
	if got := s.run("--color", "always", "--output", "json=report.json", "--output", "text=report.txt"); got != exitFindings {
		t.Fatalf("exit status %d: %s", got, s.stderr.String())
	}
	if !json.Valid([]byte(readFile(t, "report.json"))) {
		t.Error("report.json is no JSON")
	}
	text := readFile(t, "report.txt")
	if strings.Contains(text, "\x1b") {
		t.Error("there is color in a file")
	}
	if !strings.Contains(text, "and the note is lost  unguarded-sync\n") {
		t.Error("a message in a file is wrapped")
	}
	if !strings.Contains(s.stdout.String(), "\x1b[1;31merror") {
		t.Errorf("no color on standard output:\n%s", s.stdout.String())
	}
	if diff := cmp.Diff([]string{"report.json", "report.txt"}, names(t, ".")); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func TestOutputStaysWhenTheAnalysisFails(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "report.json", "old")
	s := newConsole(nil, errors.New("failed"))
	if got := s.run("--output", "json=report.json", "--output", "text=new.txt"); got != exitFailure {
		t.Errorf("exit status %d", got)
	}
	if diff := cmp.Diff([]string{"report.json"}, names(t, ".")); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if got := readFile(t, "report.json"); got != "old" {
		t.Errorf("the old report became %q", got)
	}
}

func TestOutputThatCannotBeWritten(t *testing.T) {
	r := notes(t)
	t.Chdir(t.TempDir())
	mkdirs(t, "folder")
	for file, message := range map[string]string{
		"none/report.json": `could not write "none/report.json": no such file or directory`,
		"folder":           `could not write "folder": it is a folder`,
	} {
		s := newConsole(r, nil)
		if got := s.run("--output", "text=good.txt", "--output", "json="+file); got != exitFailure {
			t.Errorf("%s: exit status %d", file, got)
		}
		if s.options.FS != nil {
			t.Errorf("%s: found out after the analysis", file)
		}
		if runtime.GOOS != "windows" && !strings.Contains(s.stderr.String(), message) {
			t.Errorf("stderr %q, want %q", s.stderr.String(), message)
		}
	}
	if diff := cmp.Diff([]string{"folder"}, names(t, ".")); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

// A link stays a link, and the file behind it gets the report.
func TestOutputFollowsLinks(t *testing.T) {
	r := notes(t)
	t.Chdir(t.TempDir())
	mkdirs(t, "real")
	writeFile(t, "real/report.json", "old")
	if err := os.Symlink(filepath.Join("real", "report.json"), "link.json"); err != nil {
		t.Fatal(err)
	}
	s := newConsole(r, nil)
	s.run("--output", "json=link.json")
	if info, err := os.Lstat("link.json"); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("no longer a link: %v, %v", info, err)
	}
	if !json.Valid([]byte(readFile(t, "real/report.json"))) {
		t.Error("the file behind the link has no report")
	}
}

func TestOutputToDevice(t *testing.T) {
	s := newConsole(notes(t), nil)
	if got := s.run("--output", "json="+os.DevNull); got != exitFindings {
		t.Errorf("exit status %d: %s", got, s.stderr.String())
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Errorf("%s was replaced: %v, %v", os.DevNull, info, err)
	}
}

func mkdirs(t *testing.T, path string) {
	t.Helper()
	if err := os.MkdirAll(path, 0o777); err != nil {
		t.Fatal(err)
	}
}

func writeFile(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// names returns the names of the files in a folder, sorted.
func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
