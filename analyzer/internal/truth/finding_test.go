package truth

import (
	"slices"
	"testing"

	"github.com/synclint/synclint/analyzer"
	"github.com/synclint/synclint/analyzer/report"
)

// losing are the rules about handlers of which the browser takes what has failed for done, or fires the
// event again without a pause.
var losing = []string{
	"handler-without-waituntil", "waituntil-not-a-promise", "waituntil-after-await", "swallowed-sync-error",
	"unchecked-response-status", "floating-promise-in-handler", "reregister-in-sync-handler",
	"unhandled-sync-tag", "late-sync-listener",
}

// repeating are those about handlers that fail although the server has the data, which is sent again.
var repeating = []string{"idb-transaction-across-fetch", "notification-can-fail-sync"}

// TestFindingsOnHandlers has a finding of the losing rules on each handler that, as TestHandlers sees it, does
// not send the data in the end, whatever the server answers, and none on the others. A finding of the
// repeating rules is on handlers only that the browser repeats although the server is well.
func TestFindingsOnHandlers(t *testing.T) {
	for _, a := range readApps(t, "testdata/handlers", "index.html", "app.js") {
		t.Run(a.name, func(t *testing.T) {
			fates := expected(t, a)
			loses := false
			for _, fate := range fates {
				loses = loses || fate == "dropped" || fate == "loops"
			}
			r, err := analyzer.Analyze(t.Context(), analyzer.Options{FS: a.files})
			if err != nil {
				t.Fatal(err)
			}
			found, repeats := of(r.Findings, losing), of(r.Findings, repeating)
			switch {
			case fates["fine"] != "retried" && len(repeats) > 0:
				t.Errorf("%s: %s; but the archive says:\n%s", repeats[0].Rule, repeats[0].Message, a.about)
			case loses && len(found) == 0:
				t.Errorf("no finding, but the archive says:\n%s", a.about)
			case !loses && len(found) > 0:
				t.Errorf("%s: %s; but the archive says:\n%s", found[0].Rule, found[0].Message, a.about)
			}
		})
	}
}

// of returns the findings of some rules.
func of(findings []report.Finding, rules []string) []report.Finding {
	return slices.DeleteFunc(slices.Clone(findings), func(f report.Finding) bool { return !slices.Contains(rules, f.Rule) })
}
