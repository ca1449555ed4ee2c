package rules

import (
	"fmt"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
)

// checkUnguarded reports uses of a feature that are reached where it is missing, and fail there.
func checkUnguarded(p *Pass, feature report.Feature) {
	for _, u := range p.App.Usages {
		if u.Feature != feature || u.Operation == report.OpPermissionQuery || u.Operation == report.OpQueue || testAtFault(u) {
			continue
		}
		if _, isNew := u.Node.(*syntax.New); isNew {
			p.Report(notConstructible(u))
			continue
		}
		if u.Guard.Status != report.Unguarded && u.Guard.Status != report.Ineffective {
			continue
		}
		failing := p.Targets(u.Reached() & u.Escaped())
		where := p.Browsers(failing)
		if where == "" {
			continue // caught somewhere, with or without a remedy
		}
		f := unguardedFinding(u, where)
		f.Where = failing
		p.Report(f)
	}
}

// testAtFault tells whether the defect is the test rather than the use behind it: a test that is
// always true or false, or one that throws itself; or what is asked for the API, which has it nowhere.
func testAtFault(u *usage.Usage) bool {
	if m := u.Nowhere(); m != nil && !m.Method {
		return true
	}
	if u.Guard.Test != nil && u.Guard.Test.Wrong {
		return true
	}
	_, bare := u.Node.(*syntax.Ident)
	return bare || u.Operation == report.OpAccess && isTested(u)
}

func unguardedFinding(u *usage.Usage, where string) Finding {
	member := receiver(u)
	f := Finding{Script: u.Script, Node: member, Unsure: u.Guess}
	f.Message = fmt.Sprintf("`%s` is undefined in %s: this throws a TypeError there", Text(u.Script, member), where)
	f.Help = fmt.Sprintf("test `%s` first, and do the work yourself where it is missing", testFor(u))
	if g := u.Guard; g.Status == report.Ineffective && g.Test != nil {
		f.Related = append(f.Related, Related{
			Script: g.Test.Script, Node: g.Test.Node,
			Message: fmt.Sprintf("this test does not keep %s out", where),
		})
	}
	misled(&f, u)
	blame(&f, u)
	f.Fixes = skipWhereMissing(u)
	return f
}

// maxCallers bounds the callers that a finding names.
const maxCallers = 3

// blame names the callers by which a use fails where others see to it that it does not.
func blame(f *Finding, u *usage.Usage) {
	callers := u.Callers()
	if len(callers.Open) == 0 {
		return
	}
	why, open, safe := "not every caller tests for it", "called here without a test", "another caller tests here"
	if callers.Caught {
		why, open, safe = "not every caller handles that", "called here, and nothing handles it", "of another caller it is handled here"
	}
	f.Message += ", and " + why
	for _, call := range callers.Open[:min(maxCallers, len(callers.Open))] {
		f.Related = append(f.Related, Related{call.Script, call.Node, open})
	}
	f.Related = append(f.Related, Related{callers.Safe.Script, callers.Safe.Node, safe})
}

// skipWhereMissing makes the call an optional one. What a query for tags gives is used further on,
// so that it is left alone.
func skipWhereMissing(u *usage.Usage) []Fix {
	call, ok := u.Node.(*syntax.Call)
	if !ok || u.Operation == report.OpGetTags {
		return nil
	}
	callee, ok := call.Callee.(*syntax.Member)
	if !ok {
		return nil
	}
	edit, ok := optional(u.Script, callee)
	if !ok {
		return nil
	}
	return []Fix{{
		Title: fmt.Sprintf("Skip the call where `%s` is undefined", Text(u.Script, callee.X)),
		Edits: []Edit{edit},
	}}
}

// skipFix documents skipWhereMissing.
const skipFix = "Makes the call optional with `?.`, so that nothing throws. Unsafe: where the API is missing, " +
	"nothing is done instead, and that is still to be written."

func notConstructible(u *usage.Usage) Finding {
	return Finding{
		Script: u.Script, Node: u.Node,
		Message: fmt.Sprintf("`%s` throws in every browser: the interface is not constructible", Text(u.Script, u.Node)),
		Help:    "use the member of a ServiceWorkerRegistration: `registration.sync`",
	}
}

// receiver returns the member access that is undefined where the API is missing.
func receiver(u *usage.Usage) syntax.Node {
	switch n := u.Node.(type) {
	case *syntax.Call:
		if m, ok := n.Callee.(*syntax.Member); ok {
			return m.X
		}
	case *syntax.Member:
		return n.X
	}
	return u.Node
}

// testFor returns the test that suits a usage.
func testFor(u *usage.Usage) string {
	name := memberOf(u.Feature)
	on := "registration"
	if m, ok := receiver(u).(*syntax.Member); ok && m.Key.Name == name {
		if text := Text(u.Script, m.X); len(text) < 30 {
			on = text
		}
	}
	return fmt.Sprintf("'%s' in %s", name, on)
}

// isTested tells whether a usage is only looked at, by a feature test.
func isTested(u *usage.Usage) bool {
	for _, use := range u.Uses {
		if use.Absent != 0 {
			return false
		}
	}
	return true
}
