package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer/config"
	"github.com/synclint/synclint/analyzer/rules"
)

// TestConfigSchemaHasAllRules compares the rules that the schema of the settings lists with those
// that there are. With -update it writes them into the schema.
func TestConfigSchemaHasAllRules(t *testing.T) {
	const file = "../../analyzer/config/config.schema.json"
	schema := readFile(t, file)
	var lines []string
	for _, r := range describedRules() {
		title, err := json.Marshal(r.Title)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, fmt.Sprintf(`        %q: {"description": %s, "$ref": "#/$defs/severity"}`, r.ID, title))
	}
	list := regexp.MustCompile(`(?s)("description": "Severities of findings, by rule.*?"properties": \{\n)(.*?)( +\})`)
	want := list.ReplaceAllString(schema, "${1}"+strings.ReplaceAll(strings.Join(lines, ",\n"), "$", "$$")+"\n${3}")
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
		schema = want
	}
	if diff := cmp.Diff(want, schema); diff != "" {
		t.Errorf("the schema is not up to date; run go test ./cmd/synclint -update (-want +schema):\n%s", diff)
	}
}

// What --print-config prints can be used as settings, which come to the same.
func TestPrintedConfigIsOne(t *testing.T) {
	t.Chdir(t.TempDir())
	mkdirs(t, "app")
	writeFile(t, "app/synclint.config.json", `{"version": 1, "strict": true, "targets": ["firefox 150"], "exclude": ["a/**"], "pages": ["b.js"],
		"rules": {"unguarded-sync": "off"}, "overrides": [{"files": ["c"], "rules": {"missing-fallback": "off"}}]}`)
	s := newConsole(nil, nil)
	if got := s.run("--print-config", "app"); got != exitOK {
		t.Fatalf("exit status %d: %s", got, s.stderr.String())
	}
	first := s.stdout.String()
	c, err := config.Parse("printed", []byte(first), rules.IDs())
	if err != nil {
		t.Fatalf("%v\n%s", err, first)
	}
	if len(c.Rules) != len(rules.All()) || len(c.Overrides) != 1 || len(c.Targets) != 1 {
		t.Errorf("something is missing:\n%s", first)
	}
	writeFile(t, "app/synclint.config.json", first)
	s.run("--print-config", "app")
	if diff := cmp.Diff(first, s.stdout.String()); diff != "" {
		t.Errorf("(-first +second):\n%s", diff)
	}
}

// The settings that init writes are valid in both forms: as they are, and with all comments that
// show a setting taken out of their comments.
func TestInitialSettingsAreValid(t *testing.T) {
	text := initial(notes(t))
	if _, err := config.Parse("initial", []byte(text), rules.IDs()); err != nil {
		t.Errorf("%v\n%s", err, text)
	}
	set := regexp.MustCompile(`(?m)^( +)// (".*,)$`).ReplaceAllString(text, "$1$2")
	c, err := config.Parse("initial", []byte(set), rules.IDs())
	if err != nil {
		t.Fatalf("%v\n%s", err, set)
	}
	if !c.Strict || len(c.Rules) == 0 || len(c.Exclude) == 0 || len(c.Workers) == 0 || len(c.Overrides) == 0 {
		t.Errorf("not all is set: %+v", c)
	}
	if !bytes.Contains([]byte(text), []byte("1 finding now")) {
		t.Errorf("no word of what was found:\n%s", text)
	}
}

// The settings that the README shows are right.
func TestReadmeSettings(t *testing.T) {
	shown := 0
	for _, m := range fence.FindAllStringSubmatch(readFile(t, "../../README.md"), -1) {
		if m[1] == "json" && strings.Contains(m[2], `"version": 1`) {
			shown++
			if _, err := config.Parse("README.md", []byte(m[2]), rules.IDs()); err != nil {
				t.Error(err)
			}
		}
	}
	if shown == 0 {
		t.Error("the README shows no settings")
	}
}
