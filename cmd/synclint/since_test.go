package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer/report"
)

// repository makes a git repository with one commit in a folder and goes there.
func makeRepository(t *testing.T, files map[string]string) {
	t.Helper()
	needs(t, "git")
	t.Chdir(t.TempDir())
	// The user's own settings have no say.
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_SYSTEM", os.DevNull)
	runGit(t, "init", "--quiet", "--initial-branch=main")
	commitFiles(t, files)
}

func commitFiles(t *testing.T, files map[string]string) {
	t.Helper()
	for name, text := range files {
		if i := strings.LastIndexByte(name, '/'); i > 0 {
			mkdirs(t, name[:i])
		}
		writeFile(t, name, text)
	}
	runGit(t, "add", "--all")
	runGit(t, "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "--message=a")
}

func runGit(t *testing.T, args ...string) {
	t.Helper()
	if out, err := exec.Command("git", args...).CombinedOutput(); err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

const (
	usesA = "navigator.serviceWorker.ready.then((r) => r.sync.register('a'));\n"
	usesB = "navigator.serviceWorker.ready.then((r) => r.sync.register('b'));\n"
)

// foundAt returns the places of the findings in the text form.
func foundAt(s *console) []string {
	list := []string{}
	for line := range strings.Lines(s.stdout.String()) {
		if place, _, ok := strings.Cut(line, "  error  "); ok {
			list = append(list, place)
		}
	}
	return list
}

func TestSince(t *testing.T) {
	makeRepository(t, map[string]string{"app/a.js": usesA, "app/é 📝.js": usesA + usesA, "other/c.js": usesA})
	writeFile(t, "app/a.js", usesB+usesA)
	writeFile(t, "app/é 📝.js", usesA+"// + @@ -1 +1 @@\n++ b/app/a.js\n"+usesB)
	writeFile(t, "app/new.js", usesA)
	s := fixing()
	if got := s.run("--since", "HEAD", "app"); got != exitFindings {
		t.Errorf("exit status %d: %s", got, s.stderr.String())
	}
	if diff := cmp.Diff([]string{"app/a.js:1:43", "app/new.js:1:43", "app/é 📝.js:4:43"}, foundAt(s)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if want := "left out 2 findings in what has not changed since HEAD"; !strings.Contains(s.stderr.String(), want) {
		t.Errorf("stderr %q, want %q", s.stderr.String(), want)
	}
}

// What others have committed to the branch that a revision names is not what has changed here.
func TestSinceBranch(t *testing.T) {
	makeRepository(t, map[string]string{"a.js": usesA, "b.js": usesA})
	runGit(t, "checkout", "--quiet", "-b", "feature")
	commitFiles(t, map[string]string{"a.js": usesA + "\n" + usesB})
	runGit(t, "checkout", "--quiet", "main")
	commitFiles(t, map[string]string{"b.js": "\n"})
	runGit(t, "checkout", "--quiet", "feature")
	s := fixing()
	s.run("--since", "main")
	if diff := cmp.Diff([]string{"a.js:3:43"}, foundAt(s)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	s.run("--since", "HEAD")
	if diff := cmp.Diff([]string{}, foundAt(s)); diff != "" {
		t.Errorf("since HEAD (-want +got):\n%s", diff)
	}
}

// Whoever removes a test for the API changes what stands beside it.
func TestSinceRemoval(t *testing.T) {
	const guard = "  if (!('sync' in r)) return;\n"
	text := "navigator.serviceWorker.ready.then((r) => {\n" + guard + "  r.sync.register('a');\n});\n"
	makeRepository(t, map[string]string{"a.js": text})
	writeFile(t, "a.js", strings.Replace(text, guard, "", 1))
	s := fixing()
	s.run("--since", "HEAD")
	if diff := cmp.Diff([]string{"a.js:2:3"}, foundAt(s)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

func TestSinceFails(t *testing.T) {
	makeRepository(t, map[string]string{"a.js": usesA})
	inside, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	outside := t.TempDir()
	for _, test := range []struct {
		folder, revision, path, want string
	}{
		{inside, "nowhere", "", `--since: there is no revision "nowhere"; a shallow clone has only the newest ones`},
		{inside, "--output=pwned", "", `--since: "--output=pwned" is no revision`},
		{inside, "HEAD\n--x", "", `--since: "HEAD\n--x" is no revision`},
		{outside, "HEAD", "", "--since: not a git repository"},
		{inside, "HEAD", outside, "--since: git, which it needs, is not installed"},
	} {
		t.Chdir(test.folder)
		if test.path != "" {
			t.Setenv("PATH", test.path)
		}
		s := fixing()
		if got := s.run("--since=" + test.revision); got != exitFailure {
			t.Errorf("%q: exit status %d", test.revision, got)
		}
		if !strings.Contains(s.stderr.String(), "synclint: "+test.want) {
			t.Errorf("%q: stderr %q, want %q", test.revision, s.stderr.String(), test.want)
		}
		if s.stdout.Len() > 0 {
			t.Errorf("%q: stdout %q", test.revision, s.stdout.String())
		}
	}
	if got := names(t, outside); len(got) > 0 {
		t.Errorf("files %v", got)
	}
}

func TestReadDiff(t *testing.T) {
	const diff = `diff --git a/a.js b/a.js
--- a/a.js
+++ b/a.js
@@ -1 +1,2 @@ function
-old
+++ b/other.js
+@@ -9 +9 @@
\ No newline at end of file
@@ -7,2 +8,0 @@
--- a/x
-b
diff --git "a/\303\251\"\t.js" "b/\303\251\"\t.js"
--- "a/\303\251\"\t.js"
+++ "b/\303\251\"\t.js"
@@ -0,0 +1 @@
+new
diff --git a/with space b/with space
--- a/with space	
+++ b/with space	
@@ -3 +3 @@
-a
+b
diff --git a/gone b/gone
--- a/gone
+++ /dev/null
@@ -1 +0,0 @@
-a
`
	got, err := readDiff(strings.NewReader(diff))
	if err != nil {
		t.Fatal(err)
	}
	want := changes{"a.js": {{1, 2}, {8, 9}}, "é\"\t.js": {{1, 1}}, "with space": {{3, 3}}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(lineRange{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A finding that is explained by a line that has changed counts.
func TestChangesConcern(t *testing.T) {
	c := changes{"a.js": {{3, 5}}}
	for _, test := range []struct {
		finding report.Finding
		want    bool
	}{
		{report.Finding{Place: report.Place{Path: "a.js", Line: 3, EndLine: 3}}, true},
		{report.Finding{Place: report.Place{Path: "a.js", Line: 1, EndLine: 3}}, true},
		{report.Finding{Place: report.Place{Path: "a.js", Line: 6, EndLine: 6}}, false},
		{report.Finding{Place: report.Place{Path: "b.js", Line: 3, EndLine: 3}}, false},
		{report.Finding{Place: report.Place{Path: "b.js", Line: 3}, Related: []report.Related{{Path: "a.js", Line: 5}}}, true},
	} {
		if got := c.concern(test.finding); got != test.want {
			t.Errorf("%+v: %v", test.finding, got)
		}
	}
}
