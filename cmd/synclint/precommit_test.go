package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"go.yaml.in/yaml/v3"

	"github.com/synclint/synclint/analyzer"
)

// TestPreCommit commits to a repository that has the hook, set up as the README says.
func TestPreCommit(t *testing.T) {
	needs(t, "pre-commit")
	needs(t, "go")
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	config := readmeBlock(t, "repos:")
	makeRepository(t, programFiles(t, root))
	hook, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	config = strings.NewReplacer("https://github.com/synclint/synclint", hook,
		"v1.0.0", execute(t, "git", "rev-parse", "HEAD")).Replace(config)

	makeRepository(t, map[string]string{".pre-commit-config.yaml": config, "README.md": "# App\n"})
	t.Setenv("PRE_COMMIT_HOME", t.TempDir())
	t.Setenv("GOMODCACHE", execute(t, "go", "env", "GOMODCACHE")) // else all modules are fetched again
	t.Setenv("GOFLAGS", "-trimpath")                              // else all is compiled again, in another folder
	t.Setenv("BROWSERSLIST_IGNORE_OLD_DATA", "1")
	execute(t, "pre-commit", "install", "--install-hooks")

	for _, step := range []struct {
		app     string // to put into the folder public
		fails   bool
		message string
	}{
		{"notes", true, "public/background.js:57:22  error"},
		{"notes-good", false, "Passed"},
		{"", false, "Skipped"}, // no file that synclint reads
	} {
		writeFile(t, "README.md", "# App: "+step.app+"\n")
		if step.app != "" {
			if err := os.RemoveAll("public"); err != nil {
				t.Fatal(err)
			}
			if err := os.CopyFS("public", os.DirFS(filepath.Join(root, "testdata/apps", step.app))); err != nil {
				t.Fatal(err)
			}
		}
		execute(t, "git", "add", "--all")
		commit := exec.Command("git", "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--message=a")
		out, err := commit.CombinedOutput()
		if (err != nil) != step.fails || !strings.Contains(string(out), step.message) {
			t.Errorf("app %q: %v, want %q in\n%s", step.app, err, step.message, out)
		}
	}
}

// execute runs a program that must succeed, and returns what it prints.
func execute(t *testing.T, program string, args ...string) string {
	t.Helper()
	out, err := exec.Command(program, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", program, args, err, out)
	}
	return strings.TrimSpace(string(out))
}

// programFiles returns the files of the repository, its tests left out.
func programFiles(t *testing.T, root string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(root), ".", func(path string, d fs.DirEntry, err error) error {
		switch name := d.Name(); {
		case err != nil:
			return err
		case d.IsDir() && (name == ".git" || name == "node_modules" || name == "testdata" || name == "dist"):
			return fs.SkipDir
		case d.Type().IsRegular() && !strings.HasSuffix(name, "_test.go"):
			files[path] = readFile(t, filepath.Join(root, path))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// The hook runs when a file changes that the analyzer reads.
func TestPreCommitFiles(t *testing.T) {
	var hooks []struct{ Files string }
	if err := yaml.Unmarshal([]byte(readFile(t, "../../.pre-commit-hooks.yaml")), &hooks); err != nil {
		t.Fatal(err)
	}
	spaces := regexp.MustCompile(`\s+`) // which (?x) takes out, and Go does not know
	files := regexp.MustCompile(strings.Replace(spaces.ReplaceAllString(hooks[0].Files, ""), "(?xi)", "(?i)", 1))
	for ext := range strings.FieldsSeq("js mjs cjs jsx ts mts cts tsx vue svelte astro html htm HTML xhtml php phtml twig " +
		"jinja jinja2 j2 njk liquid hbs handlebars mustache erb jsp ejs aspx cshtml webmanifest json css md png txt go yaml") {
		name := "app." + ext
		r, err := analyzer.Analyze(t.Context(), analyzer.Options{FS: fstest.MapFS{name: {Data: []byte("\n")}}})
		if err != nil {
			t.Fatal(err)
		}
		if r.Files.Scanned > 0 && !files.MatchString("src/"+name) {
			t.Errorf("the hook doesn't run for %s", name)
		}
	}
	for name, want := range map[string]bool{
		"package.json": true, ".browserslistrc": true, "app/browserslist": true, "README.md": false, "a.css": false, "x.js.map": false,
	} {
		if files.MatchString(name) != want {
			t.Errorf("the hook runs for %s: %v", name, !want)
		}
	}
}
