package reports

import (
	"encoding/json"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer/report"
)

func TestGitHubGolden(t *testing.T) {
	golden(t, "notes-github", render(t, "github", load(t, "notes"), Options{Root: "apps/notes"}))
}

// command is a workflow command.
type command struct {
	Name       string
	Properties map[string]string
	Message    string
}

// commands returns the commands among the lines of a log, read as the documentation of GitHub
// Actions has it: `::NAME KEY=VALUE,...::MESSAGE`, anywhere in a line for the old `##[NAME]`.
func commands(t *testing.T, log string) []command {
	t.Helper()
	decode := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%").Replace
	var list []command
	for line := range strings.Lines(log) {
		rest, ok := strings.CutPrefix(strings.TrimLeft(strings.TrimSuffix(line, "\n"), " "), "::")
		if !ok {
			continue
		}
		head, message, ok := strings.Cut(rest, "::")
		if !ok {
			t.Errorf("a command has no end: %q", line)
		}
		name, properties, _ := strings.Cut(head, " ")
		c := command{name, map[string]string{}, decode(message)}
		for p := range strings.SplitSeq(properties, ",") {
			key, value, ok := strings.Cut(p, "=")
			if _, twice := c.Properties[key]; !ok || twice {
				t.Errorf("property %q in %q", p, line)
			}
			c.Properties[key] = decode(value)
		}
		list = append(list, c)
	}
	return list
}

func TestGitHubWorstFirst(t *testing.T) {
	r := &report.Report{}
	for i := range 30 {
		severity := []report.Severity{report.Info, report.Warning, report.Error}[i%3]
		r.Findings = append(r.Findings, report.Finding{
			Rule: "r", Severity: severity, Message: "m", Place: report.Place{Path: "a.js", Line: i + 1, Column: 1},
		})
	}
	out := render(t, "github", r, Options{})
	var names, lines []string
	for _, c := range commands(t, out) {
		names, lines = append(names, c.Name), append(lines, c.Properties["line"])
	}
	if diff := cmp.Diff([]string{"error", "warning", "notice"}, slices.Compact(names)); diff != "" {
		t.Errorf("order of severities (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"3", "6", "9"}, lines[:3]); diff != "" {
		t.Errorf("lines of the first errors (-want +got):\n%s", diff)
	}
	const more = "GitHub shows the first 10 "
	if strings.Contains(out, more) {
		t.Error("says that not all is shown, but there are 10 of each")
	}
	r.Findings = append(r.Findings, r.Findings[2])
	if out := render(t, "github", r, Options{}); !strings.Contains(out, "\n"+more) {
		t.Errorf("does not say that not all is shown:\n%s", out)
	}
}

// GitHub refuses columns for several lines.
func TestGitHubColumns(t *testing.T) {
	for name, test := range map[string]struct {
		place report.Place
		want  string
	}{
		"one line":      {report.Place{Path: "a.js", Line: 1, Column: 2, EndLine: 1, EndColumn: 5}, "line=1,endLine=1,col=2,endColumn=5"},
		"several lines": {report.Place{Path: "a.js", Line: 1, Column: 2, EndLine: 3, EndColumn: 5}, "line=1,endLine=3"},
		"no end":        {report.Place{Path: "a.js", Line: 4, Column: 2}, "line=4,endLine=4"},
		"no line":       {report.Place{Path: "a.js"}, ""},
	} {
		got := gitHubProperties(report.Finding{Rule: "r", Place: test.place}, Options{})
		want := strings.Replace("file=a.js,"+test.want+",title=synclint%3A r", ",,", ",", 1)
		if got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// TestGitHubEncodes compares with GitHub's own writer of workflow commands.
func TestGitHubEncodes(t *testing.T) {
	var lines []string
	var decoded []command
	for _, text := range hostileTexts {
		if text == "" { // they leave out empty properties
			continue
		}
		out := render(t, "github", hostile(text, 2, 4), Options{})
		decoded = append(decoded, commands(t, out)...)
		for line := range strings.Lines(out) {
			if strings.HasPrefix(line, "::") {
				lines = append(lines, strings.TrimSuffix(line, "\n"))
			}
		}
	}
	input, err := json.Marshal(decoded)
	if err != nil {
		t.Fatal(err)
	}
	out := runNode(t, `import * as core from '@actions/core'
for (const c of JSON.parse(await new Response(process.stdin).text())) {
	const { file, line, endLine, col, endColumn, title } = c.Properties
	const place = { file, title, startLine: line, endLine, startColumn: col, endColumn }
	core[c.Name](c.Message, place)
}`, input)
	theirs := strings.Split(strings.TrimSuffix(strings.ReplaceAll(out, "\r\n", "\n"), "\n"), "\n")
	if len(lines) != len(theirs) || len(lines) < 2*(len(hostileTexts)-1) {
		t.Fatalf("%d commands of ours, %d of theirs", len(lines), len(theirs))
	}
	for i := range lines {
		if diff := cmp.Diff(sortProperties(theirs[i]), sortProperties(lines[i])); diff != "" {
			t.Errorf("command (-theirs +ours):\n%s", diff)
		}
	}
}

// sortProperties returns the parts of a command with its properties in order.
func sortProperties(line string) string {
	head, message, _ := strings.Cut(strings.TrimPrefix(line, "::"), "::")
	name, properties, _ := strings.Cut(head, " ")
	list := strings.Split(properties, ",")
	slices.Sort(list)
	return fmt.Sprintf("%s %q %q", name, list, message)
}

// runNode runs a module that uses the packages in testdata/consumers, and returns what it prints.
func runNode(t *testing.T, module string, input []byte) string {
	t.Helper()
	node, err := exec.LookPath("node")
	needs(t, "Node.js", err)
	consumer(t, "@actions/core")
	cmd := exec.CommandContext(t.Context(), node, "--input-type=module", "-e", module)
	cmd.Dir = "testdata/consumers"
	cmd.Stdin = strings.NewReader(string(input))
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("node: %v\n%s", err, stderr.String())
	}
	return string(out)
}

// FuzzGitHub writes hostile reports. There is a command for each finding, and no other.
func FuzzGitHub(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string, column, endColumn, _ int, _, _ bool) {
		out := render(t, "github", hostile(text, column, endColumn), Options{Root: text})
		checkHarmless(t, out)
		list := commands(t, out)
		if len(list) != 2 || list[0].Name != "error" {
			t.Errorf("commands %+v", list)
		}
		for _, c := range list {
			if !slices.Contains([]string{"error", "warning", "notice"}, c.Name) {
				t.Errorf("command %q", c.Name)
			}
		}
	})
}
