package main

import (
	"bytes"
	"os"
	"testing"
)

// The committed data must be what the pinned package gives, today as when it was generated.
func TestSupportDataIsThatOfTheSource(t *testing.T) {
	src, err := readSource("../../sources.json")
	if err != nil {
		t.Fatal(err)
	}
	tgz, err := fetch(t.Context(), src)
	if err != nil {
		missing(t, "needs npm and its registry: %v", err)
	}
	want, err := build(tgz, src)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../../support.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("support.json is not what the source gives: run go generate ./data")
	}
	tgz[len(tgz)/2] ^= 1
	if _, err := build(tgz, src); !said(err, "could not verify") {
		t.Errorf("a damaged tarball: %v", err)
	}
}

// missing skips a test for what the machine lacks, and fails it where nothing may be skipped.
func missing(t *testing.T, format string, args ...any) {
	t.Helper()
	if os.Getenv("SYNCLINT_REQUIRE_ALL") != "" {
		t.Fatalf(format, args...)
	}
	t.Skipf(format, args...)
}
