package flow

import (
	"slices"

	"github.com/synclint/synclint/analyzer/syntax"
)

// Fresh is a call that gives a registration whose worker may not be active yet.
type Fresh struct {
	Place
	In []*Activation // that make the call
}

// freshAt returns the call of the present activation at node that gives a fresh registration.
func (in *interp) freshAt(node syntax.Node) *Fresh {
	f := in.fresh[node]
	if f == nil {
		f = &Fresh{Place: Place{node, in.module.script}}
		in.fresh[node] = f
	}
	if !slices.Contains(f.In, in.act) {
		f.In = append(f.In, in.act)
	}
	return f
}

// handedOn gives the objects in a value, a new one, what they have from that which they were read from.
func (v Value) handedOn(from Object) Value {
	if !from.Guess && from.Fresh == nil {
		return v
	}
	for i, a := range v {
		if p, ok := a.V.(Object); ok {
			p.Guess, p.Fresh = from.Guess, from.Fresh
			v[i].V = p
		}
	}
	return v
}
