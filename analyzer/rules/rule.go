// Package rules holds the rules: one file each, a value with its documentation, reading off what
// package usage has found. A rule never works out again what the interpreter knows.
package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/suppress"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
	"github.com/synclint/synclint/data"
)

// Rule is one kind of defect.
type Rule struct {
	// ID names the defect in kebab case. It never changes.
	ID string
	// Number is the rule's number in the catalogue, such as "R01".
	Number   string
	Severity report.Severity
	// Strict is the severity under the strict preset, "" for the same.
	Strict report.Severity
	Doc    Doc
	Run    func(*Pass)
}

// Doc is all that is said about a rule. Its examples are analyzed by a test.
type Doc struct {
	Title string // one line, no full stop
	// Why says what happens at run time and in which browsers.
	Why string
	// Do says how to mend it.
	Do string
	// Fix says what the fixes that findings have do, "" if they have none.
	Fix     string
	Bad     []Example // each gives the finding
	Good    []Example // none gives any finding of the rule
	Sources []string  // specifications and measurements that the rule rests on
	Since   string    // first version with the rule
}

// Example is code that shows the rule. It runs in a page, or in a service worker. Code that begins
// with a line such as "-- sw.js --" is an app of several files, each behind a line with its name
// (the txtar format).
type Example struct {
	Code   string
	Worker bool
}

// IsApp tells whether the example is an app of several files.
func (e Example) IsApp() bool { return strings.HasPrefix(e.Code, "-- ") }

// Describe returns the rule's documentation for a report.
func (r *Rule) Describe() report.Rule {
	return report.Rule{
		ID: r.ID, Title: r.Doc.Title, Severity: r.Severity, Why: r.Doc.Why, Do: r.Doc.Do, Fix: r.Doc.Fix,
		Bad: describe(r.Doc.Bad), Good: describe(r.Doc.Good),
		Sources: slices.Clone(r.Doc.Sources), Since: r.Doc.Since,
	}
}

func describe(examples []Example) []report.Example {
	list := make([]report.Example, len(examples))
	for i, e := range examples {
		list[i] = report.Example{Context: "window", Code: e.Code}
		switch {
		case e.IsApp():
			list[i].Context = "app"
		case e.Worker:
			list[i].Context = "service-worker"
		}
	}
	return list
}

// All returns the rules, sorted by number.
func All() []*Rule {
	return []*Rule{
		unguardedSync(),
		unguardedPeriodicSync(),
		wrongFeatureDetection(),
		windowDetectionInServiceWorker(),
		missingServiceWorkerCheck(),
		mismatchedFeatureDetection(),
		unguardedPermissionQuery(),
		permissionTreatedAsPrompt(),
		missingFallback(),
		missingPeriodicFallback(),
		unhandledRegisterRejection(),
		readyBlocksFallback(),
		partialFallback(),
		fallbackUsesUnsupportedAPI(),
		handlerWithoutWaitUntil(),
		waitUntilNotAPromise(),
		waitUntilAfterAwait(),
		swallowedSyncError(),
		uncheckedResponseStatus(),
		floatingPromiseInHandler(),
		reregisterInSyncHandler(),
		queueClearedBeforeSend(),
		idbTransactionAcrossFetch(),
		inMemoryQueue(),
		handlerIgnoresTag(),
		unhandledSyncTag(),
		unusedSyncHandler(),
		lateSyncListener(),
		syncListenerOutsideWorker(),
		syncUnregisterDoesNotExist(),
		invalidRegisterArgument(),
		invalidMinInterval(),
		serviceWorkerUnavailableAPI(),
		registerWithoutActiveWorker(),
		workboxBackgroundSyncInert(),
		workboxDuplicateQueueName(),
		workboxCachingStrategyForWrites(),
		workboxHTTPErrorsDropped(),
		workboxOnSyncOutcome(),
		workboxQueuePlacement(),
		registerBeforeEnqueue(),
		registerInBackground(),
		notificationCanFailSync(),
		lastChanceUnhandled(),
		workboxRetentionUnits(),
		workboxStartupOnlyFallback(),
		tagCarriesData(),
		periodicNotInstallable(),
		insecureSyncContext(),
		tsSyncNotOptional(),
		periodicNoOptOut(),
		serviceWorkerNotFound(),
		invalidSuppression(),
		unusedSuppression(),
	}
}

// IDs returns the names of the rules, in the order of All.
func IDs() []string {
	var list []string
	for _, r := range All() {
		list = append(list, r.ID)
	}
	return list
}

// Validate checks that every rule is complete and that no two share a name or number.
func Validate(list []*Rule) error {
	seen := map[string]bool{}
	for _, r := range list {
		switch {
		case r.ID == "" || strings.ToLower(r.ID) != r.ID || strings.ContainsAny(r.ID, " _"):
			return fmt.Errorf("rule %q: the ID must be in kebab case", r.ID)
		case seen[r.ID] || seen[r.Number]:
			return fmt.Errorf("rule %s (%s) is listed twice", r.ID, r.Number)
		case r.Run == nil:
			return fmt.Errorf("rule %s has nothing to run", r.ID)
		case r.Doc.Title == "" || r.Doc.Why == "" || r.Doc.Do == "" || r.Doc.Since == "":
			return fmt.Errorf("rule %s is not documented", r.ID)
		case len(r.Doc.Bad) == 0 || len(r.Doc.Good) == 0 || len(r.Doc.Sources) == 0:
			return fmt.Errorf("rule %s needs bad and good examples and sources", r.ID)
		}
		seen[r.ID], seen[r.Number] = true, true
	}
	return nil
}

// Pass is one run of one rule over an app.
type Pass struct {
	App   *usage.App
	Table *data.Table // names the browsers
	// Suppressions are the comments that suppress findings, for the rules about these alone, which
	// have no App: they run once the others have.
	Suppressions []*suppress.Comment
	Report       func(Finding)
}

// Finding is a defect as a rule states it; the analyzer adds what is the same for all.
type Finding struct {
	Script  *project.Script
	Node    syntax.Node
	Message string
	Help    string
	Related []Related
	Fixes   []Fix
	Unsure  bool // the receiver could not be followed, or the defect shows only in some circumstances
	// Where holds the profiles whose browsers the message names: it happens there alone. It is empty
	// where the message names none.
	Where flow.Set
	// Severity is that of the finding where it is not the rule's; "" where it is.
	Severity report.Severity
}

// Related is a place that explains a finding.
type Related struct {
	Script  *project.Script
	Node    syntax.Node
	Message string
}

// Text returns the source text of a node, on one line and cut to a readable length.
func Text(s *project.Script, n syntax.Node) string {
	file, span := s.At(n)
	text := strings.Join(strings.Fields(string(file.Text[span.Start:span.End])), " ")
	if r := []rune(text); len(r) > 60 {
		text = string(r[:57]) + "..."
	}
	return text
}

// Rejected returns the targeted profiles in which registering is rejected.
func (p *Pass) Rejected() flow.Set {
	return p.Targets(p.App.Profiles.Select(func(x *flow.Profile) bool { return x.When == flow.Rejected }))
}

// Inactive returns the targeted profiles in which no worker is active yet.
func (p *Pass) Inactive() flow.Set {
	return p.Targets(p.App.Profiles.Select(func(x *flow.Profile) bool { return x.When == flow.Inactive }))
}

// Targets returns the profiles of s on which findings may rest.
func (p *Pass) Targets(s flow.Set) flow.Set {
	return s & p.App.Profiles.Select(func(x *flow.Profile) bool { return x.Target })
}
