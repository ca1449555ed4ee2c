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

// TestSchemaMatchesStructs compares the schemas with the structs, both ways: names of types,
// properties, and which of them are always there.
func TestSchemaMatchesStructs(t *testing.T) {
	compareWithStructs(t, "Report", reflect.TypeFor[Report](), describedBy(t, Schema))
	// What a table shares with a report is described there.
	structs := map[string]reflect.Type{}
	collectStructs(reflect.TypeFor[Report](), structs)
	table := describedBy(t, TableSchema)
	for name := range structs {
		if _, ok := table[name]; ok {
			t.Errorf("%s: in both schemas", name)
		}
	}
	for name, def := range describedBy(t, Schema) {
		if name != "" {
			table[name] = def
		}
	}
	both := map[string]reflect.Type{}
	collectStructs(reflect.TypeFor[Table](), both)
	for name := range structs {
		if _, ok := both[name]; !ok {
			delete(table, name)
		}
	}
	compareWithStructs(t, "Table", reflect.TypeFor[Table](), table)
}

// describedBy returns the object types of a schema, the document itself under "".
func describedBy(t *testing.T, text []byte) map[string]object {
	t.Helper()
	var schema struct {
		object
		Defs map[string]object `json:"$defs"`
	}
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	described := map[string]object{"": schema.object}
	for name, def := range schema.Defs {
		if def.Properties != nil {
			described[name] = def
		}
	}
	return described
}

// compareWithStructs compares the types that root is made of with what is described, where "" is
// the root.
func compareWithStructs(t *testing.T, name string, root reflect.Type, described map[string]object) {
	t.Helper()
	described[name] = described[""]
	delete(described, "")
	structs := map[string]reflect.Type{}
	collectStructs(root, structs)
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
	for _, text := range [][]byte{Schema, TableSchema} {
		var schema map[string]any
		if err := json.Unmarshal(text, &schema); err != nil {
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
		"own statistics": {func(r *Report) {
			r.Data.Usage, r.Targets.Traffic = nil, Traffic{Source: "stats", Tracked: 100}
		}, true},
		"share above 100": {func(r *Report) { r.Coverage[0].Share = 101 }, false},
		"no such outcome": {func(r *Report) { r.Usages[0].Outcomes["native"] = "fine" }, false},
		"absolute path":   {func(r *Report) { r.Usages[0].Path = "/etc/passwd" }, false},
		"no rule":         {func(r *Report) { r.Findings[0].Rule = "" }, false},
		"other version":   {func(r *Report) { r.SchemaVersion = 2 }, false},
		"date in words":   {func(r *Report) { r.Data.BrowserCompatData.Date = "today" }, false},
	} {
		t.Run(name, func(t *testing.T) {
			r := fullReport()
			test.change(r)
			err := validate(t, "report.schema.json", r)
			if test.valid && err != nil {
				t.Errorf("not valid: %v", err)
			}
			if !test.valid && err == nil {
				t.Error("valid, but should not be")
			}
		})
	}
}

// validate compares the JSON form of v with one of the schemas.
func validate(t *testing.T, name string, v any) error {
	t.Helper()
	const folder = "https://raw.githubusercontent.com/synclint/synclint/main/analyzer/report/"
	c := jsonschema.NewCompiler()
	for name, text := range map[string][]byte{"report.schema.json": Schema, "table.schema.json": TableSchema} {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := c.AddResource(folder+name, doc); err != nil {
			t.Fatal(err)
		}
	}
	schema, err := c.Compile(folder + name)
	if err != nil {
		t.Fatal(err)
	}
	encoded, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(encoded))
	if err != nil {
		t.Fatal(err)
	}
	return schema.Validate(instance)
}

func TestTableSchemaValidation(t *testing.T) {
	for name, test := range map[string]struct {
		change func(*Table)
		valid  bool
	}{
		"full":             {func(*Table) {}, true},
		"without an app":   {func(t *Table) { t.Rows[0].Cells[0].Outcome = "" }, true},
		"never supported":  {func(t *Table) { t.Rows[0].Cells[0].Since = "" }, true},
		"unknown browser":  {func(t *Table) { t.Rows[0].Cells[0].Support = "unknown" }, true},
		"nil list":         {func(t *Table) { t.Rows = nil }, false},
		"no such support":  {func(t *Table) { t.Rows[0].Cells[0].Support = "maybe" }, false},
		"shares of what":   {func(t *Table) { t.Features[0].Shares["works"] = 1 }, false},
		"no such position": {func(t *Table) { t.Features[0].Positions[0].Position = "harmful" }, false},
		"script for link":  {func(t *Table) { t.Features[0].Documentation = "javascript:alert(1)" }, false},
	} {
		t.Run(name, func(t *testing.T) {
			table := fullTable()
			test.change(table)
			err := validate(t, "table.schema.json", table)
			if test.valid && err != nil {
				t.Errorf("not valid: %v", err)
			}
			if !test.valid && err == nil {
				t.Error("valid, but should not be")
			}
		})
	}
}

// fullTable returns a table in which every field is set.
func fullTable() *Table {
	r := fullReport()
	return &Table{
		SchemaVersion: SchemaVersion, Tool: r.Tool, Data: r.Data, Targets: r.Targets,
		Features: []TableFeature{{
			Feature: BackgroundSync, Baseline: Baseline{"newly", "2026-01-01"},
			Positions:     []Position{{"WebKit", "none", []string{"power"}, "https://webkit.org", "2026-01-01"}},
			Documentation: "https://developer.mozilla.org", Used: true,
			Shares: map[string]float64{"no": 2.5}, Impact: r.Impact,
		}},
		Rows: []TableRow{{"firefox", []string{"160"}, 2.5, []TableCell{{"no", "159", Throws}}}},
	}
}

// fullReport returns a report in which every field is set.
func fullReport() *Report {
	place := Place{Path: "app.js", Line: 1, Column: 7, EndLine: 1, EndColumn: 20}
	tag := Tag{Kind: "literal", Value: "outbox"}
	return &Report{
		SchemaVersion: SchemaVersion,
		Tool:          Tool{"synclint", "1.0.0"},
		Data:          Data{Source{"8.1.9", "2026-11-12"}, &Source{"1.0.1", "2026-11-11"}},
		Targets: Targets{
			[]string{"firefox 160"},
			"package.json",
			[]string{"../package.json"},
			[]Browser{{"firefox", []string{"160"}, []float64{2.5}, 2.5}},
			[]Browser{{"op_mini", []string{"all"}, []float64{0}, 0}},
			Traffic{"caniuse", "DE", 97.5, 85.25},
		},
		Files: Files{3, 2, []Diagnostic{{"broken.js", 2, 4, "unexpected )"}}},
		Usages: []Usage{{
			Feature: BackgroundSync, Operation: OpRegister, Context: "window", Place: place, Tag: tag,
			Guard:    Guard{Guarded, "sync-in-registration", "app.js", 1, 2},
			Fallback: Fallback{Partial, []Strategy{{"online-listener", "app.js", 9}}},
			Outcomes: map[string]Outcome{"native": Works},
			Browsers: []BrowserOutcome{{"firefox", "160", FallsBack}},
			Shares:   map[Outcome]float64{FallsBack: 2.5},
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
		Coverage:   []Coverage{{BackgroundSync, "firefox", []string{"160"}, "no", Throws, 2.5}},
		Impact:     []Impact{{BackgroundSync, Throws, 2.5, 2.9, []Browser{{"firefox", []string{"160"}, []float64{2.5}, 2.5}}}},
		Suppressed: 1, Baselined: 2,
	}
}
