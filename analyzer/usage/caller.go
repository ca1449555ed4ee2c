package usage

import (
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Callers tells apart the calls that lead to a usage, where the API's absence fails on some of
// them only.
type Callers struct {
	Open []flow.Place // by which it fails and nothing handles that
	// Safe is what protects the others: a test, or what catches the failure.
	Safe   flow.Place
	Caught bool
}

// Callers returns the calls by which the absence of the API fails unhandled; none if it does by
// all calls, or by none.
func (u *Usage) Callers() Callers {
	var c Callers
	var safe []*flow.Site
	for _, use := range u.Uses {
		if fails := u.missedIn(use); fails&use.Escaped != 0 {
			continue
		} else if fails != 0 && len(use.CaughtBy) > 0 {
			c.Safe, c.Caught = use.CaughtBy[0], true
		} else if test := keptOut(use, u.Missing); test != nil && fails == 0 {
			c.Safe, c.Caught = flow.Place{Node: test.Node, Script: test.Script}, false
		} else {
			continue
		}
		safe = append(safe, use.Sites...)
	}
	if len(safe) == 0 {
		return c
	}
	for _, use := range u.Uses {
		if u.missedIn(use)&use.Escaped == 0 {
			continue
		}
		for _, way := range use.Sites {
			if call, ok := parting(way, safe); ok && !slices.Contains(c.Open, call) {
				c.Open = append(c.Open, call)
			}
		}
	}
	return c
}

// missedIn returns the profiles without the API that reach one evaluation of the usage.
func (u *Usage) missedIn(x *flow.Use) flow.Set {
	if u.Operation == report.OpPermissionQuery {
		return x.Rejects & u.Missing
	}
	return x.Absent & u.Missing
}

// reaching returns the evaluations that profiles without the API reach.
func (u *Usage) reaching() []*flow.Use {
	var list []*flow.Use
	for _, use := range u.Uses {
		if u.missedIn(use) != 0 {
			list = append(list, use)
		}
	}
	return list
}

// keptOut returns the innermost condition on the path to a use that keeps profiles of s out.
func keptOut(use *flow.Use, s flow.Set) *flow.Split {
	for split := use.Path; split != nil; split = split.Before {
		if split.Dropped.Has(s) {
			return split
		}
	}
	return nil
}

// parting returns the innermost call on a way that is none on any of others.
func parting(way *flow.Site, others []*flow.Site) (call flow.Place, ok bool) {
	site := outside(way, others)
	for site != nil && !isCall(site.Node) {
		site = site.Outer
	}
	if site == nil {
		return flow.Place{}, false
	}
	return flow.Place{Node: site.Node, Script: site.Script}, true
}

// outside returns the innermost part of a way that it does not share with any of others.
func outside(way *flow.Site, others []*flow.Site) *flow.Site {
	for way != nil {
		var shared []*flow.Site
		for _, other := range others {
			if other != nil && other.Node == way.Node {
				shared = append(shared, other.Outer)
			}
		}
		if len(shared) == 0 {
			return way
		}
		way, others = way.Outer, shared
	}
	return nil
}

// isCall leaves out functions that run where they stand: handlers of promises, and what nothing
// in sight calls.
func isCall(n syntax.Node) bool {
	switch n.(type) {
	case *syntax.Call, *syntax.New, *syntax.Member:
		return true
	}
	return false
}
