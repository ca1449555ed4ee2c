package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/rules"
)

// TestFixes applies every fix that the findings in the rules' bad examples have, and analyzes what
// comes out: the finding is gone and nothing as bad as it is new.
func TestFixes(t *testing.T) {
	for _, r := range rules.All() {
		offered := 0
		for i, e := range r.Doc.Bad {
			before := check(t, e)
			for _, f := range before {
				if f.rule.ID != r.ID {
					continue
				}
				offered += len(f.Fixes)
				for _, fix := range f.Fixes {
					t.Run(fmt.Sprintf("%s/bad%d/%s", r.ID, i, fix.Title), func(t *testing.T) {
						after := rules.Example{Code: applied(t, e.Code, fix), Worker: e.Worker}
						t.Logf("after the fix:\n%s", after.Code)
						checkFixed(t, r, before, check(t, after))
					})
				}
			}
		}
		if (offered > 0) != (r.Doc.Fix != "") {
			t.Errorf("%s: the examples have %d fixes, but the documentation says %q", r.ID, offered, r.Doc.Fix)
		}
	}
}

func checkFixed(t *testing.T, r *rules.Rule, before, after []finding) {
	t.Helper()
	count := func(list []finding, counts func(*rules.Rule) bool) (n int) {
		for _, f := range list {
			if counts(f.rule) {
				n++
			}
		}
		return n
	}
	same := func(other *rules.Rule) bool { return other.ID == r.ID }
	if was, is := count(before, same), count(after, same); is >= was {
		t.Errorf("%d findings of %s, as before:\n%s", is, r.ID, messages(after))
	}
	asBad := func(other *rules.Rule) bool { return rank(other.Severity) <= rank(r.Severity) }
	if was, is := count(before, asBad), count(after, asBad); is >= was {
		t.Errorf("there were %d findings as bad as this one, and now:\n%s", was, messages(after))
	}
}

// rank orders severities from bad to good.
func rank(s report.Severity) int {
	return slices.Index([]report.Severity{report.Error, report.Warning, report.Info}, s)
}

// applied returns code with a fix in it.
func applied(t *testing.T, code string, fix rules.Fix) string {
	t.Helper()
	if !(rules.Example{Code: code}).IsApp() {
		return edited(t, code, fix.Edits)
	}
	archive := txtar.Parse([]byte(code))
	for i, f := range archive.Files {
		edits := slices.DeleteFunc(slices.Clone(fix.Edits), func(e rules.Edit) bool { return e.Script.File.Path != f.Name })
		archive.Files[i].Data = []byte(edited(t, string(f.Data), edits))
	}
	return string(txtar.Format(archive))
}

// edited returns the text of a file after edits.
func edited(t *testing.T, code string, edits []rules.Edit) string {
	t.Helper()
	var b strings.Builder
	end := 0
	for _, e := range edits {
		start := int(e.Span.Start)
		if start < end || e.Span.End < e.Span.Start || int(e.Span.End) > len(code) {
			t.Fatalf("edit of %v behind %d in\n%s", e.Span, end, code)
		}
		if !e.Node.Range().Contains(e.Span) {
			t.Errorf("edit of %v, which is not in its node %v", e.Span, e.Node.Range())
		}
		b.WriteString(code[end:start] + e.Text)
		end = int(e.Span.End)
	}
	return b.String() + code[end:]
}
