package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"github.com/synclint/synclint/reports"
)

func TestWrongFlags(t *testing.T) {
	formats := strings.Join(reports.Names(), ", ")
	for args, want := range map[string]string{
		"--fromat json":                   "unknown flag --fromat; did you mean --format?",
		"check --verbos":                  "unknown flag --verbos; did you mean --verbose?",
		"--colour never":                  "unknown flag --colour; did you mean --color?",
		"--fail-no error":                 "unknown flag --fail-no; did you mean --fail-on?",
		"--something-else":                "unknown flag --something-else",
		"-x":                              "unknown flag -x",
		"--format":                        "the flag --format needs a value: FORMAT",
		"--output":                        "the flag --output needs a value: FORMAT=FILE",
		"--format xml":                    `wrong value "xml" for the flag --format: it is one of ` + formats,
		"--format=":                       `wrong value "" for the flag --format: it is one of ` + formats,
		"--fail-on sometimes":             `wrong value "sometimes" for the flag --fail-on: it is one of error, warning, info, never`,
		"--color=yes":                     `wrong value "yes" for the flag --color: it is one of auto, always, never`,
		"--quiet=perhaps":                 `wrong value "perhaps" for the flag --quiet: strconv.ParseBool: parsing "perhaps": invalid syntax`,
		"--output json":                   `wrong value "json" for the flag --output: it has the form FORMAT=FILE, such as json=report.json`,
		"--output json=":                  `wrong value "json=" for the flag --output: it has the form FORMAT=FILE, such as json=report.json`,
		"--output json=-":                 `wrong value "json=-" for the flag --output: for standard output there is --format`,
		"--output xml=a":                  `wrong value "xml=a" for the flag --output: unknown format "xml" (there are ` + formats + ")",
		"--output json=a --output text=a": `wrong value "text=a" for the flag --output: two reports can't go to one file`,
	} {
		s := newConsole(notes(t), nil)
		if got := s.run(strings.Fields(args)...); got != exitFailure {
			t.Errorf("%s: exit status %d", args, got)
		}
		want = "synclint: " + want + "\nrun 'synclint check --help' for help\n"
		if got := s.stderr.String(); got != want {
			t.Errorf("%s: stderr\n%swant\n%s", args, got, want)
		}
		if s.stdout.Len() > 0 || s.options.FS != nil {
			t.Errorf("%s: went on", args)
		}
	}
}

func TestNearestFlag(t *testing.T) {
	flags := pflag.NewFlagSet("", pflag.ContinueOnError)
	for _, name := range []string{"format", "fail-on", "color", "help"} {
		flags.Bool(name, false, "")
	}
	for name, want := range map[string]string{
		"formatt": "format", "frmt": "format", "fromat": "format", "failon": "fail-on", "colour": "color",
		"x": "", "": "", "targets": "", "hlep": "help",
	} {
		if got := nearestFlag(flags, name); got != want {
			t.Errorf("nearest to %q: %q, want %q", name, got, want)
		}
	}
}

func TestCompletion(t *testing.T) {
	for args, want := range map[string]string{
		"--format ":        strings.Join(reports.Names(), "\n") + "\n:4",
		"check --fail-on ": "error\nwarning\ninfo\nnever\n:4",
		"--color ":         "auto\nalways\nnever\n:4",
		"--output ":        strings.Join(reports.Names(), "=\n") + "=\n:6",
		"--output json=":   ":0",
		"ch":               "check\tAnalyze an app: findings, then what happens in each browser\n:4",
		"check ":           ":0",
	} {
		s := newConsole(notes(t), nil)
		if got := s.run(append([]string{"__complete"}, strings.Split(args, " ")...)...); got != exitOK {
			t.Errorf("%s: exit status %d", args, got)
		}
		if got := strings.TrimSpace(s.stdout.String()); got != want {
			t.Errorf("completion of %q:\n%s\nwant\n%s", args, got, want)
		}
	}
}

// A command's name goes before a path's.
func TestDefaultCommand(t *testing.T) {
	r := notes(t)
	t.Chdir(t.TempDir())
	for _, name := range []string{"check", "version", "app"} {
		mkdirs(t, name)
		writeFile(t, name+"/"+name+".js", "")
	}
	for args, want := range map[string]string{
		"": "", "check": "", "app": "app/app.js", "check app": "app/app.js", "./check": "check/check.js",
		"--quiet app": "app/app.js", "app --quiet": "app/app.js", "--format json app": "app/app.js",
		"--format json check app": "app/app.js", "check check": "check/check.js", "./version": "version/version.js",
		"app/ --color never": "app/app.js", "-- app": "app/app.js",
	} {
		s := newConsole(r, nil)
		if got := s.run(strings.Fields(args)...); got != exitFindings {
			t.Errorf("%q: exit status %d: %s", args, got, s.stderr.String())
			continue
		}
		_, file, _ := strings.Cut(want, "/")
		if file == "" {
			file = "app/app.js"
		}
		if !slices.Contains(s.files, file) {
			t.Errorf("%q: analyzed another folder, with %v", args, s.files)
		}
	}
}

func TestMisspeltCommand(t *testing.T) {
	r := notes(t)
	t.Chdir(t.TempDir())
	for args, want := range map[string]string{
		"chekc":        `synclint: no such file or folder: "chekc" (did you mean the command check?)`,
		"verson":       `synclint: no such file or folder: "verson" (did you mean the command version?)`,
		"public":       `synclint: no such file or folder: "public"`,
		"check verson": `synclint: no such file or folder: "verson"`,
	} {
		s := newConsole(r, nil)
		if got := s.run(strings.Fields(args)...); got != exitFailure {
			t.Errorf("%s: exit status %d", args, got)
		}
		if got := s.stderr.String(); got != want+"\n" {
			t.Errorf("%s: stderr %q, want %q", args, got, want)
		}
	}
}
