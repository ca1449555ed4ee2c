package main

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// installScript installs the launcher with a shell script for a program, and returns the command of
// Node.js that runs it.
func installScript(t *testing.T, script string) []string {
	t.Helper()
	needs(t, "node", "sh")
	if runtime.GOOS == "windows" {
		t.Skip("Windows runs no scripts as programs")
	}
	host, err := nodePlatform(runtime.GOOS, runtime.GOARCH)
	if err != nil {
		t.Skip(err)
	}
	t.Chdir("../..") // where the licences are
	modules := filepath.Join(t.TempDir(), "node_modules")
	put(t, filepath.Join(modules, host.packageName(), "bin", "synclint"), "#!/bin/sh\n"+script)
	root, err := os.OpenRoot(modules)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if err := writeLauncher(root, launcherManifest("1.2.3", []platform{host})); err != nil {
		t.Fatal(err)
	}
	return []string{"node", filepath.Join(modules, "synclint", "bin", "synclint.js")}
}

func TestLauncherPassesArgumentsAndStreams(t *testing.T) {
	command := installScript(t, `cat; printf '[%s]' "$@"; echo "to stderr" >&2; exit 7`)
	cmd := exec.Command(command[0], append(command[1:], "check", "a b", "", "*", "--x=$HOME")...)
	cmd.Stdin = strings.NewReader("input ")
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, _ := cmd.Output()
	if got, want := string(out), "input [check][a b][][*][--x=$HOME]"; got != want {
		t.Errorf("output %q, want %q", got, want)
	}
	if got := stderr.String(); got != "to stderr\n" {
		t.Errorf("standard error %q", got)
	}
	if got := cmd.ProcessState.ExitCode(); got != 7 {
		t.Errorf("exit status %d, want 7", got)
	}
}

func TestLauncherPassesSignals(t *testing.T) {
	const script = `trap 'exit 42' INT; trap 'exit 43' TERM; echo ready; while :; do sleep 0.1; done`
	for signal, want := range map[syscall.Signal]int{syscall.SIGINT: 42, syscall.SIGTERM: 43} {
		t.Run(signal.String(), func(t *testing.T) {
			command := installScript(t, script)
			cmd := exec.Command(command[0], command[1:]...)
			out, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			if line, err := bufio.NewReader(out).ReadString('\n'); line != "ready\n" {
				t.Fatalf("the program says %q: %v", line, err)
			}
			if err := cmd.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			_ = cmd.Wait()
			if got := cmd.ProcessState.ExitCode(); got != want {
				t.Errorf("exit status %d, want %d", got, want)
			}
		})
	}
}

// A launcher whose program is killed ends in the same way.
func TestLauncherIsKilledToo(t *testing.T) {
	command := installScript(t, `kill -KILL $$`)
	cmd := exec.Command(command[0], command[1:]...)
	_ = cmd.Run()
	if status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); !ok || status.Signal() != syscall.SIGKILL {
		t.Errorf("%v, want killed", cmd.ProcessState)
	}
}

func TestLauncherOnUnknownPlatform(t *testing.T) {
	command := installScript(t, "")
	load := "Object.defineProperty(process, 'arch', { value: 'mips' }); require(process.argv[1])"
	status, stdout, stderr := try(t, ".", "node", "-e", load, command[1])
	if status != 2 || stdout != "" || !strings.Contains(stderr, "-mips") || !strings.Contains(stderr, "/cmd/synclint@v1.2.3\n") {
		t.Errorf("exit status %d, output %q, standard error\n%s", status, stdout, stderr)
	}
}

func TestLauncherThatCannotStart(t *testing.T) {
	command := installScript(t, "")
	host, err := nodePlatform(runtime.GOOS, runtime.GOARCH)
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(command[1], "../../../", host.packageName(), "bin", "synclint")
	if err := os.Chmod(program, 0o644); err != nil {
		t.Fatal(err)
	}
	status, _, stderr := try(t, ".", command[0], command[1])
	if status != 2 || !strings.HasPrefix(stderr, "synclint: could not start ") {
		t.Errorf("exit status %d, standard error\n%s", status, stderr)
	}
}

func TestLauncherLint(t *testing.T) {
	needs(t, "node")
	eslint := filepath.Join("testdata", "node_modules", "eslint", "bin", "eslint.js")
	if _, err := os.Stat(eslint); err != nil {
		if os.Getenv("SYNCLINT_REQUIRE_ALL") != "" {
			t.Fatal(err)
		}
		t.Skip("needs npm ci --prefix cmd/package-npm/testdata")
	}
	execute(t, ".", "node", eslint, "--config", filepath.Join("testdata", "eslint.config.js"), "--max-warnings", "0", "launcher")
}
