package report

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// object is what the tests read of an object type of the schema.
type object struct {
	Required   []string                   `json:"required"`
	Properties map[string]json.RawMessage `json:"properties"`
}

// TestSchemaMatchesStructs compares the schema with the structs, both ways: names of types,
// properties, and which of them are always there.
func TestSchemaMatchesStructs(t *testing.T) {
	var schema struct {
		object
		Defs map[string]object `json:"$defs"`
	}
	if err := json.Unmarshal(Schema, &schema); err != nil {
		t.Fatal(err)
	}
	described := map[string]object{"Report": schema.object}
	for name, def := range schema.Defs {
		if def.Properties != nil {
			described[name] = def
		}
	}

	structs := map[string]reflect.Type{}
	collectStructs(reflect.TypeFor[Report](), structs)
	for name, s := range structs {
		def, ok := described[name]
		if !ok {
			t.Errorf("%s: not in the schema", name)
			continue
		}
		delete(described, name)
		fields, required := jsonFields(s)
		properties := sortedKeys(def.Properties)
		if diff := cmp.Diff(fields, properties); diff != "" {
			t.Errorf("%s: fields and properties differ (-fields +properties):\n%s", name, diff)
		}
		slices.Sort(def.Required)
		if diff := cmp.Diff(required, def.Required); diff != "" {
			t.Errorf("%s: fields that are always there (-fields +required):\n%s", name, diff)
		}
	}
	for name := range described {
		t.Errorf("%s: in the schema, but there is no such struct", name)
	}
}

// collectStructs adds the struct types that t is made of; not Place, whose fields are embedded.
func collectStructs(t reflect.Type, structs map[string]reflect.Type) {
	switch t.Kind() {
	case reflect.Slice, reflect.Map, reflect.Pointer:
		collectStructs(t.Elem(), structs)
	case reflect.Struct:
		structs[t.Name()] = t
		for f := range t.Fields() {
			if !f.Anonymous {
				collectStructs(f.Type, structs)
			}
		}
	}
}

// jsonFields returns the names in the JSON form of a struct, sorted, and of these the ones that
// are never left out.
func jsonFields(t reflect.Type) (names, required []string) {
	for f := range t.Fields() {
		if f.Anonymous {
			inner, always := jsonFields(f.Type)
			names, required = append(names, inner...), append(required, always...)
			continue
		}
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		names = append(names, name)
		if !strings.Contains(options, "omitempty") {
			required = append(required, name)
		}
	}
	slices.Sort(names)
	slices.Sort(required)
	return names, required
}

func sortedKeys(m map[string]json.RawMessage) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// TestSchemaDescribesAll looks for properties and types without a description.
func TestSchemaDescribesAll(t *testing.T) {
	var schema map[string]any
	if err := json.Unmarshal(Schema, &schema); err != nil {
		t.Fatal(err)
	}
	var look func(path string, parts any)
	look = func(path string, parts any) {
		for name, part := range parts.(map[string]any) {
			s := part.(map[string]any)
			if _, ok := s["$ref"]; !ok && s["description"] == nil {
				t.Errorf("%s/%s has no description", path, name)
			}
			if s["properties"] != nil {
				look(path+"/"+name, s["properties"])
			}
		}
	}
	look("", schema["properties"])
	look("$defs", schema["$defs"])
}

func TestSchemaValidation(t *testing.T) {
	for name, test := range map[string]struct {
		change func(*Report)
		valid  bool
	}{
		"full":              {func(*Report) {}, true},
		"whole file failed": {func(r *Report) { r.Files.Diagnostics[0].Line, r.Files.Diagnostics[0].Column = 0, 0 }, true},
		"no guard place":    {func(r *Report) { r.Usages[0].Guard = Guard{Status: Unguarded} }, true},
		"nil list":          {func(r *Report) { r.Findings = nil }, false},
		"inner nil list":    {func(r *Report) { r.Findings[0].Related = nil }, false},
		"line 0":            {func(r *Report) { r.Findings[0].Line = 0 }, false},
		"no such severity":  {func(r *Report) { r.Findings[0].Severity = "fatal" }, false},
		"no such outcome":   {func(r *Report) { r.Usages[0].Outcomes["native"] = "fine" }, false},
		"absolute path":     {func(r *Report) { r.Usages[0].Path = "/etc/passwd" }, false},
		"no rule":           {func(r *Report) { r.Findings[0].Rule = "" }, false},
		"other version":     {func(r *Report) { r.SchemaVersion = 2 }, false},
		"date in words":     {func(r *Report) { r.Data.BrowserCompatData.Date = "today" }, false},
	} {
		t.Run(name, func(t *testing.T) {
			r := fullReport()
			test.change(r)
			err := validate(t, r)
			if test.valid && err != nil {
				t.Errorf("not valid: %v", err)
			}
			if !test.valid && err == nil {
				t.Error("valid, but should not be")
			}
		})
	}
}

func validate(t *testing.T, r *Report) error {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("report.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("report.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	encoded, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(encoded))
	if err != nil {
		t.Fatal(err)
	}
	return schema.Validate(instance)
}

// fullReport returns a report in which every field is set.
func fullReport() *Report {
	place := Place{Path: "app.js", Line: 1, Column: 7, EndLine: 1, EndColumn: 20}
	tag := Tag{Kind: "literal", Value: "outbox"}
	return &Report{
		SchemaVersion: SchemaVersion,
		Tool:          Tool{"synclint", "1.0.0"},
		Data:          Data{Source{"8.1.9", "2026-11-12"}},
		Targets:       Targets{[]string{"firefox 160"}, "flag", []Browser{{"firefox", []string{"160"}}}},
		Files:         Files{3, 2, []Diagnostic{{"broken.js", 2, 4, "unexpected )"}}},
		Usages: []Usage{{
			Feature: BackgroundSync, Operation: OpRegister, Context: "window", Place: place, Tag: tag,
			Guard:    Guard{Guarded, "sync-in-registration", "app.js", 1, 2},
			Fallback: Fallback{Partial, []Strategy{{"online-listener", "app.js", 9}}},
			Outcomes: map[string]Outcome{"native": Works},
			Browsers: []BrowserOutcome{{"firefox", "160", FallsBack}},
		}},
		Handlers: []Handler{{Event: "sync", Place: place, Tags: []Tag{tag}}},
		Findings: []Finding{{
			Rule: "unguarded-sync", Severity: Error, Message: "it throws", Place: place, Confidence: High,
			Related:     []Related{{"here", "app.js", 3, 1}},
			Fixes:       []Fix{{"Test first", "unsafe", []Edit{{place, "?."}}}},
			Fingerprint: "0a1b", Help: "test first",
		}},
		Rules: []Rule{{
			ID: "unguarded-sync", Title: "It throws", Severity: Error, Why: "It is missing.", Do: "Test first.", Fix: "Tests first.",
			Bad: []Example{{"window", "a()"}}, Good: []Example{{"service-worker", "b()"}},
			Sources: []string{"https://example.com/"}, Since: "0.1.0",
		}},
		Coverage:   []Coverage{{BackgroundSync, "firefox", []string{"160"}, "no", Throws}},
		Suppressed: 1,
	}
}
