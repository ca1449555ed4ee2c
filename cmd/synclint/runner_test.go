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
)

// runner does what a runner of GitHub Actions does with the steps of a composite action.
type runner struct {
	t        *testing.T
	dir      string // the workspace
	temp     string
	releases string // configuration of curl, whose github.com is the test's
	ref      string // by which the workflow uses the action
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
		for name, expression := range step.Env {
			cmd.Env = append(cmd.Env, name+"="+r.value(a, inputs, expression))
		}
		out, err := cmd.CombinedOutput()
		r.log += string(out)
		if err != nil {
			return cmd.ProcessState.ExitCode()
		}
	}
	return 0
}

// value returns what the expression of a variable comes to.
func (r *runner) value(a action, inputs map[string]string, expression string) string {
	if expression == "${{ github.action_ref }}" {
		return r.ref
	}
	name := strings.TrimSuffix(strings.TrimPrefix(expression, "${{ inputs."), " }}")
	input, ok := a.Inputs[name]
	if !ok {
		r.t.Fatalf("unknown expression %s", expression)
	}
	if given, ok := inputs[name]; ok {
		return given
	}
	return input.Default
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
