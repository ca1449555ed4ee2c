package project

import (
	"fmt"
	"os"
	"sort"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/synclint/synclint/analyzer/static"
	"github.com/synclint/synclint/analyzer/syntax"
)

// files is a tree: paths and texts.
type files map[string]string

func (f files) fs() fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range f {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// load reads a tree without any diagnostics.
func load(t *testing.T, f files, paths ...string) *Project {
	t.Helper()
	p, err := Load(t.Context(), Options{FS: f.fs(), Paths: paths})
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Diagnostics) > 0 {
		t.Fatalf("diagnostics: %+v", p.Diagnostics)
	}
	return p
}

// name is how tests write a script: its file, and for a part of a page its code.
func name(s *Script) string {
	if kindOf(s.File.Path) != pageFile {
		return s.File.Path
	}
	return fmt.Sprintf("%s{%s}", s.File.Path, s.File.Text[s.Program.Start:s.Program.End])
}

func contextString(c Context) string {
	var names []string
	for i, text := range []string{"window", "service-worker", "worker"} {
		if c&(1<<i) != 0 {
			names = append(names, text)
		}
	}
	if len(names) == 0 {
		return "unknown"
	}
	return strings.Join(names, "+")
}

// realms writes the realms, a line for each.
func realms(p *Project) string {
	var b strings.Builder
	for _, r := range p.Realms {
		var names []string
		for _, s := range r.Scripts {
			names = append(names, name(s))
		}
		mark := ""
		if r.Registered {
			mark = " registered"
		}
		fmt.Fprintf(&b, "%s %s%s: %s\n", contextString(r.Context), r.Path, mark, strings.Join(names, " "))
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// scripts writes the parsed scripts with their kinds, contexts and imports, a line for each.
func scripts(p *Project) string {
	var b strings.Builder
	for _, s := range p.Scripts {
		kind := [...]string{Classic: "classic", Module: "module", Handler: "handler"}[s.Kind]
		fmt.Fprintf(&b, "%s %s %s", name(s), kind, contextString(s.Context))
		var imports []string
		for specifier, to := range s.Imports {
			imports = append(imports, specifier+"="+to.File.Path)
		}
		sort.Strings(imports)
		if len(imports) > 0 {
			fmt.Fprintf(&b, " [%s]", strings.Join(imports, " "))
		}
		b.WriteString("\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

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

// parse parses code.
func parse(t *testing.T, code string) *static.Module {
	t.Helper()
	p, err := syntax.Parse([]byte(code), syntax.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return &static.Module{Program: p}
}

// surveyOf parses code and surveys it.
func surveyOf(t *testing.T, code string) *survey {
	t.Helper()
	return surveyProgram(parse(t, code).Program)
}
