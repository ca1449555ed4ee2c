package main

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRulesPage compares the page about all rules in the repository with what the program says.
// With -update it writes the page.
func TestRulesPage(t *testing.T) {
	const page = "../../analyzer/rules/README.md"
	s := newConsole(nil, nil)
	if got := s.run("explain", "--all", "--format", "markdown"); got != exitOK {
		t.Fatalf("exit status %d: %s", got, s.stderr.String())
	}
	if *update {
		if err := os.WriteFile(page, s.stdout.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(readFile(t, page), s.stdout.String()); diff != "" {
		t.Errorf("the page is not up to date; run go test ./cmd/synclint -update (-page +rules):\n%s", diff)
	}
}

// Prose fits the terminal; code and addresses are left whole.
func TestExplainFitsTheTerminal(t *testing.T) {
	for _, width := range []int{50, 70, 200} {
		s := newConsole(nil, nil)
		s.app.out = terminal{is: true, width: width}
		s.run("explain", "--all", "--color", "never")
		for line := range strings.Lines(s.stdout.String()) {
			line = strings.TrimRight(line, "\n")
			if code := strings.HasPrefix(line, "  │") || strings.Contains(line, "://"); !code && len([]rune(line)) > min(width, 100) {
				t.Errorf("%d columns: %q", width, line)
			}
		}
	}
}
