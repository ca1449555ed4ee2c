package main

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/pflag"

	"github.com/synclint/synclint/analyzer"
)

// fence is a fenced code block of the README. Group 1 is its language, group 2 its content.
var fence = regexp.MustCompile("(?ms)^```(\\w*)\\n(.*?)^```$")

// TestReadmeConsole runs the commands in the README's console blocks from the top of the
// repository and compares what they print. With -update it writes that into the README.
func TestReadmeConsole(t *testing.T) {
	t.Chdir("../..")
	readme := readFile(t, "README.md")
	blocks := 0
	got := fence.ReplaceAllStringFunc(readme, func(block string) string {
		m := fence.FindStringSubmatch(block)
		if m[1] != "console" {
			return block
		}
		blocks++
		return "```console\n" + replay(t, m[2]) + "```"
	})
	if blocks == 0 {
		t.Error("there is no console block")
	}
	if *update {
		writeFile(t, "README.md", got)
		return
	}
	if diff := cmp.Diff(readme, got); diff != "" {
		t.Errorf("the README differs from what the commands print (-README +commands):\n%s", diff)
	}
}

// replay runs the commands of a console block, the lines that begin with `$ `, and returns the
// block with what they print.
func replay(t *testing.T, block string) string {
	t.Helper()
	var out bytes.Buffer
	for line := range strings.Lines(block) {
		command, ok := strings.CutPrefix(line, "$ ")
		if !ok {
			continue
		}
		args, ok := synclintArgs(command)
		if !ok {
			t.Errorf("only synclint can be run in a console block: %s", command)
		}
		out.WriteString(line)
		a := app{
			stdin: new(bytes.Buffer), stdout: &out, stderr: &out,
			env: func(string) string { return "" }, analyze: analyzer.Analyze,
		}
		if status := a.run(t.Context(), args); status == exitFailure {
			t.Errorf("exit status %d: %s", status, command)
		}
	}
	return out.String()
}

// invocation is a command that runs synclint. Group 1 is its arguments.
var invocation = regexp.MustCompile(`(?:^|[\s;&|])(?:go run \./cmd/synclint|synclint)( .*)?$`)

// synclintArgs returns the arguments of a shell command that runs synclint.
func synclintArgs(command string) ([]string, bool) {
	command, _, _ = strings.Cut(command, " #")
	command, _, _ = strings.Cut(command, " | ")
	m := invocation.FindStringSubmatch(strings.TrimSpace(command))
	if m == nil {
		return nil, false
	}
	return strings.Fields(m[1]), true
}

// TestReadmeCommands checks the flags of all other synclint commands in the README and that of the
// npm package, which can't be run in a test.
func TestReadmeCommands(t *testing.T) {
	commands := 0
	pages := readFile(t, "../../README.md") + readFile(t, "../package-npm/launcher/README.md")
	for _, m := range fence.FindAllStringSubmatch(pages, -1) {
		if m[1] != "sh" && m[1] != "yaml" {
			continue
		}
		for line := range strings.Lines(m[2]) {
			args, ok := synclintArgs(line)
			if !ok {
				continue
			}
			commands++
			if err := parse(args); err != nil {
				t.Errorf("%s: %v", strings.TrimSpace(line), err)
			}
		}
	}
	if commands < 5 {
		t.Errorf("only %d commands were recognized", commands)
	}
}

// parse parses a command line without running it.
func parse(args []string) error {
	root := new(app).rootCommand()
	cmd, rest, err := root.Find(args)
	if err != nil {
		return err
	}
	if err := cmd.ParseFlags(rest); err != nil && !errors.Is(err, pflag.ErrHelp) {
		return err
	}
	return nil
}

// readmeBlock returns the fenced block of the README that begins with start.
func readmeBlock(t *testing.T, start string) string {
	t.Helper()
	for _, m := range fence.FindAllStringSubmatch(readFile(t, "../../README.md"), -1) {
		if strings.HasPrefix(m[2], start) {
			return m[2]
		}
	}
	t.Fatalf("no block of the README begins with %q", start)
	return ""
}
