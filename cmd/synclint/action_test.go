package main

import (
	"archive/tar"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/http/httptest"
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

// runner does what a runner of GitHub Actions does with the steps of a composite action.
type runner struct {
	t        *testing.T
	dir      string // the workspace
	temp     string
	releases string // configuration of curl, whose github.com is the test's
	log      string // of the last run
}

func newRunner(t *testing.T, github http.Handler) *runner {
	t.Helper()
	for _, program := range []string{"bash", "curl", "tar", "awk"} {
		needs(t, program)
	}
	if runtime.GOOS == "windows" {
		t.Skip("paths of Windows need the runner's own bash")
	}
	server := httptest.NewTLSServer(github)
	t.Cleanup(server.Close)
	r := &runner{t: t, dir: t.TempDir(), temp: t.TempDir(), releases: t.TempDir()}
	writeFile(t, filepath.Join(r.releases, ".curlrc"), fmt.Sprintf(
		"connect-to = \"github.com:443:%s\"\ninsecure\n", server.Listener.Addr()))
	if err := os.CopyFS(filepath.Join(r.dir, "my app"), os.DirFS("../../testdata/apps/notes")); err != nil {
		t.Fatal(err)
	}
	return r
}

// run runs the steps with the given inputs until one fails, and returns its exit status.
func (r *runner) run(inputs map[string]string) int {
	r.t.Helper()
	a := readAction(r.t)
	r.log = ""
	for _, name := range []string{"path", "output", "summary"} {
		writeFile(r.t, filepath.Join(r.temp, name), "")
	}
	for _, step := range a.Runs.Steps {
		script := filepath.Join(r.temp, "step.sh")
		writeFile(r.t, script, step.Run)
		cmd := exec.Command("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script)
		cmd.Dir = r.dir
		cmd.Env = append(os.Environ(), r.environment()...)
		for name, value := range step.Env {
			input := strings.TrimSuffix(strings.TrimPrefix(value, "${{ inputs."), " }}")
			given, ok := inputs[input]
			if !ok {
				given = a.Inputs[input].Default
			}
			cmd.Env = append(cmd.Env, name+"="+given)
		}
		out, err := cmd.CombinedOutput()
		r.log += string(out)
		if err != nil {
			return cmd.ProcessState.ExitCode()
		}
	}
	return 0
}

// environment returns the variables that a runner sets, with what earlier steps put on the PATH.
func (r *runner) environment() []string {
	system := map[string]string{"linux": "Linux", "darwin": "macOS"}[runtime.GOOS]
	machine := map[string]string{"amd64": "X64", "arm64": "ARM64"}[runtime.GOARCH]
	path := os.Getenv("PATH")
	for folder := range strings.Lines(r.file("path")) {
		path = strings.TrimSuffix(folder, "\n") + string(os.PathListSeparator) + path
	}
	return []string{
		"RUNNER_OS=" + system, "RUNNER_ARCH=" + machine, "RUNNER_TEMP=" + r.temp, "PATH=" + path, "CURL_HOME=" + r.releases,
		"GITHUB_PATH=" + filepath.Join(r.temp, "path"), "GITHUB_OUTPUT=" + filepath.Join(r.temp, "output"),
		"GITHUB_STEP_SUMMARY=" + filepath.Join(r.temp, "summary"), "BROWSERSLIST_IGNORE_OLD_DATA=1",
	}
}

func (r *runner) file(name string) string { return readFile(r.t, filepath.Join(r.temp, name)) }

// release serves a release with this test's synclint in it, as version 1.2.3 and the latest one,
// whose address is that of another.
func release(t *testing.T) http.Handler {
	t.Helper()
	archive := filepath.Join(t.TempDir(), fmt.Sprintf("synclint_%s_%s.tar.gz", runtime.GOOS, runtime.GOARCH))
	writeArchive(t, archive, needs(t, "synclint"))
	content := readFile(t, archive)
	checksums := fmt.Sprintf("%064d  synclint_plan9_amd64.tar.gz\n%x  %s\n",
		0, sha256.Sum256([]byte(content)), filepath.Base(archive))
	return releaseWith(map[string]string{"checksums.txt": checksums, filepath.Base(archive): content})
}

func releaseWith(files map[string]string) http.Handler {
	const releases = "/synclint/synclint/releases"
	mux := http.NewServeMux()
	mux.HandleFunc(releases+"/latest/download/{file}", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, releases+"/download/v1.2.3/"+r.PathValue("file"), http.StatusFound)
	})
	mux.HandleFunc(releases+"/download/v1.2.3/{file}", func(w http.ResponseWriter, r *http.Request) {
		content, ok := files[r.PathValue("file")]
		if !ok {
			http.NotFound(w, r)
			return
		}
		_, _ = w.Write([]byte(content))
	})
	return mux
}

// writeArchive writes an archive with a program called synclint.
func writeArchive(t *testing.T, path, program string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewWriterLevel(f, gzip.NoCompression)
	if err != nil {
		t.Fatal(err)
	}
	w := tar.NewWriter(z)
	content := readFile(t, program)
	if err := w.WriteHeader(&tar.Header{Name: "synclint", Mode: 0o755, Size: int64(len(content))}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []interface{ Close() error }{w, z} {
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
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
		{"a command as version", map[string]string{"version": "1.2.3\n::set-env name=A::b"}, exitFailure, "neither latest nor a version"},
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
