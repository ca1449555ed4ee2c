package config_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/tailscale/hujson"

	"github.com/synclint/synclint/analyzer/config"
	"github.com/synclint/synclint/analyzer/report"
)

var rules = []string{"missing-fallback", "unguarded-sync"}

const full = `// Settings of the notes app.
{
  "$schema": "https://example.com/schema.json",
  "version": 1,
  "targets": ["last 2 versions", "Firefox ESR"],
  "strict": true,
  "rules": {"missing-fallback": "error", "unguarded-sync": "off"},
  "include": ["public", "src/**/*.ts"],
  "exclude": ["public/vendor/", "**/*.min.js"],
  "pages": ["src/main.ts"],
  "workers": ["./src/worker.ts"],
  "network": ["@acme/api#send()"],
  "registrations": ["app.worker.ready()", "$sw"],
  /* Old browsers never see these. */
  "overrides": [
    {"files": ["src/kiosk/**"], "rules": {"unguarded-sync": "info"}},
  ],
}`

func TestParse(t *testing.T) {
	got, err := config.Parse("synclint.config.json", []byte(full), rules)
	if err != nil {
		t.Fatal(err)
	}
	want := &config.Config{
		Targets: []string{"last 2 versions", "Firefox ESR"},
		Strict:  true,
		Rules:   map[string]report.Severity{"missing-fallback": report.Error, "unguarded-sync": config.Off},
		Include: []string{"public", "src/**/*.ts"},
		Exclude: []string{"public/vendor", "**/*.min.js"},
		Pages:   []string{"src/main.ts"},
		Workers: []string{"src/worker.ts"},
		Network: []string{"@acme/api#send()"}, Registrations: []string{"app.worker.ready()", "$sw"},
		Overrides: []config.Override{{
			Files: []string{"src/kiosk/**"}, Rules: map[string]report.Severity{"unguarded-sync": report.Info},
		}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// mistakes are settings with a mistake, and what is said of it. structural ones break the schema too.
var mistakes = []struct {
	text, want string
	structural bool
}{
	{``, `1:1: parsing value: unexpected EOF`, true},
	{`{"version": 1, "rules"}`, `1:23: invalid character '}' after object name`, true},
	{"{\n  \"version\": 1,\n\t\"é📝\" \"\"}", `3:8: invalid character '"' after object name`, true},
	{`[]`, `1:1: the configuration must be an object`, true},
	{`{}`, `1:1: "version": 1 is missing`, true},
	{`{"version": 2}`, `1:13: version 2 is of a newer synclint; this one knows version 1`, true},
	{`{"version": "1"}`, `1:13: version must be 1`, true},
	{`{"version": 1.5}`, `1:13: version must be 1`, true},
	{"{\n  \"version\": 1,\n  \"target\": []\n}", `3:3: unknown key "target"; did you mean "targets"?`, true},
	{`{"version": 1, "something": 1}`, `1:16: unknown key "something"`, true},
	{`{"version": 1, "strict": true, "strict": false}`, `1:32: "strict" is set twice`, false},
	{`{"version": 1, "strict": "yes"}`, `1:26: strict must be true or false`, true},
	{`{"version": 1, "targets": 5}`, `1:27: targets must be a list of strings`, true},
	{`{"version": 1, "targets": " "}`, `1:27: a query of targets must not be empty`, true},
	{`{"version": 1, "targets": ["a", null]}`, `1:33: each of targets must be a string`, true},
	{`{"version": 1, "rules": {"ungarded-sync": "off"}}`, `1:26: unknown key "ungarded-sync"; did you mean "unguarded-sync"?`, true},
	{`{"version": 1, "rules": {"unguarded-sync": "warn"}}`, `1:44: unknown severity "warn"`, true},
	{`{"version": 1, "rules": {"unguarded-sync": "warnings"}}`, `1:44: unknown severity "warnings"; did you mean "warning"?`, true},
	{`{"version": 1, "rules": {"unguarded-sync": 2}}`, `1:44: the severity of unguarded-sync must be a string`, true},
	{`{"version": 1, "rules": []}`, `1:25: rules must be an object`, true},
	{`{"version": 1, "include": ["a", "[b"]}`, `1:33: "[b" is no glob`, false},
	{`{"version": 1, "exclude": ["../a"]}`, `1:28: "../a" must be relative to the folder of the configuration, and in it`, true},
	{`{"version": 1, "workers": ["/etc/passwd"]}`, `1:28: "/etc/passwd" must be relative to the folder of the configuration, and in it`, true},
	{`{"version": 1, "pages": ["a\\b.html"]}`, `1:26: "a\\b.html": folders are parted by slashes`, false},
	{`{"version": 1, "exclude": ["!a"]}`, `1:28: "!a": a path can't be negated`, true},
	{`{"version": 1, "exclude": [""]}`, `1:28: a path must not be empty`, true},
	{`{"version": 1, "overrides": [{"rules": {}}]}`, `1:30: "files" is missing, or empty`, true},
	{`{"version": 1, "overrides": [{"files": ["a"], "rule": {}}]}`, `1:47: unknown key "rule"; did you mean "rules"?`, true},
	{`{"version": 1, "network": ["await f()"]}`, `1:28: "await f()" is no name such as "@acme/api#send()" or "app.worker"`, true},
	{`{"version": 1, "registrations": ["a#b#c"]}`, `1:34: "a#b#c" is no name such as "@acme/api#send()" or "app.worker"`, true},
	{`{"version": 1, "overrides": {}}`, `1:29: overrides must be a list of objects`, true},
	{strings.Repeat("[", 1000), `1:1: the file is too large, or nested too deeply`, true},
	{"\uFEFF{\"version\": 1,\n \"x\": 1}", `2:2: unknown key "x"`, true},
}

func TestMistakes(t *testing.T) {
	for _, test := range mistakes {
		_, err := config.Parse("synclint.config.json", []byte(test.text), rules)
		if _, ok := errors.AsType[*config.Error](err); !ok {
			t.Errorf("%q: error %v", test.text, err)
			continue
		}
		if want := "synclint.config.json:" + test.want; err.Error() != want {
			t.Errorf("%.60q: %s, want %s", test.text, err, want)
		}
	}
}

func TestParsePackage(t *testing.T) {
	for text, want := range map[string]struct {
		strict bool
		found  bool
		err    string
	}{
		`{"name": "notes", "synclint": {"version": 1, "strict": true}}`: {true, true, ""},
		`{"name": "notes"}`: {},
		`{"name": `:         {},
		`[]`:                {},
		`{"synclint": {"version": 1, "strickt": 1}}`: {err: `package.json:1:29: unknown key "strickt"; did you mean "strict"?`},
		`{"synclint": true}`:                         {err: `package.json:1:14: the configuration must be an object`},
	} {
		c, err := config.ParsePackage("package.json", []byte(text), rules)
		if got := errorText(err); got != want.err {
			t.Errorf("%s: error %q, want %q", text, got, want.err)
		}
		if (c != nil) != want.found || c != nil && c.Strict != want.strict {
			t.Errorf("%s: %+v", text, c)
		}
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestSeverity(t *testing.T) {
	c := &config.Config{
		Rules: map[string]report.Severity{"a": report.Error, "b": config.Off},
		Overrides: []config.Override{
			{Files: []string{"src"}, Rules: map[string]report.Severity{"a": report.Info, "c": report.Info}},
			{Files: []string{"src/old/**"}, Rules: map[string]report.Severity{"a": config.Off}},
		},
	}
	strict := &config.Config{Strict: true, Rules: map[string]report.Severity{"b": report.Info}}
	for _, test := range []struct {
		config     *config.Config
		rule, file string
		want       report.Severity
	}{
		{&config.Config{}, "a", "a.js", report.Warning},
		{c, "a", "a.js", report.Error},
		{c, "a", "src/a.js", report.Info},
		{c, "a", "src/old/a.js", config.Off},
		{c, "b", "src/old/a.js", config.Off},
		{c, "c", "a.js", report.Warning},
		{c, "c", "src/a.js", report.Info},
		{strict, "a", "a.js", report.Error},
		{strict, "b", "a.js", report.Info},
	} {
		if got := test.config.Severity(test.rule, report.Warning, report.Error, test.file); got != test.want {
			t.Errorf("%s in %s: %s, want %s", test.rule, test.file, got, test.want)
		}
	}
	if got := strict.Severity("a", report.Warning, "", "a.js"); got != report.Warning {
		t.Errorf("a rule that is not more severe: %s", got)
	}
}

func TestMatch(t *testing.T) {
	for _, test := range []struct {
		glob, name string
		want       bool
	}{
		{"vendor", "vendor/a.js", true},
		{"vendor", "vendor/b/a.js", true},
		{"vendor", "src/vendor/a.js", false},
		{"**/vendor", "src/vendor/b/a.js", true},
		{"**/*.min.js", "a.min.js", true},
		{"*.js", "src/a.js", false},
		{"src/**/*.{js,ts}", "src/a.ts", true},
		{"src/*.js", "src/a/b.js", false},
		{"a.js", "a.js", true},
		{"メモ/*", "メモ/é.js", true},
	} {
		if got := config.Match([]string{"other", test.glob}, test.name); got != test.want {
			t.Errorf("%s and %s: %v", test.glob, test.name, got)
		}
	}
}

// TestSchema has the schema decide on the same settings as the parser.
func TestSchema(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(config.Schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("config.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("config.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	valid := func(text string) bool {
		standard, err := hujson.Standardize([]byte(strings.TrimPrefix(text, "\uFEFF")))
		if err != nil {
			return false
		}
		instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(standard))
		return err == nil && schema.Validate(instance) == nil
	}
	for _, text := range []string{full, `{"version": 1}`, `{"version": 1, "targets": "defaults"}`} {
		if !valid(text) {
			t.Errorf("not valid:\n%s", text)
		}
	}
	for _, test := range mistakes {
		if test.structural && valid(test.text) {
			t.Errorf("valid:\n%.100s", test.text)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(full)
	for _, m := range mistakes {
		f.Add(m.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := config.Parse("a.json", []byte(text), rules)
		if (c == nil) == (err == nil) {
			t.Errorf("%v and %v", c, err)
		}
		if located, ok := errors.AsType[*config.Error](err); err != nil && (!ok || located.Line < 1 || located.Column < 1) {
			t.Errorf("error without a place: %v", err)
		}
	})
}
