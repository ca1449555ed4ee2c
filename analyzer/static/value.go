// Package static tells what expressions of a program are without running it: strings, numbers,
// objects and arrays made of literals, constants, spreads, templates, imports and simple functions.
// Configurations of build tools and the addresses of workers are read with it. What depends on
// anything else is unknown, and stays so in what is made of it.
package static

import (
	"slices"

	"github.com/synclint/synclint/analyzer/syntax"
)

// Kind is the kind of a value.
type Kind uint8

// The kinds of value. A Choice is one of several values.
const (
	Unknown Kind = iota
	Undefined
	Null
	Bool
	Number
	String
	RegExp
	Array
	Object
	Function
	Choice
)

// Value is what an expression is. Values are not changed once made.
type Value struct {
	Kind Kind
	// Node is the expression that the value was written as, nil if it was computed. Module is
	// the one with it.
	Node   syntax.Expr
	Module *Module
	// Text is a String, or the pattern of a RegExp between its slashes.
	Text string
	// Partial: each * in a String may stand for any text.
	Partial bool
	// Own: a String is an address relative to the module that wrote it.
	Own    bool
	Number float64
	Bool   bool
	Fields []Field // of an Object, each name once
	Elems  []*Value
	// Open: an Object may have other fields or an Array other elements than these.
	Open bool
	Alts []*Value // of a Choice, none of them a Choice

	frame *frame // of a Function
}

// Field is a field of an object.
type Field struct {
	Name   string
	Key    *syntax.Key // where the name is written; nil for an export
	Module *Module     // the one with the key
	Value  *Value
}

// unknown returns the value of an expression that nothing is known of.
func unknown(m *Module, x syntax.Expr) *Value { return &Value{Module: m, Node: x} }

// Field returns the field of an object with its key; false if the object certainly or possibly lacks
// it. A field that may be another value is a Choice.
func (v *Value) Field(name string) (Field, bool) {
	if v.Kind == Object {
		for _, f := range v.Fields {
			if f.Name == name {
				return f, true
			}
		}
	}
	return Field{}, false
}

// Get returns what reading a member gives: Undefined if an object certainly lacks it, Unknown when
// that can't be told.
func (v *Value) Get(name string) *Value {
	switch v.Kind {
	case Object:
		if f, ok := v.Field(name); ok {
			return f.Value
		}
		if !v.Open {
			return &Value{Kind: Undefined}
		}
	case Choice:
		list := make([]*Value, len(v.Alts))
		for i, a := range v.Alts {
			list[i] = a.Get(name)
		}
		return choose(list...)
	default:
	}
	return &Value{}
}

// Possible returns what the value may be, itself unless it is a Choice.
func (v *Value) Possible() []*Value {
	if v.Kind == Choice {
		return v.Alts
	}
	return []*Value{v}
}

// Known returns the text of a string that is known as a whole.
func (v *Value) Known() (string, bool) {
	return v.Text, v.Kind == String && !v.Partial
}

// Lacks tells whether an object certainly has no such field, or an undefined one.
func (v *Value) Lacks(name string) bool {
	return v.Get(name).Kind == Undefined
}

// maxChoices bounds the values that one may be; what is beyond is unknown.
const maxChoices = 16

// choose returns the value that is one of several.
func choose(list ...*Value) *Value {
	var alts []*Value
	unclear := false
	add := func(v *Value) {
		if v.Kind == Unknown {
			if unclear {
				return
			}
			unclear = true
		}
		if !slices.ContainsFunc(alts, v.same) {
			alts = append(alts, v)
		}
	}
	for _, v := range list {
		for _, a := range v.Possible() {
			add(a)
		}
	}
	if len(alts) > maxChoices {
		alts = append(alts[:maxChoices-1:maxChoices-1], &Value{})
	}
	if len(alts) == 1 {
		return alts[0]
	}
	return &Value{Kind: Choice, Alts: alts}
}

// same tells whether two values are one, or the same text or number from the same place.
func (v *Value) same(w *Value) bool {
	if v == w {
		return true
	}
	scalar := v.Kind == String || v.Kind == Number || v.Kind == Bool
	return scalar && v.Node == w.Node && v.Kind == w.Kind && v.Text == w.Text && v.Number == w.Number && v.Bool == w.Bool
}

// truth tells whether a value is true as a condition.
func (v *Value) truth() (is, known bool) {
	switch v.Kind {
	case Undefined, Null:
		return false, true
	case Bool:
		return v.Bool, true
	case Number:
		return v.Number != 0 && v.Number == v.Number, true
	case String:
		return v.Text != "", !v.Partial
	case RegExp, Array, Object, Function:
		return true, true
	default:
		return false, false
	}
}
