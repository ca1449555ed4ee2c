package flow

import (
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Transaction is a transaction of a database. It ends when nothing is asked of it any more: it does not
// outlast a request of the network that is waited for.
type Transaction struct {
	Node   syntax.Node // that begins it
	Script *project.Script
	by     *Activation
}

// Transacting tells what a method has to do with transactions.
type Transacting uint8

// What it can be.
const (
	Apart  Transacting = iota // nothing
	Begins                    // it begins one
	Within                    // it is possible only in one that goes on
)

// Overdue is a place that uses a transaction when it has ended.
type Overdue struct {
	Spot
	Of *Transaction
}

// transact evaluates what the call of a method of a transaction, or of what makes one, has to do with
// transactions. It returns the one that its result belongs to.
func (in *interp) transact(node syntax.Node, t Transacting, of *Transaction, live Set) *Transaction {
	switch t {
	case Begins:
		in.past.idle &^= live // until a request is waited for
		if of = in.transactions[node]; of == nil {
			of = &Transaction{Node: node, Script: in.module.script}
			in.transactions[node] = of
		}
		of.by, in.begun = in.act, of
	case Within:
		if over := live & in.past.idle &^ in.unlikely; over.Real() != 0 && in.act.within(of) {
			in.act.overdue(Overdue{Spot{node, in.module.script, over}, of})
		}
	case Apart:
	}
	return of
}

// of returns v with the objects of a database in it as belonging to a transaction, if there is one.
func (v Value) of(t *Transaction) Value {
	if t == nil {
		return v
	}
	var r Value
	for _, a := range v {
		if o, ok := a.V.(Object); ok && (o.I.Name == "IDBValue" || o.I.Name == "IDBRequest") {
			o.Of = t
			a.V = o
		}
		r = r.add(a)
	}
	return r
}

// within tells whether an activation, or what has handed it over, has begun a transaction. One that
// another has begun may be younger than what this one has waited for.
func (a *Activation) within(t *Transaction) bool {
	for ; t != nil && a != nil; a = a.Parent {
		if a == t.by {
			return true
		}
	}
	return false
}

// overdue adds a place that uses a transaction, once.
func (a *Activation) overdue(o Overdue) {
	for i := range a.Overdue {
		if a.Overdue[i].Node == o.Node {
			a.Overdue[i].In |= o.In
			return
		}
	}
	a.Overdue = append(a.Overdue, o)
}
