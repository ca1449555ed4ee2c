package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/data/internal/npm"
)

// The committed data must be what the pinned packages give, today as when it was generated.
func TestDataIsThatOfTheSources(t *testing.T) {
	pins, err := npm.ReadPins("../../sources.json")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := npm.Install(t.Context(), dir, pins); err != nil {
		missing(t, "needs npm and its registry: %v", err)
	}
	files, err := build(t.Context(), dir, pins)
	if err != nil {
		t.Fatal(err)
	}
	again, err := build(t.Context(), dir, pins)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		if !bytes.Equal(want, again[name]) {
			t.Errorf("%s has other bytes the second time", name)
		}
		got, err := os.ReadFile(filepath.Join("../..", filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		// How well text is compressed may change with Go.
		if diff := cmp.Diff(content(t, name, want), content(t, name, got)); diff != "" {
			t.Errorf("%s is not what the sources give: run go generate ./data\n%.2000s", name, diff)
		}
	}
}

// content returns the lines of the files in a file.
func content(t *testing.T, name string, text []byte) map[string][]string {
	t.Helper()
	read := func(r io.Reader, err error) []string {
		if err != nil {
			t.Fatal(err)
		}
		all, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Split(string(all), "\n")
	}
	files := make(map[string][]string)
	switch filepath.Ext(name) {
	case ".zip":
		z, err := zip.NewReader(bytes.NewReader(text), int64(len(text)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			files[f.Name] = read(f.Open())
		}
	case ".gz":
		files[name] = read(gzip.NewReader(bytes.NewReader(text)))
	default:
		files[name] = read(bytes.NewReader(text), nil)
	}
	return files
}

// missing skips a test for what the machine lacks, and fails it where nothing may be skipped.
func missing(t *testing.T, format string, args ...any) {
	t.Helper()
	if os.Getenv("SYNCLINT_REQUIRE_ALL") != "" {
		t.Fatalf(format, args...)
	}
	t.Skipf(format, args...)
}
