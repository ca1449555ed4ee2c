package flow

import (
	"testing"

	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/source"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/data"
)

// testPlatform returns the platform for the default targets.
func testPlatform(t testing.TB) *Platform {
	t.Helper()
	table, err := data.Load()
	if err != nil {
		t.Fatal(err)
	}
	profiles := NewProfiles(table, table.CurrentTargets(), Features())
	platform, err := NewPlatform(profiles)
	if err != nil {
		t.Fatal(err)
	}
	return platform
}

// newRealm returns a realm of one script.
func newRealm(t testing.TB, code string, context project.Context) *project.Realm {
	t.Helper()
	program, err := syntax.Parse([]byte(code), syntax.Options{})
	if err != nil {
		t.Fatalf("could not parse: %v", err)
	}
	return realmOf(program, code, context)
}

func realmOf(program *syntax.Program, code string, context project.Context) *project.Realm {
	script := &project.Script{
		File: &source.File{Path: "app.js", Text: []byte(code)}, Program: program, Context: context,
	}
	return &project.Realm{Context: context, Path: "app.js", Scripts: []*project.Script{script}}
}
