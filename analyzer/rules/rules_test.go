package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/rules"
	"github.com/synclint/synclint/analyzer/source"
	"github.com/synclint/synclint/analyzer/suppress"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
	"github.com/synclint/synclint/data"
)

// finding is a finding with the rule that made it.
type finding struct {
	rule *rules.Rule
	rules.Finding
}

// check runs all rules over an example.
func check(t *testing.T, e rules.Example) []finding {
	t.Helper()
	table, err := data.Load()
	if err != nil {
		t.Fatal(err)
	}
	profiles := flow.NewProfiles(table, table.CurrentTargets(), flow.Features())
	platform, err := flow.NewPlatform(profiles)
	if err != nil {
		t.Fatal(err)
	}
	realms, parts := []*project.Realm{realm(t, e)}, &project.App{}
	if e.IsApp() {
		p := load(t, e.Code)
		realms, parts = p.Realms, p.Apps[0]
		if len(p.Apps) != 1 {
			t.Fatalf("the example is %d apps:\n%s", len(p.Apps), e.Code)
		}
	}
	traces, err := flow.RunAll(t.Context(), realms, func(*project.Realm) *flow.Platform { return platform })
	if err != nil {
		t.Fatal(err)
	}
	var files []*source.File
	for _, r := range realms {
		for _, s := range r.Scripts {
			files = append(files, s.File)
		}
	}
	app := usage.Analyze(profiles, traces, parts)
	for _, u := range app.Usages {
		t.Logf("%s %s %s guard=%s %s fallback=%s %v", u.Feature, u.Operation, rules.Text(u.Script, u.Node), u.Guard.Status, u.Guard.Idiom, u.Fallback.Status, u.Outcomes)
	}
	var found []finding
	comments := suppress.NewSet(rules.IDs(), files)
	for _, r := range rules.All() {
		pass := &rules.Pass{App: app, Table: table, Suppressions: comments.Comments()}
		pass.Report = func(f rules.Finding) {
			line, _ := f.Script.File.Position(int(f.Node.Range().Start))
			if r.OfSuppressions() || !comments.Suppresses(f.Script.File, r.ID, line) {
				checkWhere(t, pass, finding{r, f})
				found = append(found, finding{r, f})
			}
		}
		r.Run(pass)
	}
	return found
}

// checkWhere checks that a message names the browsers that the finding is said to be about.
func checkWhere(t *testing.T, pass *rules.Pass, f finding) {
	t.Helper()
	where := pass.Browsers(f.Where)
	switch {
	case !strings.Contains(f.Message, where):
		t.Errorf("%s is about %s, but its message is: %s", f.rule.ID, where, f.Message)
	case f.rule.ID == "unhandled-register-rejection", strings.Contains(f.Message, "Chrome"): // about the others too
	case f.Where == 0 && strings.Contains(f.Message, " in Firefox and Safari"):
		t.Errorf("%s has no Where for: %s", f.rule.ID, f.Message)
	}
}

// realm makes the environment of an example that is one script.
func realm(t *testing.T, e rules.Example) *project.Realm {
	t.Helper()
	if e.IsApp() {
		return nil
	}
	program, err := syntax.Parse([]byte(e.Code), syntax.Options{})
	if err != nil {
		t.Fatalf("could not parse the example: %v\n%s", err, e.Code)
	}
	context := project.Window
	if e.Worker {
		context = project.ServiceWorker
	}
	script := &project.Script{
		File:    &source.File{Path: "example.js", Text: []byte(e.Code)},
		Program: program, Context: context,
	}
	return &project.Realm{Context: context, Path: "example.js", Scripts: []*project.Script{script}}
}

// load reads an example of several files, which is one app.
func load(t *testing.T, archive string) *project.Project {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	p, err := project.Load(t.Context(), project.Options{FS: fsys})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range p.Diagnostics {
		t.Errorf("%s:%d: %s in\n%s", d.Path, d.Line, d.Message, archive)
	}
	return p
}

func TestCatalogueIsComplete(t *testing.T) {
	if err := rules.Validate(rules.All()); err != nil {
		t.Error(err)
	}
}

// TestExamples analyzes every rule's documentation: bad code gives the finding, good code gives
// nothing at warning or above.
func TestExamples(t *testing.T) {
	for _, r := range rules.All() {
		for i, e := range r.Doc.Bad {
			t.Run(fmt.Sprintf("%s/bad%d", r.ID, i), func(t *testing.T) {
				found := check(t, e)
				if !slices.ContainsFunc(found, func(f finding) bool { return f.rule.ID == r.ID }) {
					t.Errorf("no finding of %s in\n%s\nbut %s", r.ID, e.Code, messages(found))
				}
			})
		}
		for i, e := range r.Doc.Good {
			t.Run(fmt.Sprintf("%s/good%d", r.ID, i), func(t *testing.T) {
				for _, f := range check(t, e) {
					if severity(f) != report.Info || f.rule.ID == r.ID {
						t.Errorf("unwanted finding in\n%s\n%s", e.Code, messages([]finding{f}))
					}
				}
			})
		}
	}
}

func messages(found []finding) string {
	var lines []string
	for _, f := range found {
		lines = append(lines, f.rule.ID+": "+f.Message)
	}
	return strings.Join(lines, "\n")
}
