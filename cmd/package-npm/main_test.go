package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// needs skips a test that the machine lacks a program for, unless nothing may be skipped.
func needs(t *testing.T, programs ...string) {
	t.Helper()
	for _, program := range programs {
		if _, err := exec.LookPath(program); err == nil {
			continue
		} else if os.Getenv("SYNCLINT_REQUIRE_ALL") != "" {
			t.Fatalf("no %s: %v", program, err)
		}
		t.Skipf("no %s", program)
	}
}

// buildRelease writes what goreleaser leaves: synclint for this platform and something for another.
// The current folder becomes that of the repository.
func buildRelease(t *testing.T) (dist string) {
	t.Helper()
	t.Chdir("../..")
	dist = t.TempDir()
	program := filepath.Join(dist, "here", "synclint")
	execute(t, ".", "go", "build", "-ldflags=-s -w", "-o", program, "./cmd/synclint")
	other := filepath.Join(dist, "there", "synclint")
	put(t, other, "not for this machine")
	there := map[string]string{"linux": "darwin"}[runtime.GOOS]
	if there == "" {
		there = "linux"
	}
	writeRelease(t, dist, []map[string]string{
		{"type": "Binary", "goos": runtime.GOOS, "goarch": runtime.GOARCH, "path": program},
		{"type": "Binary", "goos": there, "goarch": runtime.GOARCH, "path": other},
		{"type": "Archive", "goos": runtime.GOOS, "goarch": runtime.GOARCH, "path": "a.tar.gz"},
	})
	return dist
}

func writeRelease(t *testing.T, dist string, artifacts []map[string]string) {
	t.Helper()
	text, err := json.Marshal(artifacts)
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dist, "artifacts.json"), string(text))
	put(t, filepath.Join(dist, "metadata.json"), `{"version": "1.2.3"}`)
}

func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o777); err != nil {
		t.Fatal(err)
	}
}

// execute runs a program that must succeed, and returns what it prints.
func execute(t *testing.T, folder, program string, args ...string) string {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Dir = folder
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", program, args, err, out)
	}
	return string(out)
}

// try runs a program and returns its exit status and output.
func try(t *testing.T, folder, program string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Dir = folder
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	if exit := new(exec.ExitError); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), out.String(), errs.String()
}

// TestPackages does with the packages, from a registry of their own, what users do.
func TestPackages(t *testing.T) {
	needs(t, "go", "node", "npm", "npx")
	folders, err := writePackages(buildRelease(t))
	if err != nil {
		t.Fatal(err)
	}
	host, err := nodePlatform(runtime.GOOS, runtime.GOARCH)
	if err != nil {
		t.Skip(err)
	}
	app := t.TempDir()
	if err := os.CopyFS(filepath.Join(app, "public"), os.DirFS("testdata/apps/notes")); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(app, "package.json"), `{"private": true}`)
	t.Setenv("npm_config_registry", serveRegistry(t, folders))
	t.Setenv("npm_config_cache", t.TempDir())
	t.Setenv("npm_config_userconfig", os.DevNull)
	t.Setenv("npm_config_audit", "false")
	t.Setenv("npm_config_update_notifier", "false")
	t.Setenv("BROWSERSLIST_IGNORE_OLD_DATA", "1")

	t.Run("npx", func(t *testing.T) {
		status, stdout, stderr := try(t, app, "npx", "--yes", "synclint", "check", "public")
		if status != 1 || !strings.Contains(stdout, "public/background.js:57:22  error") || stderr != "" {
			t.Errorf("exit status %d, standard error %q, output\n%s", status, stderr, stdout)
		}
	})
	t.Run("install", func(t *testing.T) {
		execute(t, app, "npm", "install", "--save-dev", "synclint")
		if diff := cmp.Diff([]string{host.String()}, names(t, filepath.Join(app, "node_modules", "@synclint"))); diff != "" {
			t.Errorf("installed platforms (-want +got):\n%s", diff)
		}
		for _, test := range []struct {
			args   string
			status int
			says   string
		}{
			{"--fail-on never public", 0, " errors, "},
			{"--fial-on never", 2, "did you mean --fail-on?"},
		} {
			args := append([]string{"synclint"}, strings.Fields(test.args)...)
			status, stdout, stderr := try(t, app, "npx", args...)
			if status != test.status || !strings.Contains(stdout+stderr, test.says) {
				t.Errorf("%s: exit status %d, want %d, with %q in\n%s%s", test.args, status, test.status, test.says, stdout, stderr)
			}
		}
	})
	t.Run("without optional dependencies", func(t *testing.T) {
		execute(t, app, "npm", "install", "--omit=optional")
		status, _, stderr := try(t, app, "npx", "synclint", "public")
		if want := "synclint: the package " + host.packageName() + ", which"; status != 2 || !strings.HasPrefix(stderr, want) {
			t.Errorf("exit status %d, want 2 and %q in\n%s", status, want, stderr)
		}
	})
}

func names(t *testing.T, folder string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestReadRelease(t *testing.T) {
	program := func(goos, goarch string) map[string]string {
		return map[string]string{"type": "Binary", "goos": goos, "goarch": goarch, "path": goos + "/" + goarch}
	}
	for name, test := range map[string]struct {
		artifacts []map[string]string
		want      string
	}{
		"no program":       {nil, "names no version or no program"},
		"unknown platform": {[]map[string]string{program("plan9", "amd64")}, "plan9/amd64: no package is for plan9/amd64"},
		"unknown machine":  {[]map[string]string{program("linux", "mips")}, "linux/mips: no package is for linux/mips"},
		"twice":            {[]map[string]string{program("windows", "arm64"), program("windows", "arm64")}, "are for win32-arm64"},
	} {
		t.Run(name, func(t *testing.T) {
			dist := t.TempDir()
			writeRelease(t, dist, test.artifacts)
			if _, err := readRelease(dist); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
		})
	}
	if _, err := readRelease(t.TempDir()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error %v without a release", err)
	}
}
