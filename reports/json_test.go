package reports

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/synclint/synclint/analyzer/report"
)

// The fixture is in the form that JSON output has, so it must come out as it went in.
func TestJSONRoundTrip(t *testing.T) {
	want, err := os.ReadFile("testdata/notes.json")
	if err != nil {
		t.Fatal(err)
	}
	got := render(t, "json", load(t, "notes"), Options{Color: true, Verbose: true, Width: 40})
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("output (-want +got):\n%s", diff)
	}
}

func TestJSONMatchesSchema(t *testing.T) {
	c := jsonschema.NewCompiler()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(report.Schema))
	if err != nil {
		t.Fatal(err)
	}
	if err := c.AddResource("schema", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("schema")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"notes", "hostile", "wide"} {
		for _, quiet := range []bool{false, true} {
			out := render(t, "json", load(t, name), Options{Quiet: quiet})
			instance, err := jsonschema.UnmarshalJSON(strings.NewReader(out))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(instance); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

func TestJSONQuiet(t *testing.T) {
	r := load(t, "notes")
	before := len(r.Findings)
	var got report.Report
	if err := json.Unmarshal([]byte(render(t, "json", r, Options{Quiet: true})), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Findings) != 2 {
		t.Errorf("%d findings, want the 2 errors", len(got.Findings))
	}
	if len(r.Findings) != before {
		t.Error("the report itself was changed")
	}
}

func TestJSONEscapes(t *testing.T) {
	r := load(t, "notes")
	text := "<b>&\u009b31m\u202e\x7f\x1b\U000E0041 \u2028日本📝"
	r.Findings[0].Message = text
	out := render(t, "json", r, Options{})
	if want := `"message": "<b>&\u009b31m\u202e\u007f\u001b\udb40\udc41 \u2028日本📝",`; !strings.Contains(out, want) {
		t.Errorf("no %s in\n%s", want, out)
	}
	var got report.Report
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	if got.Findings[0].Message != text {
		t.Errorf("message %q came back as %q", text, got.Findings[0].Message)
	}
	if !strings.HasSuffix(out, "}\n") {
		t.Errorf("output ends in %q", out[len(out)-3:])
	}
}
