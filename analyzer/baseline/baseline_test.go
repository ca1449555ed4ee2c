package baseline_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer/baseline"
	"github.com/synclint/synclint/analyzer/report"
)

// view looks at files whose lines are given, from a folder.
func view(base string, files map[string]string) baseline.View {
	return baseline.View{Base: base, Line: func(path string, n int) (string, bool) {
		lines := strings.Split(files[path], "\n")
		if n > len(lines) {
			return "", false
		}
		return lines[n-1], true
	}}
}

func finding(rule, path string, line int) report.Finding {
	return report.Finding{Rule: rule, Place: report.Place{Path: path, Line: line}}
}

func always(string) bool { return true }

func TestKnown(t *testing.T) {
	old := view("", map[string]string{"app/a.js": "x\nx\ny", "app/b.js": "x"})
	b := old.Of([]report.Finding{
		finding("r", "app/a.js", 1), finding("r", "app/a.js", 2), finding("r", "app/a.js", 3), finding("s", "app/b.js", 1),
	})
	stored, err := baseline.Parse(b.Text())
	if err != nil {
		t.Fatal(err)
	}
	if stored.Len() != 4 {
		t.Errorf("%d findings", stored.Len())
	}
	for name, test := range map[string]struct {
		view  baseline.View
		found []report.Finding
		want  []bool
	}{
		"the same":           {old, []report.Finding{finding("r", "app/a.js", 1), finding("r", "app/a.js", 2), finding("s", "app/b.js", 1)}, []bool{true, true, true}},
		"moved":              {view("", map[string]string{"app/a.js": "\n\n  y\n\tx "}), []report.Finding{finding("r", "app/a.js", 3), finding("r", "app/a.js", 4)}, []bool{true, true}},
		"one more":           {view("", map[string]string{"app/a.js": "x\nx\nx"}), []report.Finding{finding("r", "app/a.js", 1), finding("r", "app/a.js", 2), finding("r", "app/a.js", 3)}, []bool{true, true, false}},
		"other text":         {view("", map[string]string{"app/a.js": "xy"}), []report.Finding{finding("r", "app/a.js", 1)}, []bool{false}},
		"another rule":       {old, []report.Finding{finding("s", "app/a.js", 1)}, []bool{false}},
		"another file":       {view("", map[string]string{"c.js": "x"}), []report.Finding{finding("r", "c.js", 1)}, []bool{false}},
		"seen from within":   {view("app", map[string]string{"a.js": "x"}), []report.Finding{finding("r", "a.js", 1)}, []bool{true}},
		"a file that's gone": {view("", nil), []report.Finding{finding("r", "app/a.js", 1)}, []bool{false}},
	} {
		known := test.view.Known(stored)
		var got []bool
		for _, f := range test.found {
			got = append(got, known(f))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestWithAndWithout(t *testing.T) {
	files := map[string]string{"a.js": "x\nx", "b.js": "x", "c.js": "x"}
	v := view("", files)
	old := v.Of([]report.Finding{finding("r", "a.js", 1), finding("r", "a.js", 2), finding("r", "b.js", 1)})
	today := v.Of([]report.Finding{finding("r", "a.js", 1), finding("r", "c.js", 1)})
	onlyA := func(path string) bool { return path == "a.js" }
	for name, test := range map[string]struct {
		within     func(string) bool
		kept, with []report.Finding
		stale      int
	}{
		"all":        {always, []report.Finding{finding("r", "a.js", 1)}, []report.Finding{finding("r", "a.js", 1), finding("r", "c.js", 1)}, 2},
		"one's file": {onlyA, []report.Finding{finding("r", "a.js", 1), finding("r", "b.js", 1)}, []report.Finding{finding("r", "a.js", 1), finding("r", "b.js", 1), finding("r", "c.js", 1)}, 1},
	} {
		kept, stale := old.Without(today, test.within)
		if diff := cmp.Diff(string(v.Of(test.kept).Text()), string(kept.Text())); diff != "" || stale != test.stale {
			t.Errorf("%s: %d stale, and kept (-want +got):\n%s", name, stale, diff)
		}
		if diff := cmp.Diff(string(v.Of(test.with).Text()), string(old.With(today, test.within).Text())); diff != "" {
			t.Errorf("%s: with (-want +got):\n%s", name, diff)
		}
	}
}

func TestText(t *testing.T) {
	v := view("", map[string]string{"a.js": "x\nx", "<é>.js": "x"})
	got := string(v.Of([]report.Finding{finding("s", "a.js", 1), finding("r", "a.js", 1), finding("r", "a.js", 2), finding("r", "<é>.js", 1)}).Text())
	want := `{
  "version": 1,
  "findings": [
    {"path":"\u003cé\u003e.js","rule":"r","fingerprint":"2d711642b726b044","count":1},
    {"path":"a.js","rule":"r","fingerprint":"2d711642b726b044","count":2},
    {"path":"a.js","rule":"s","fingerprint":"2d711642b726b044","count":1}
  ]
}
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := string((&baseline.Baseline{}).Text()); got != "{\n  \"version\": 1,\n  \"findings\": [\n  ]\n}\n" {
		t.Errorf("of nothing: %q", got)
	}
}

func TestParseMistakes(t *testing.T) {
	for text, want := range map[string]string{
		``:                              "this is no baseline: EOF",
		`[]`:                            "this is no baseline: json: cannot unmarshal",
		`{"version": 2}`:                "this is a baseline of version 2; this synclint knows version 1",
		`{"findings": 1}`:               "this is no baseline: json: cannot unmarshal",
		`{"version": 1, "finding": []}`: `this is no baseline: json: unknown field "finding"`,
		`{"version": 1, "findings": [{"path": "a", "rule": "r", "fingerprint": "x", "count": 0}]}`: "this is no baseline: it has an entry without path, rule or count",
	} {
		if _, err := baseline.Parse([]byte(text)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", text, err, want)
		}
	}
}
