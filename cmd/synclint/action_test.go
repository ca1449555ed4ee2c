package main

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"
)

// action is what the tests read of action.yml.
type action struct {
	Inputs map[string]struct {
		Description, Default string
	}
	Outputs map[string]struct{ Value string }
	Runs    struct {
		Using string
		Steps []actionStep
	}
}

type actionStep struct {
	Name, ID, Shell, Run string
	Env                  map[string]string
}

func readAction(t *testing.T) (a action) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(readFile(t, "../../action.yml")), &a); err != nil {
		t.Fatal(err)
	}
	return a
}

// TestActionLint checks action.yml as a workflow of the same steps, which is what actionlint knows
// about.
func TestActionLint(t *testing.T) {
	a := readAction(t)
	inputs := map[string]any{}
	for name, input := range a.Inputs {
		inputs[name] = map[string]any{"type": "string", "default": input.Default, "description": input.Description}
	}
	var steps []any
	for _, s := range a.Runs.Steps {
		if strings.Contains(s.Run, "${{") {
			t.Errorf("the script of step %q contains an expression: an input could add commands", s.Name)
		}
		step := map[string]any{"name": s.Name, "shell": s.Shell, "env": s.Env, "run": s.Run}
		if s.ID != "" {
			step["id"] = s.ID
		}
		steps = append(steps, step)
	}
	workflow, err := yaml.Marshal(map[string]any{
		"on": map[string]any{"workflow_call": map[string]any{"inputs": inputs}},
		"jobs": map[string]any{"check": map[string]any{
			"runs-on": "ubuntu-latest", "steps": steps,
			"outputs": map[string]any{"status": a.Outputs["status"].Value},
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	lintWorkflows(t, map[string]string{"steps.yml": string(workflow)})
}

// lintWorkflows runs actionlint on workflows of a repository with the action in its top folder.
func lintWorkflows(t *testing.T, workflows map[string]string) {
	t.Helper()
	needs(t, "actionlint")
	needs(t, "shellcheck") // which actionlint runs
	dir := t.TempDir()
	folder := filepath.Join(dir, ".github", "workflows")
	mkdirs(t, folder)
	mkdirs(t, filepath.Join(dir, ".git"))
	writeFile(t, filepath.Join(dir, "action.yml"), readFile(t, "../../action.yml"))
	for name, text := range workflows {
		writeFile(t, filepath.Join(folder, name), text)
	}
	cmd := exec.Command("actionlint")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("actionlint: %v\n%s", err, out)
	}
}

func TestActionChecks(t *testing.T) {
	r := newRunner(t, release(t))
	if got := r.run(map[string]string{"path": "my app", "sarif": "my report.sarif"}); got != exitFindings {
		t.Fatalf("exit status %d:\n%s", got, r.log)
	}
	if !strings.Contains(r.log, "\n::error file=my app/background.js,line=57,") {
		t.Errorf("no annotation in the log:\n%s", r.log)
	}
	if got := r.file("output"); got != "status=1\n" {
		t.Errorf("outputs %q", got)
	}
	if got := r.file("summary"); !strings.Contains(got, "unguarded-sync") {
		t.Errorf("summary of the job:\n%s", got)
	}
	if got := readFile(t, filepath.Join(r.dir, "my report.sarif")); !strings.Contains(got, `"version": "2.1.0"`) {
		t.Errorf("the report is no SARIF:\n%.200s", got)
	}
	if diff := cmp.Diff(filepath.Join(r.temp, "synclint")+"\n", r.file("path")); diff != "" {
		t.Errorf("PATH of later steps (-want +got):\n%s", diff)
	}
}

func TestActionPassesInputs(t *testing.T) {
	r := newRunner(t, release(t))
	for _, test := range []struct {
		name   string
		inputs map[string]string
		status int
		log    string
	}{
		{"arguments", map[string]string{"args": "--fail-on never\n --quiet"}, exitOK, " errors in 2 files"},
		{"targets", map[string]string{"targets": "Chrome 150, Chrome 151", "format": "text"}, exitFindings, "Chrome 150, 151"},
		{"a version", map[string]string{"version": "v1.2.3", "args": "--fail-on never"}, exitOK, " errors, "},
		{"no such version", map[string]string{"version": "9.9.9"}, exitFailure, "::error title=synclint::could not download https://github.com/synclint/synclint/releases/download/v9.9.9/checksums.txt"},
		{"a wrong flag", map[string]string{"args": "--fail-on nothing"}, exitFailure, `wrong value "nothing" for the flag --fail-on`},
		{"a path like a flag", map[string]string{"path": "--version"}, exitFailure, `"--version"`},
		{"a command for a version", map[string]string{"version": "1.2.3\n::set-env name=A::b"}, exitFailure, "neither latest nor a version"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, ok := test.inputs["path"]; !ok {
				test.inputs["path"] = "my app"
			}
			got := r.run(test.inputs)
			if got != test.status || !strings.Contains(r.log, test.log) {
				t.Errorf("exit status %d, want %d, with %q in the log:\n%s", got, test.status, test.log, r.log)
			}
		})
	}
}

// A workflow that names a release of the action gets that release, any other the latest one.
func TestActionVersion(t *testing.T) {
	const latest, none = "/releases/latest/download/", "/releases/download/v9.9.9/"
	for _, test := range []struct{ ref, version, from string }{
		{"v9.9.9", "", none},
		{"v9.9.9", "latest", latest},
		{"v1", "", latest},
		{"main", "", latest},
		{"0123456789abcdef0123456789abcdef01234567", "", latest},
		{"v1", "9.9.9", none},
	} {
		r := newRunner(t, http.NotFoundHandler())
		r.ref = test.ref
		if got := r.run(map[string]string{"version": test.version}); got != exitFailure || !strings.Contains(r.log, test.from) {
			t.Errorf("ref %q, version %q: exit status %d without %s in\n%s", test.ref, test.version, got, test.from, r.log)
		}
	}
}

// Commands in inputs are not run.
func TestActionTakesInputsForData(t *testing.T) {
	r := newRunner(t, release(t))
	const command = `$(touch bad)"; touch bad; ' ` + "`touch bad` * "
	for name := range readAction(t).Inputs {
		r.run(map[string]string{name: command})
		if _, err := os.Stat(filepath.Join(r.dir, "bad")); err == nil {
			t.Fatalf("the input %s ran a command:\n%s", name, r.log)
		}
	}
}

func TestActionRefusesWrongChecksum(t *testing.T) {
	archive := fmt.Sprintf("synclint_%s_%s.tar.gz", runtime.GOOS, runtime.GOARCH)
	for name, checksums := range map[string]string{
		"another": fmt.Sprintf("%064d  %s\n", 0, archive),
		"none":    fmt.Sprintf("%064d  another.tar.gz\n", 0),
	} {
		t.Run(name, func(t *testing.T) {
			r := newRunner(t, releaseWith(map[string]string{"checksums.txt": checksums, archive: "no archive"}))
			got := r.run(nil)
			if want := archive + " is not what checksums.txt says"; got != exitFailure || !strings.Contains(r.log, want) {
				t.Errorf("exit status %d, want %d, with %q in the log:\n%s", got, exitFailure, want, r.log)
			}
		})
	}
}
