package flow

import (
	"slices"

	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Site is a call on the way to a point of the program: of a function that the program calls, or
// what handed the function over that an activation runs.
type Site struct {
	Outer  *Site // the call in the function that this one is in
	Node   syntax.Node
	Script *project.Script
}

// maxWays bounds the ways that are remembered of one use.
const maxWays = 8

// from runs f as part of a call at node.
func (in *interp) from(node syntax.Node, f func() (Value, Set)) (Value, Set) {
	outer := in.site
	in.site = &Site{Outer: outer, Node: node, Script: in.module.script}
	v, on := f()
	in.site = outer
	return v, on
}

// caller returns the call itself, nil for none.
func (s *Site) caller() syntax.Node {
	if s == nil {
		return nil
	}
	return s.Node
}

// cameFrom adds a way to reach the use.
func (u *Use) cameFrom(s *Site) {
	if len(u.Sites) < maxWays && !slices.ContainsFunc(u.Sites, s.same) {
		u.Sites = append(u.Sites, s)
	}
}

// Shared returns how many calls two ways begin with in common.
func (s *Site) Shared(t *Site) int {
	for s.depth() > t.depth() {
		s = s.Outer
	}
	for t.depth() > s.depth() {
		t = t.Outer
	}
	for !s.same(t) {
		s, t = s.Outer, t.Outer
	}
	return s.depth()
}

func (s *Site) depth() int {
	n := 0
	for ; s != nil; s = s.Outer {
		n++
	}
	return n
}

func (s *Site) same(t *Site) bool {
	for s != t {
		if s == nil || t == nil || s.Node != t.Node {
			return false
		}
		s, t = s.Outer, t.Outer
	}
	return true
}
