package usage

import (
	"strings"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Guard tells how a usage is protected where the API is missing.
type Guard struct {
	Status string // of package report
	Idiom  string
	// Node is the test or the catch; nil when there is none.
	Node   syntax.Node
	Script *project.Script
	// Test is the feature test at work: the one that keeps the usage safe, or the one that
	// fails to.
	Test *flow.Test
	// Unsure: the verdict rests on a condition that could not be followed.
	Unsure bool
}

// BehindQuery is the idiom of a usage that only the rejection of a permission query keeps from
// failing.
const BehindQuery = "permission-query"

// guard finds what keeps the profiles without the API from failing at u.
func (app *App) guard(u *Usage) Guard {
	reached := u.Reached()
	if reached == 0 {
		return app.kept(u)
	}
	opaque := u.sum(func(x *flow.Use) flow.Set { return x.Opaque })
	if reached&^opaque == 0 {
		g := Guard{Status: report.Guarded, Idiom: "unknown-condition", Unsure: true}
		g.at(opaqueSplit(u))
		return g
	}
	caught := u.sum(func(x *flow.Use) flow.Set { return x.Caught })
	if u.Escaped() == 0 && reached&^caught == 0 {
		if g := caughtBy(u); g.Node == nil || u.Operation != report.OpRegister || !OnlyLogs(g.Node) {
			return g
		}
	}
	return app.open(u)
}

// kept describes the guard of a usage that no profile without the API reaches.
func (app *App) kept(u *Usage) Guard {
	g := Guard{Status: report.Guarded}
	if wrong := wrongTest(u); wrong != nil {
		present := u.sum(func(x *flow.Use) flow.Set { return x.Present })
		if present.Real() == 0 {
			// The test is false everywhere: it keeps the browsers with the API out as well.
			g.Status = report.Ineffective
			g.test(wrong)
			return g
		}
	}
	for _, use := range u.Uses {
		if use.Skipped.Has(u.Missing) {
			g.Idiom, g.Node, g.Script = "optional-chaining", use.Node, use.Script
			return g
		}
	}
	for _, use := range u.Uses {
		for s := use.Path; s != nil; s = s.Before {
			if !s.Dropped.Has(u.Missing) {
				continue
			}
			g.at(s)
			if len(s.Tests) > 0 {
				g.Test = pickTest(s.Tests, u.Feature)
				g.Idiom = idiom(g.Test)
			}
			return g
		}
	}
	if before := app.failsFirst(u); before != nil {
		if before.Operation == report.OpPermissionQuery {
			g.Idiom, g.Node, g.Script = BehindQuery, before.Node, before.Script
			return g
		}
		// Only the failure of an earlier use keeps the browsers without the API out.
		return before.Guard
	}
	return g
}

// failsFirst returns a use of the same API that fails before u is reached.
func (app *App) failsFirst(u *Usage) *Usage {
	for _, other := range app.Usages {
		if other == u || other.Feature != u.Feature || other.Guard.Status == "" || other.Reached() == 0 {
			continue
		}
		for _, x := range other.Uses {
			for _, y := range u.Uses {
				if x.In == y.In {
					return other
				}
			}
		}
	}
	return nil
}

func (g *Guard) at(s *flow.Split) {
	if s != nil {
		g.Node, g.Script = s.Node, s.Script
		if g.Idiom == "" {
			g.Idiom = "condition"
		}
	}
}

func (g *Guard) test(t *flow.Test) {
	g.Test, g.Idiom, g.Node, g.Script = t, idiom(t), t.Node, t.Script
}

func opaqueSplit(u *Usage) *flow.Split {
	for _, use := range u.Uses {
		for s := use.Path; s != nil; s = s.Before {
			if s.Opaque != 0 {
				return s
			}
		}
	}
	return nil
}

// pickTest prefers a test for the feature itself.
func pickTest(tests []*flow.Test, feature report.Feature) *flow.Test {
	for _, t := range tests {
		if FeatureOf(t.Gate) == feature {
			return t
		}
	}
	return tests[0]
}

func wrongTest(u *Usage) *flow.Test {
	for _, t := range pathTests(u.Uses) {
		if t.Wrong {
			return t
		}
	}
	return nil
}

// pathTests returns the feature tests on the ways to uses, innermost first.
func pathTests(uses []*flow.Use) []*flow.Test {
	var tests []*flow.Test
	seen := map[*flow.Test]bool{}
	for _, use := range uses {
		for s := use.Path; s != nil; s = s.Before {
			for _, t := range s.Tests {
				if !seen[t] {
					seen[t] = true
					tests = append(tests, t)
				}
			}
		}
	}
	return tests
}

func caughtBy(u *Usage) Guard {
	g := Guard{Status: report.Caught, Idiom: "try-catch"}
	for _, use := range u.Uses {
		if len(use.CaughtBy) == 0 {
			continue
		}
		g.Node, g.Script = use.CaughtBy[0].Node, use.CaughtBy[0].Script
		if _, ok := g.Node.(*syntax.Call); ok {
			g.Idiom = "promise-catch"
		}
		break
	}
	return g
}

// open describes the guard of a usage that some profile without the API reaches and fails at.
func (app *App) open(u *Usage) Guard {
	tests := pathTests(u.reaching())
	for _, t := range tests {
		if f := FeatureOf(t.Gate); f != "" && f != u.Feature && !t.Wrong {
			g := Guard{Status: report.Mismatched}
			g.test(t)
			return g
		}
	}
	if len(tests) > 0 {
		g := Guard{Status: report.Ineffective}
		g.test(tests[0])
		return g
	}
	return Guard{Status: report.Unguarded}
}

// idiom names a test after what it asks of what.
func idiom(t *flow.Test) string {
	if t == nil {
		return "condition"
	}
	name := strings.ToLower(t.Name)
	on := t.On
	switch on {
	case "Window", "ServiceWorkerGlobalScope", "DedicatedWorkerGlobalScope":
		on = "global"
	case "ServiceWorkerRegistration":
		on = "registration"
	case "ServiceWorkerRegistration.prototype":
		on = "registration-prototype"
	}
	on = strings.ToLower(strings.ReplaceAll(on, ".", "-"))
	switch t.Form {
	case "in":
		return name + "-in-" + on
	case "own":
		return name + "-own-of-" + on
	case "typeof":
		return "typeof-" + name
	case "equality":
		return name + "-compared"
	case "optional-chain":
		return "optional-chaining"
	}
	return on + "-" + name
}
