package flow

import "github.com/synclint/synclint/analyzer/syntax"

// seen finds what an activation has recorded before. What is looked up only for its value is
// recorded in a layer of its own, which is then dropped; see interp.quietly.
type seen struct {
	uses    map[useKey]*Use
	tests   map[testKey]*Test
	effects map[effectKey]*Happening
	outer   *seen
}

type useKey struct {
	node   syntax.Node
	path   *Split
	gate   string
	caller syntax.Node
}

type testKey struct {
	node       syntax.Node
	form, name string
}

type effectKey struct {
	node   syntax.Node
	effect Effect
	path   *Split
}

func newSeen(outer *seen) *seen {
	return &seen{
		uses: map[useKey]*Use{}, tests: map[testKey]*Test{}, effects: map[effectKey]*Happening{}, outer: outer,
	}
}

func (s *seen) use(k useKey) *Use {
	for ; s != nil; s = s.outer {
		if u := s.uses[k]; u != nil {
			return u
		}
	}
	return nil
}

func (s *seen) test(k testKey) *Test {
	for ; s != nil; s = s.outer {
		if t := s.tests[k]; t != nil {
			return t
		}
	}
	return nil
}

func (s *seen) effect(k effectKey) *Happening {
	for ; s != nil; s = s.outer {
		if h := s.effects[k]; h != nil {
			return h
		}
	}
	return nil
}
