package usage_test

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/usage"
	"github.com/synclint/synclint/data"
)

//go:embed testdata/harness.js
var harness string

// browser is a profile as the harness stands in for it.
type browser struct {
	Name          string   `json:"name"`
	ServiceWorker bool     `json:"serviceWorker"`
	Sync          bool     `json:"sync"`
	PeriodicSync  bool     `json:"periodicSync"`
	Permissions   []string `json:"permissions"`
	Rejects       bool     `json:"rejects"`
	Pends         bool     `json:"pends"`
	Insecure      bool     `json:"insecure"`
}

type program struct {
	Name string `json:"name"`
	Code string `json:"code"`
}

// mayBeUnknown begins the first line of a program that asks for more than the interpreter knows.
const mayBeUnknown = "// may be unknown: "

// notFollowed begins the first line of a program of which the interpreter knows too little: it
// takes a feature test for a condition on data.
const notFollowed = "// not followed: "

// mayDiffer begins the first line of a program whose outcome in one profile depends on data.
const mayDiffer = "// may differ in "

// TestTruth runs programs in a real engine and compares what came of their register() call with
// what the interpreter says.
func TestTruth(t *testing.T) {
	programs := readPrograms(t)
	table, err := data.Load()
	if err != nil {
		t.Fatal(err)
	}
	profiles := flow.NewProfiles(table, table.CurrentTargets(), flow.Features())
	truth := execute(t, browsers(profiles), programs)
	for _, p := range programs {
		t.Run(p.Name, func(t *testing.T) {
			app := analyze(t, p.Code, project.Window)
			u := onlyRegister(t, app)
			if strings.HasPrefix(p.Code, notFollowed) {
				return
			}
			for i, x := range app.Profiles.List {
				want, got := truth[p.Name][x.Name], u.Outcomes[i]
				if strings.HasPrefix(p.Code, mayDiffer+x.Name+": ") {
					continue
				}
				if got == want || got == report.Unknown && strings.HasPrefix(p.Code, mayBeUnknown) {
					continue
				}
				t.Errorf("in the profile %s it %q, the interpreter says %q", x.Name, want, got)
			}
		})
	}
}

func readPrograms(t *testing.T) []program {
	t.Helper()
	files, err := filepath.Glob("testdata/truth/*.js")
	if err != nil || len(files) == 0 {
		t.Fatalf("no programs: %v", err)
	}
	var programs []program
	for _, f := range files {
		code, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		programs = append(programs, program{strings.TrimSuffix(filepath.Base(f), ".js"), string(code)})
	}
	return programs
}

// browsers describes the profiles by the features that the harness can leave out.
func browsers(profiles *flow.Profiles) []browser {
	var list []browser
	for i, p := range profiles.List {
		has := func(feature string) bool { return profiles.With(feature).Has(1 << i) }
		b := browser{
			Name:          p.Name,
			ServiceWorker: has("api.Navigator.serviceWorker"),
			Sync:          has("api.ServiceWorkerRegistration.sync"),
			PeriodicSync:  has("api.ServiceWorkerRegistration.periodicSync"),
			Permissions:   []string{},
			Rejects:       p.When == flow.Rejected,
			Pends:         p.When == flow.Inactive,
			Insecure:      p.When == flow.Insecure,
		}
		for _, name := range []string{"background-sync", "periodic-background-sync"} {
			if has("api.Permissions.permission_" + name) {
				b.Permissions = append(b.Permissions, name)
			}
		}
		list = append(list, b)
	}
	return list
}

// execute returns the outcome of each program in each browser.
func execute(t *testing.T, browsers []browser, programs []program) map[string]map[string]report.Outcome {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		if os.Getenv("SYNCLINT_REQUIRE_ALL") != "" {
			t.Fatal("needs node, not installed")
		}
		t.Skip("needs node, not installed")
	}
	input, err := json.Marshal(map[string]any{"profiles": browsers, "programs": programs})
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), node, "-e", harness)
	cmd.Stdin = bytes.NewReader(input)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("could not run the programs: %v\n%s", err, stderr.String())
	}
	truth := map[string]map[string]report.Outcome{}
	if err := json.Unmarshal(out, &truth); err != nil {
		t.Fatalf("could not read the results: %v\n%s", err, stderr.String())
	}
	return truth
}

func onlyRegister(t *testing.T, app *usage.App) *usage.Usage {
	t.Helper()
	var found []*usage.Usage
	for _, u := range app.Usages {
		if u.Operation == report.OpRegister {
			found = append(found, u)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d register usages found, want 1", len(found))
	}
	return found[0]
}
