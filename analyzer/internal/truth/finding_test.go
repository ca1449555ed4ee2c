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

// TestFindingsOnHandlers has a finding of these rules on each handler that, as TestHandlers sees it, does
// not send the data in the end, whatever the server answers, and none on the others.
func TestFindingsOnHandlers(t *testing.T) {
	for _, a := range readApps(t, "testdata/handlers", "index.html", "app.js") {
		t.Run(a.name, func(t *testing.T) {
			loses := false
			for _, fate := range expected(t, a) {
				loses = loses || fate == "dropped" || fate == "loops"
			}
			r, err := analyzer.Analyze(t.Context(), analyzer.Options{FS: a.files})
			if err != nil {
				t.Fatal(err)
			}
			found := slices.DeleteFunc(r.Findings, func(f report.Finding) bool { return !slices.Contains(losing, f.Rule) })
			switch {
			case loses && len(found) == 0:
				t.Errorf("no finding, but the archive says:\n%s", a.about)
			case !loses && len(found) > 0:
				t.Errorf("%s: %s; but the archive says:\n%s", found[0].Rule, found[0].Message, a.about)
			}
		})
	}
}
