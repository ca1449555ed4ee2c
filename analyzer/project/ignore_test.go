package project

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// ignorePatterns are .gitignore files with the forms that people write, and some that they should
// not.
var ignorePatterns = []string{
	"*.js", "*.js\n!a.js", "/a.js", "build", "build/", "/build/", "build/*", "build/**", "**/build", "**/build/a.js",
	"src/**/a.js", "src/*/a.js", "src/a.js", "*.js\n!src/", "*.js\n!src/**", "!a.js", "a?.js", "[ab].js", "[!a].js", "[a-c].js",
	"\\#x.js", "#a.js", "\\!b.js", "a.js ", "a.js\\ ", "{a,b}.js", "*\n!*/\n!*.js", "/*\n!/src", "src", "src/\n!src/a.js", "src/*\n!src/a.js",
	"**", "*", "a*", "*a*", "dir/sub/", "**/sub/**", "a.js\r\nb.js\r", "foo/**/bar", "\n\n  \n", "/", "//", "a**.js",
}

var ignorePaths = []string{
	"a.js", "b.js", "ab.js", "c.js", "#x.js", "!b.js", "a.js ", "{a,b}.js", "build/a.js", "build/x/a.js", "src/a.js", "src/b.js",
	"src/x/a.js", "src/x/y/a.js", "src/build/a.js", "dir/sub/a.js", "sub/a.js", "x/sub/y/a.js", "foo/bar", "foo/x/bar", "foo/x/y/bar",
	"readme.txt", "x/a.js", "x/build", "src/build/x/a.js", "a", "x/[ab].js",
}

// walked tells whether the walk would leave a file out: because of itself or a folder above it.
func walked(g *ignorer, name string) bool {
	for i := range name {
		if name[i] == '/' && g.ignored(name[:i], true) {
			return true
		}
	}
	return g.ignored(name, false)
}

// TestIgnoreAsGitDoes compares every pattern on every path with git itself.
func TestIgnoreAsGitDoes(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		if os.Getenv("SYNCLINT_REQUIRE_ALL") != "" {
			t.Fatal("needs git, not installed")
		}
		t.Skip("needs git, not installed")
	}
	for i, patterns := range ignorePatterns {
		dir := t.TempDir()
		git := func(stdin string, args ...string) []byte {
			cmd := exec.Command("git", append([]string{"-C", dir}, args...)...)
			cmd.Stdin = strings.NewReader(stdin)
			cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null")
			out, err := cmd.Output()
			if exit, ok := errors.AsType[*exec.ExitError](err); err != nil && (!ok || exit.ExitCode() != 1) {
				t.Fatalf("git %v: %v", args, err)
			}
			return out
		}
		git("", "init", "-q")
		if err := os.WriteFile(filepath.Join(dir, ".gitignore"), []byte(patterns), 0o644); err != nil {
			t.Fatal(err)
		}
		for _, name := range ignorePaths {
			full := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(full, nil, 0o644); err != nil && !isDir(full) {
				t.Fatal(err)
			}
		}
		// -z keeps git from quoting names; --no-index looks at the patterns alone.
		ignored := map[string]bool{}
		for name := range bytes.SplitSeq(git(strings.Join(ignorePaths, "\x00"), "check-ignore", "--no-index", "-z", "--stdin"), []byte{0}) {
			ignored[string(name)] = true
		}
		g := &ignorer{rules: parseIgnore(".", patterns)}
		for _, name := range ignorePaths {
			if got := walked(g, name); got != ignored[name] {
				t.Errorf("set %d %q on %q: ignored is %v, git says %v", i, patterns, name, got, ignored[name])
			}
		}
	}
}

func isDir(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

func FuzzIgnore(f *testing.F) {
	for _, p := range ignorePatterns {
		f.Add(p, "src/a.js")
	}
	f.Fuzz(func(_ *testing.T, patterns, name string) {
		g := &ignorer{rules: parseIgnore(".", patterns)}
		g.ignored(name, false)
	})
}

func BenchmarkPrefilter(b *testing.B) {
	text := []byte(strings.Repeat("export function add(a, b) { return a + b }\n// synchronous code, async too\n", 10_000))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if mentionsSync(text) {
			b.Fatal("nothing here mentions it")
		}
	}
}

func BenchmarkIgnore(b *testing.B) {
	var rules strings.Builder
	for i := range 50 {
		fmt.Fprintf(&rules, "*.tmp%d\nbuild%d/\n", i, i)
	}
	g := &ignorer{rules: parseIgnore(".", rules.String())}
	for b.Loop() {
		g.ignored("src/components/app/main.js", false)
	}
}
