package main

import (
	"cmp"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// ciBlocks returns the fenced blocks of the README's section about CI.
func ciBlocks(t *testing.T, language string) (blocks []string) {
	t.Helper()
	_, section, _ := strings.Cut(readFile(t, "../../README.md"), "\n## In CI\n")
	section, _, _ = strings.Cut(section, "\n## ")
	for _, m := range fence.FindAllStringSubmatch(section, -1) {
		if m[1] == language {
			blocks = append(blocks, m[2])
		}
	}
	if len(blocks) == 0 {
		t.Fatalf("no recipe in %s", language)
	}
	return blocks
}

// workflow is what the tests read of a workflow of GitHub.
type workflow struct {
	Jobs map[string]struct {
		Steps []workflowStep
	}
}

type workflowStep struct {
	Uses, Run string
	With      map[string]string
}

// TestReadmeWorkflow lints the workflow of the README, with its inputs of the action, and runs the
// action as it does.
func TestReadmeWorkflow(t *testing.T) {
	text := readmeBlock(t, "name: synclint\n")
	lintWorkflows(t, map[string]string{"readme.yml": strings.Replace(text, "synclint/synclint@v1", "./", 1)})
	var w workflow
	if err := yaml.Unmarshal([]byte(text), &w); err != nil {
		t.Fatal(err)
	}
	steps := w.Jobs["synclint"].Steps
	used := slices.IndexFunc(steps, func(s workflowStep) bool { return strings.HasPrefix(s.Uses, "synclint/") })
	r := newRunner(t, release(t))
	if err := os.Rename(filepath.Join(r.dir, "my app"), filepath.Join(r.dir, steps[used].With["path"])); err != nil {
		t.Fatal(err)
	}
	if got := r.run(steps[used].With); got != exitFindings {
		t.Errorf("exit status %d:\n%s", got, r.log)
	}
	upload := steps[len(steps)-1].With["sarif_file"]
	if _, err := os.Stat(filepath.Join(r.dir, upload)); err != nil {
		t.Errorf("nothing to upload: %v", err)
	}
}

// TestReadmeRecipes runs the commands of the recipes for other systems and looks for the files that
// these read.
func TestReadmeRecipes(t *testing.T) {
	needs(t, "bash")
	needs(t, "reviewdog")
	var steps []workflowStep
	var gitlab map[string]struct {
		Script    []string
		Artifacts struct{ Reports map[string]string }
	}
	for _, block := range ciBlocks(t, "yaml") {
		switch {
		case strings.HasPrefix(strings.TrimSpace(block), "- run:"):
			decode(t, block, &steps)
		case strings.HasPrefix(block, "synclint:"):
			decode(t, block, &gitlab)
		}
	}
	jenkins := ciBlocks(t, "groovy")[0]
	for name, recipe := range map[string]struct{ command, file, says string }{
		"github":    {command: steps[0].Run, says: "::error file=public/background.js,line=57,"},
		"gitlab":    {command: strings.Join(gitlab["synclint"].Script, "\n"), file: gitlab["synclint"].Artifacts.Reports["codequality"]},
		"jenkins":   {command: inside(t, jenkins, `\bsh '(.+)'`), file: inside(t, jenkins, `checkStyle\(pattern: '(.+)'\)`)},
		"reviewdog": {command: ciBlocks(t, "sh")[0], says: `{"path":"public/background.js"`},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(filepath.Join(dir, "public"), os.DirFS("../../testdata/apps/notes")); err != nil {
				t.Fatal(err)
			}
			status, out := shell(t, dir, recipe.command)
			if status != exitFindings || !strings.Contains(out, cmp.Or(recipe.says, "public/background.js:57:22")) {
				t.Errorf("exit status %d of\n%s\n%s", status, recipe.command, out)
			}
			if recipe.file == "" {
				return
			}
			if text := readFile(t, filepath.Join(dir, recipe.file)); !strings.Contains(text, "unguarded-sync") {
				t.Errorf("%s:\n%s", recipe.file, text)
			}
		})
	}
}

func decode(t *testing.T, block string, v any) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(block), v); err != nil {
		t.Fatalf("%v in\n%s", err, block)
	}
}

// inside returns what the group of a pattern matches in text.
func inside(t *testing.T, text, pattern string) string {
	t.Helper()
	m := regexp.MustCompile(pattern).FindStringSubmatch(text)
	if m == nil {
		t.Fatalf("no %s in\n%s", pattern, text)
	}
	return m[1]
}

// shell runs a command of a recipe. npx runs this synclint, and reviewdog tells the terminal what
// it would tell GitHub.
func shell(t *testing.T, dir, command string) (status int, out string) {
	t.Helper()
	bin := t.TempDir()
	npx := filepath.Join(bin, "npx")
	writeFile(t, npx, "#!/bin/sh\n[ \"$1\" = --yes ] || exit 9\nshift\nexec \"$@\"\n")
	chmod(t, npx, 0o755)
	command = strings.Replace(command, "-reporter=github-pr-review", "-reporter=local -filter-mode=nofilter", 1)
	cmd := exec.Command("bash", "-e", "-c", command)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), "BROWSERSLIST_IGNORE_OLD_DATA=1")
	output, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), string(output)
}
