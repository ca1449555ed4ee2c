package flow

import (
	"slices"

	"github.com/synclint/synclint/analyzer/syntax"
)

// Memory is a list, a dictionary or a collection that the top level of a service worker makes, and that
// is filled later. It lives as long as the worker, which the browser stops between events.
type Memory struct {
	Place // of the expression that makes it
	Fills []Fill
}

// Fill is a place where an activation puts something into a memory.
type Fill struct {
	Place
	By *Activation
}

// Recall is a reading of what a memory holds, in an attempt.
type Recall struct {
	*Memory
	// Before are the trials whose request had not been made.
	Before Set
}

// maxFills bounds the places that are noted as filling one memory.
const maxFills = 16

// remember notes the records in v as made by the top level.
func (in *interp) remember(node syntax.Node, v Value) Value {
	if in.act.Kind != TopLevel || in.global.I.Name != "ServiceWorkerGlobalScope" {
		return v
	}
	for _, a := range v {
		if r, ok := a.V.(*Record); ok {
			in.memories[r] = &Memory{Place: Place{node, in.module.script}}
		}
	}
	return v
}

// fill notes that something is put into a record under a name of its own. What is no more than a mark, such
// as true, is not meant to be taken out.
func (in *interp) fill(r *Record, node syntax.Node, v Value) {
	m := in.memories[r]
	if m == nil || len(m.Fills) == maxFills || isMark(v) {
		return
	}
	if f := (Fill{Place{node, in.module.script}, in.act}); !slices.Contains(m.Fills, f) {
		m.Fills = append(m.Fills, f)
	}
}

// isMark tells whether a value is certainly a boolean, a number or nothing.
func isMark(v Value) bool {
	for _, a := range v {
		switch a.V.(type) {
		case Bool, Number, Null, Undefined:
		default:
			return false
		}
	}
	return true
}

// recall notes that what a record holds is read.
func (in *interp) recall(r *Record, live Set) {
	m, a := in.memories[r], in.act.Attempt
	if m == nil || a == nil {
		return
	}
	before := in.early(live)
	for i := range a.Recalls {
		if a.Recalls[i].Memory == m {
			a.Recalls[i].Before |= before
			return
		}
	}
	a.Recalls = append(a.Recalls, Recall{m, before})
}
