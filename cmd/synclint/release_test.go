package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// TestRelease makes a release for this platform with goreleaser, and lets the action install it.
func TestRelease(t *testing.T) {
	for _, program := range []string{"go", "git", "goreleaser", "cyclonedx-gomod"} {
		needs(t, program)
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	if err := exec.Command("git", "-C", root, "rev-parse", "HEAD").Run(); err != nil {
		t.Skipf("goreleaser needs a repository of git: %v", err)
	}
	dist := filepath.Join(t.TempDir(), "dist")
	config := filepath.Join(t.TempDir(), "goreleaser.yaml")
	writeFile(t, config, hostConfig(t, dist))

	goreleaser := exec.Command("goreleaser", "release", "--snapshot", "--config", config)
	goreleaser.Dir = root
	if out, err := goreleaser.CombinedOutput(); err != nil {
		t.Fatalf("goreleaser: %v\n%s", err, out)
	}
	files := map[string]string{}
	for _, name := range names(t, dist) {
		if path := filepath.Join(dist, name); isFile(t, path) {
			files[name] = readFile(t, path)
		}
	}
	checkBill(t, files)
	checkVersion(t, dist)

	r := newRunner(t, releaseWith(files))
	if got := r.run(map[string]string{"path": "my app", "args": "--fail-on never"}); got != exitOK {
		t.Errorf("the action ends with %d:\n%s", got, r.log)
	}
}

// hostConfig returns the configuration of goreleaser, which must be valid, for this platform alone.
func hostConfig(t *testing.T, dist string) string {
	t.Helper()
	if out, err := exec.Command("goreleaser", "check", "../../.goreleaser.yaml").CombinedOutput(); err != nil {
		t.Fatalf("goreleaser check: %v\n%s", err, out)
	}
	var config map[string]any
	if err := yaml.Unmarshal([]byte(readFile(t, "../../.goreleaser.yaml")), &config); err != nil {
		t.Fatal(err)
	}
	builds, ok := config["builds"].([]any)
	if !ok || len(builds) != 1 {
		t.Fatalf("builds %v", config["builds"])
	}
	build, ok := builds[0].(map[string]any)
	if !ok {
		t.Fatalf("build %v", builds[0])
	}
	build["goos"], build["goarch"] = []string{runtime.GOOS}, []string{runtime.GOARCH}
	config["dist"] = dist
	text, err := yaml.Marshal(config)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// checkBill checks that the bill of materials of a release names the modules in the program.
func checkBill(t *testing.T, files map[string]string) {
	t.Helper()
	var bill struct {
		BOMFormat  string
		Components []struct{ Name string }
	}
	name := "synclint_" + runtime.GOOS + "_" + runtime.GOARCH + ".cdx.json"
	if err := json.Unmarshal([]byte(files[name]), &bill); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var components []string
	for _, c := range bill.Components {
		components = append(components, c.Name)
	}
	for _, want := range []string{"std", "github.com/evanw/esbuild", "github.com/tdewolff/parse/v2"} {
		if !slices.Contains(components, want) {
			t.Errorf("%s has no %s in %v", name, want, components)
		}
	}
	if !strings.Contains(files["checksums.txt"], "  "+name+"\n") {
		t.Errorf("no %s in\n%s", name, files["checksums.txt"])
	}
}

// checkVersion checks that a released program knows its version and commit.
func checkVersion(t *testing.T, dist string) {
	t.Helper()
	var metadata struct{ Version, Commit string }
	if err := json.Unmarshal([]byte(readFile(t, filepath.Join(dist, "metadata.json"))), &metadata); err != nil {
		t.Fatal(err)
	}
	programs, err := filepath.Glob(filepath.Join(dist, "synclint_*", "synclint*"))
	if err != nil || len(programs) != 1 {
		t.Fatalf("programs %v: %v", programs, err)
	}
	var v versionInfo
	if err := json.Unmarshal([]byte(execute(t, programs[0], "version", "--format", "json")), &v); err != nil {
		t.Fatal(err)
	}
	if v.Version != metadata.Version || v.Commit != metadata.Commit {
		t.Errorf("version %s, commit %s, want %+v", v.Version, v.Commit, metadata)
	}
}

func isFile(t *testing.T, path string) bool {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode().IsRegular()
}
