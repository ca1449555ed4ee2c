package flow

import (
	"strings"

	"github.com/synclint/synclint/analyzer/syntax"
)

// Value is what an expression can be: a list of alternatives, each with the profiles in which it
// is possible. A profile that occurs in several alternatives has one of them, unknown which.
type Value []Alt

// Alt is one alternative of a value.
type Alt struct {
	In Set
	V  Abstract
}

// Abstract is one of the types below. They are comparable: equal means the same.
type Abstract interface{ abstract() }

type (
	// Undefined is undefined; Absent tells which missing member it came from, if any.
	Undefined struct{ Absent *Absence }

	// Null is null.
	Null struct{}

	// Bool is a boolean; Why is the feature test that decided it, if any, Of the clue that did.
	Bool struct {
		Is  bool
		Why *Test
		Of  *Member
	}

	// Number is a number that is known.
	Number float64

	// String is a string that is known; a Pattern has * for what varies. JSON tells that a part of it is an
	// object as JSON.
	String struct {
		S       string
		Pattern bool
		JSON    bool
	}

	// Attr is a primitive read from a platform attribute, such as SyncEvent.tag.
	Attr struct{ M *Member }

	// Unknown is anything. Opaque means that it comes from code that can't be seen, so that
	// as a condition it may well be a feature test. Name says which: a global's name, or
	// "package#export", the members read from it and () for calls; see library.txt. Made is what a
	// library made it by, Of the clue that it was made of. Data: it is of a library that has no
	// feature tests.
	Unknown struct {
		Opaque bool
		Data   bool
		Of     *Member
		Name   string
		Truth  Truth
		Made   *Construction
	}

	// Object is a platform object. Guess: it is taken for one because of how it is used.
	// Refused is the trial in which it is the answer of a server that refuses. Made is what a
	// library made it by. Fresh is the call that gave the registration that it is or belongs to, if that
	// may have no active worker yet. Of is the transaction of a database that it is or belongs to.
	Object struct {
		I       *Interface
		Guess   bool
		Refused *Trial
		Made    *Construction
		Fresh   *Fresh
		Of      *Transaction
	}

	// Constructor is the interface object.
	Constructor struct{ I *Interface }

	// Prototype is the prototype of an interface's objects.
	Prototype struct{ I *Interface }

	// Method is a platform method and the object it was read from.
	Method struct {
		M    *Member
		Recv Object
	}
)

// Truth is what is known of a value as a condition.
type Truth uint8

// What can be known.
const (
	Either Truth = iota
	Truthy
	Falsy
)

// narrowed returns a value that has come out as t in a condition.
func narrowed(v Abstract, t Truth) Abstract {
	switch v := v.(type) {
	case Unknown:
		v.Truth = t
		return v
	case Attr:
		if t == Falsy {
			return Unknown{Truth: t}
		}
	}
	return v
}

// Absence is a platform member that some profiles lack, at the place where it was read.
type Absence struct {
	Guess bool // read from something taken for a platform object
	M     *Member
	Node  syntax.Node
}

func (Undefined) abstract()   {}
func (Null) abstract()        {}
func (Bool) abstract()        {}
func (Number) abstract()      {}
func (String) abstract()      {}
func (Attr) abstract()        {}
func (Unknown) abstract()     {}
func (Object) abstract()      {}
func (Constructor) abstract() {}
func (Prototype) abstract()   {}
func (Method) abstract()      {}
func (*Promise) abstract()    {}
func (*Closure) abstract()    {}
func (*Record) abstract()     {}
func (*Fault) abstract()      {}
func (*Bound) abstract()      {}
func (Builtin) abstract()     {}
func (Getter) abstract()      {}

// maxAlternatives bounds the length of a value; what is beyond becomes unknown.
const maxAlternatives = 24

var unknown = Unknown{}

// maxName bounds the length of a name in bytes; what is longer has none.
const maxName = 100

// member returns what a member of something unknown is.
func (u Unknown) member(name string) Unknown {
	if u.Name == "" || name == "" || len(u.Name)+len(name) >= maxName {
		return Unknown{Opaque: u.Opaque, Data: u.Data, Of: u.Of}
	}
	return Unknown{Opaque: u.Opaque, Data: u.Data, Of: u.Of, Name: u.Name + "." + name}
}

// called returns what a call of something unknown gives, with the event that the call names.
func (u Unknown) called(event string) Unknown {
	if u.Name == "" || len(u.Name)+len(event)+2 >= maxName {
		return Unknown{Opaque: u.Opaque, Data: u.Data, Of: u.Of}
	}
	return Unknown{Opaque: u.Opaque, Data: u.Data, Of: u.Of, Name: u.Name + "(" + event + ")"}
}

// receiver returns the name of what something unknown is a member of.
func (u Unknown) receiver() string {
	return u.Name[:max(0, strings.LastIndexByte(u.Name, '.'))]
}

// one returns the value that is v in every profile of s.
func one(s Set, v Abstract) Value {
	if s == 0 {
		return nil
	}
	return Value{{s, v}}
}

// sets returns the profiles that have an alternative.
func (v Value) sets() Set {
	var s Set
	for _, a := range v {
		s |= a.In
	}
	return s
}

// in restricts v to the profiles of s.
func (v Value) in(s Set) Value {
	all, n := true, 0
	for _, a := range v {
		all = all && a.In&^s == 0
		if a.In&s != 0 {
			n++
		}
	}
	switch {
	case n == 0:
		return nil
	case all:
		return v
	}
	r := make(Value, 0, n)
	for _, a := range v {
		if a.In&s != 0 {
			r = append(r, Alt{a.In & s, a.V})
		}
	}
	return r
}

// In restricts v to the profiles of s.
func (v Value) In(s Set) Value { return v.in(s) }

// join returns the value that is v or w.
func (v Value) join(w Value) Value {
	if len(v) == 0 {
		return w
	}
	if v.covers(w) {
		return v
	}
	r := make(Value, len(v), len(v)+len(w))
	copy(r, v)
	for _, a := range w {
		r = r.add(a)
	}
	if len(r) > maxAlternatives {
		return one(r.sets(), Unknown{Opaque: r.opaque()})
	}
	return r
}

// covers tells whether v has all alternatives of w.
func (v Value) covers(w Value) bool {
	for _, b := range w {
		missing := b.In
		for _, a := range v {
			if a.V == b.V {
				missing &^= a.In
				break
			}
		}
		if missing != 0 {
			return false
		}
	}
	return true
}

// add appends an alternative to a value that the caller owns.
func (v Value) add(a Alt) Value {
	if a.In == 0 {
		return v
	}
	for i := range v {
		if v[i].V == a.V {
			v[i].In |= a.In
			return v
		}
	}
	return append(v, a)
}

func (v Value) opaque() bool {
	for _, a := range v {
		if isOpaque(a.V) {
			return true
		}
	}
	return false
}

// Constant returns the string that v is in all its profiles.
func (v Value) Constant() (String, bool) {
	var s String
	for i, a := range v {
		t, ok := a.V.(String)
		if !ok || i > 0 && t != s {
			return String{}, false
		}
		s = t
	}
	return s, len(v) > 0
}

// Fault is an error that the platform throws or a promise rejects with.
type Fault struct {
	Kind   string      // TypeError, ReferenceError, NotAllowedError, ...
	Node   syntax.Node // the smallest expression at fault
	Absent *Absence    // the missing member that caused it, if any
	Use    *Use        // the use that failed, if any
	Behind bool        // the program has thrown an error of its own in its place
}

// Promise is a promise: what it is fulfilled with, what it is rejected with. In a profile of
// neither it never settles.
type Promise struct {
	Fulfilled Value
	Rejected  Value
	// Open: it may be rejected for reasons of its own, such as a network failure.
	Open bool
	// Late holds the profiles in which it is a timer that settles it.
	Late Set
	// slow holds the profiles in which it settles only after something outside of the program
	// has been waited for, unseen those in which that may be so.
	slow, unseen Set
	// net holds the profiles in which that is a request.
	net Set
}

// Closure is a function value with the frame it was made in.
type Closure struct {
	Fn      *syntax.Function
	Frame   *Frame
	This    Value   // of the enclosing function, for an arrow
	Home    *Record // the object or class prototype that the function is a method of
	Created Set     // profiles in which it was made
	Path    *Split  // conditions that led there
	early   bool    // made before its expression was reached; see interp.foresee
	opaque  Set     // profiles for which one of them may be a feature test that can't be seen
	act     *Activation
	module  *module
	class   *Record // set on a constructor
	proto   *Record // what instances look methods up in, for a function used as a class
}

// Bound is a function with its first arguments.
type Bound struct {
	f    Abstract
	this Value
	args []Value
}

// Getter is a field that is computed when it is read.
type Getter struct{ Fn *Closure }

// Record is an object made by the program: a literal, an array, an instance, a class, a namespace.
type Record struct {
	Fields map[string]*Cell
	names  []string // of the fields, in the order of their making
	// escaped: profiles in which it has gone where it can't be followed.
	escaped Set
	// Rest holds what is stored under names that are not known; nil while nothing is.
	Rest  *Cell
	Proto *Record // the next record to look a name up in; for a class, its base class
	Array bool
	Exact bool // an array that has the elements that are known, and no others
	// End is how the iteration over an array ends that stands for an async generator, nil for others.
	End  *Promise
	Open bool // it may have members that are not known
	// Class is set on a class. Instance holds its methods, made its instances: one record
	// stands for all of them.
	Class    *syntax.Class
	Instance *Record
	owner    *Record // the class that this is the Instance of
	kind     string  // the class of the language's errors that it is of, "" for others
	made     []made  // by each place
	setters  map[string]*Closure
	entries  *Record   // of a Map or Set, nil in others
	pairs    bool      // the entries have keys
	keys     []*Record // of entries: the objects among their keys
	frame    *Frame
	module   *module
	since    int // like that of a cell
}

// made is an object and the place that makes it.
type made struct {
	at     syntax.Node
	object *Record
	in     Set // profiles that come to the place
}

// Cell is a place that holds a value.
type Cell struct {
	V Value
	// frame is set for a variable that no inner function uses: only the call that owns the
	// frame can see it.
	frame *Frame
	since int // the last fork that had begun when it was made
}

// Builtin is a function of the language that the interpreter knows, with what it is bound to.
type Builtin struct {
	Name string
	Recv any // comparable
}
