package project

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// ignoreSets are contents of .gitignore, a folder's file behind a line "> folder".
var ignoreSets = []string{
	"*.js", "*.js\n!keep.js", "build", "build/", "/build", "/build/", "a/build", "a/build/", "**/build", "build/**", "a/**/c.js",
	"**/b/**", "*", "*\n!*.js", "*\n!*/\n!*.js", "/*\n!/a", "a/*\n!a/b", "a\n!a/b/c.js", "?.js", "??.js", "caf?.js", "caf??.js",
	"[abc].js", "[a-c].js", "[!a].js", "[^a].js", "[]a].js", "[a-].js", "[z-a].js", "[[:alpha:]].js", "[[:digit:]].js",
	"[[:foo:]].js", "[[:alpha].js", "[a", "[", "[]", "\\", "a\\", "\\a.js", "\\*.js", "\\#x.js", "#x.js", "\\!x.js", "!x.js",
	"!a.js\na.js", "x.js  ", "x.js\\ ", "x.js \\", " x.js", "x.js\t", "x.js\r\ny.js\r", "\uFEFFx.js", "{a,b}.js", "{a}.js", "a,b.js",
	"a**.js", "**.js", "a**/c.js", "/a**", "a/b**", "a/b**/c.js", "*/**", "?/**", "a/**/", "*/**/c.js", "***", "**/", "/**", "**/*", "**/**/c.js", "a/**/**/c.js", "a//b", "./a", "a/./b", "../a", "/", "//", "//a",
	"é.js", "*é*", "[é].js", "[!é].js", "a/?/c.js", "a?b", "a[/]b", "a[!x]b", "a/[a-z]/c.js", "*/c.js", "*/*/c.js", "/*/c.js",
	"**/a/b", "a/b/", "b/\n!a/b/", "*/\n!a/", "c.js/", "dist*/", "*.min.*", ".*", ".hidden/", "*~", "**a**", "a*b*c*",
	"a.js\n> a\n!a.js", "*.js\n> a\n!*.js\n> a/b\nc.js", "> a\n/c.js", "> a\n/b", "> a\nb/c.js", "> a\na/b", "> a/b\n*", "> a\n*\n!b/",
	"a/\n> a\n!b", "\n\n# comment\n\nx.js\n", "x.js\x00y", "A.JS", "*.JS", "a/b/c.js/..", "[\\]].js", "[\\a-c].js", "[a\\-c].js",
	"[a-\\c].js", "[[:space:]]x.js", "[[:upper:][:digit:]].js", "[[:punct:]]*", "[![:alnum:]]*", "*[0-9]*", "^*", "$*", "-*", "(*", "+.js", "|",
	"\\\\.js", "a\\/b", "a\\b.js", "ab\\c",
}

// ignorePaths are the files of the tree that the sets are tried on.
var ignorePaths = []string{
	"a.js", "b.js", "x.js", "x.js ", " x.js", "y.js", "keep.js", "ab.js", "a,b.js", "{a,b}.js", "{a}.js", "*.js", "#x.js", "!x.js", "1.js",
	"].js", "-.js", "[a", "A.js", "é.js", "café.js", "a/a.js", "a/c.js", "a/b/c.js", "a/b/a.js", "a/b/d/c.js", "a/x/c.js", "a/build/x.js",
	"build/x.js", "build/a/b.js", "b/c.js", "b/a/b/c.js", "dist1/x.js", "x.min.js", ".hidden/x.js", ".a.js", "a~", "axbxc", "c.js/x",
	"^a", "$a", "-a", "(a", "+.js", "|", "ac.js", "acb", "a/bc.js", "src/a/b/c/d/e.js", "z/build", "\\.js", "a\\b.js", "abc",
}

// TestIgnoresLikeGit compares with what git says about each set and file.
func TestIgnoresLikeGit(t *testing.T) {
	compareWithGit(t, ignoreSets)
	if cases := len(ignoreSets) * len(ignorePaths); cases < 1000 {
		t.Errorf("only %d cases", cases)
	}
}

// TestIgnoresLikeGitAtRandom does so for patterns that nobody would write.
func TestIgnoresLikeGitAtRandom(t *testing.T) {
	pieces := []string{
		"a", "b", "c", "x", "/", "/", "*", "**", "?", "[a-c]", "[!a]", "[[:alpha:]]", "\\", "{", ".js", "c.js", "!", "]", "-", "é",
		"a/", "b/", "**/", "/**", " ", "#",
	}
	random := rand.New(rand.NewPCG(1, 2))
	var sets []string
	for range 300 {
		var set strings.Builder
		for range 1 + random.IntN(3) {
			for range 1 + random.IntN(6) {
				set.WriteString(pieces[random.IntN(len(pieces))])
			}
			set.WriteByte('\n')
		}
		sets = append(sets, set.String())
	}
	compareWithGit(t, sets)
}

func compareWithGit(t *testing.T, sets []string) {
	t.Helper()
	git, err := exec.LookPath("git")
	needs(t, "git", err)
	dir := t.TempDir()
	for _, name := range ignorePaths {
		write(t, filepath.Join(dir, name), "")
	}
	run(t, git, dir, nil, "init", "-q")
	for _, set := range sets {
		chains, remove := writeIgnores(t, dir, set)
		out := run(t, git, dir, []byte(strings.Join(ignorePaths, "\x00")), "check-ignore", "--no-index", "-z", "--stdin")
		ignored := strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00")
		for _, name := range ignorePaths {
			if got, want := ignoredWithFolders(chains, name), slices.Contains(ignored, name); got != want {
				t.Errorf("with %q, %q: ignored %v, want %v", set, name, got, want)
			}
		}
		remove()
	}
}

// writeIgnores writes the files of a set. It returns the rules for each folder, and what
// removes the files again.
func writeIgnores(t *testing.T, dir, set string) (chains map[string]*ignores, remove func()) {
	t.Helper()
	texts := map[string]string{}
	folder := "."
	for line := range strings.SplitAfterSeq(set, "\n") {
		if name, ok := strings.CutPrefix(line, "> "); ok {
			folder = strings.TrimSuffix(name, "\n")
			continue
		}
		texts[folder] += line
	}
	chains = map[string]*ignores{}
	var written []string
	for _, folder := range slices.Sorted(maps.Keys(texts)) {
		file := filepath.Join(dir, folder, ".gitignore")
		write(t, file, texts[folder])
		written = append(written, file)
		chain, err := readIgnores(os.DirFS(dir), folder, nearest(chains, path.Dir(folder)))
		if err != nil {
			t.Fatal(err)
		}
		chains[folder] = chain
	}
	return chains, func() {
		for _, file := range written {
			if err := os.Remove(file); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// nearest returns the rules of a folder, or of the next one above that has any.
func nearest(chains map[string]*ignores, folder string) *ignores {
	for {
		if chain := chains[folder]; chain != nil || folder == "." {
			return chain
		}
		folder = path.Dir(folder)
	}
}

// ignoredWithFolders decides like a walk, which never enters an ignored folder.
func ignoredWithFolders(chains map[string]*ignores, name string) bool {
	for i := range len(name) {
		if name[i] == '/' && nearest(chains, path.Dir(name[:i])).match(name[:i], true) {
			return true
		}
	}
	return nearest(chains, path.Dir(name)).match(name, false)
}

func run(t *testing.T, program, dir string, input []byte, args ...string) []byte {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), program, args...)
	cmd.Dir, cmd.Stdin = dir, bytes.NewReader(input)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull)
	out, err := cmd.Output()
	if err != nil && cmd.ProcessState.ExitCode() != 1 { // 1: nothing is ignored
		t.Fatalf("%v: %v", args, err)
	}
	return out
}

func write(t testing.TB, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestIgnoreLimits(t *testing.T) {
	if n := len(parseIgnores(strings.Repeat("x\n", maxIgnoreRules+10))); n != maxIgnoreRules {
		t.Errorf("%d rules", n)
	}
}

// What a pattern costs must not grow without measure: the longest of both end quickly.
func TestIgnoreHostilePatterns(t *testing.T) {
	for _, pattern := range []string{
		strings.Repeat("**/", 500) + "x", strings.Repeat("*a", 500) + "x", strings.Repeat("[a-z]*", 200), strings.Repeat("a/**/*/", 200) + "b",
	} {
		g := &ignores{rules: parseIgnores(pattern)}
		if g.match(strings.Repeat("a/", 500)+strings.Repeat("a", 500), false) && !strings.HasPrefix(pattern, "[") {
			t.Errorf("%.20s... matches", pattern)
		}
	}
}

func FuzzIgnores(f *testing.F) {
	for _, set := range ignoreSets {
		f.Add(set, "a/b/c.js")
	}
	f.Fuzz(func(t *testing.T, text, name string) {
		if len(text) > 1000 || len(name) > 200 {
			return
		}
		rules := parseIgnores(text)
		g := &ignores{rules: rules}
		if ignored := g.match(name, false); ignored && len(rules) == 0 {
			t.Error("ignored without a rule")
		}
		// A rule for everything at the end decides alone.
		all := &ignores{rules: append(rules, parseIgnores("*")...)}
		if base := path.Base(name); base != "/" && !all.match(name, false) {
			t.Errorf("%q is not ignored by *", name)
		}
	})
}
