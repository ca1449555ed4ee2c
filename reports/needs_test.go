package reports

import (
	"os"
	"path/filepath"
	"testing"
)

// needs skips a test that the machine lacks something for, unless nothing may be skipped.
func needs(t testing.TB, what string, err error) {
	t.Helper()
	if err == nil {
		return
	}
	if os.Getenv("SYNCLINT_REQUIRE_ALL") != "" {
		t.Fatalf("needs %s: %v", what, err)
	}
	t.Skipf("needs %s, not installed: %v", what, err)
}

// consumer returns the folder of a package in testdata/consumers.
func consumer(t testing.TB, name string) string {
	t.Helper()
	dir := filepath.Join("testdata", "consumers", "node_modules", filepath.FromSlash(name))
	_, err := os.Stat(dir)
	needs(t, "npm install --prefix reports/testdata/consumers", err)
	return dir
}
