// Package literal reads JSON, and those JavaScript modules whose exports are a literal, with the
// line of each value. It runs nothing: a module that computes its exports is an error.
package literal

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Kind is the type of a value.
type Kind int

// The types of values.
const (
	Null Kind = iota // null and undefined
	Bool
	Number
	String
	List
	Object
)

// Value is a literal. Of its last fields, that of its kind is set.
type Value struct {
	Kind Kind
	Line int // from 1 on

	Bool    bool
	Number  float64
	Text    string   // of a String
	Items   []Value  // of a List
	Members []Member // of an Object, in the order of the text, maybe with a key more than once
}

// Member is a member of an object.
type Member struct {
	Key   string
	Line  int
	Value Value
}

// Get returns the member of an object with the given key, of several the last, and whether there
// is one.
func (v Value) Get(key string) (Member, bool) {
	for _, m := range slices.Backward(v.Members) {
		if m.Key == key {
			return m, true
		}
	}
	return Member{}, false
}

// SyntaxError says where a text is not what can be read here.
type SyntaxError struct {
	Line int // from 1 on
	Text string
}

func (e *SyntaxError) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Text) }

// JSON reads a JSON text. An error is a *SyntaxError.
func JSON(text string) (Value, error) {
	text = strings.TrimPrefix(text, "\ufeff")
	var raw json.RawMessage
	if err := json.Unmarshal([]byte(text), &raw); err != nil {
		end := len(text)
		if at, ok := errors.AsType[*json.SyntaxError](err); ok {
			end = min(int(at.Offset), end)
		}
		return Value{}, &SyntaxError{1 + strings.Count(text[:end], "\n"), "this is not JSON"}
	}
	r := newReader(text)
	v := r.value(0)
	return v, r.err()
}

// Module reads what a JavaScript module exports, by "module.exports =" or "export default". The
// exports must be a literal, in which constants of the module that are literals can stand. An error
// is a *SyntaxError.
func Module(text string) (Value, error) {
	r := newReader(strings.TrimPrefix(text, "\ufeff"))
	var exports *Value
	for r.failed == nil && !r.done() {
		switch {
		case r.directive() || r.take(";"):
		case r.takeWords("const") || r.takeWords("let") || r.takeWords("var"):
			name := r.name()
			r.want("=")
			r.define(name)
		case r.takeWords("module", ".", "exports"), r.takeWords("exports", "=", "module", ".", "exports"),
			r.takeWords("exports", ".", "default"):
			r.want("=")
			v := r.value(0)
			exports = &v
		case r.takeWords("export", "default"):
			v := r.value(0)
			exports = &v
		case r.takeWords("Object", ".", "defineProperty", "(", "exports", ","):
			r.value(0) // "__esModule"
			r.want(",")
			r.value(0)
			r.want(")")
		default:
			r.fail("this computes something")
		}
	}
	if r.failed == nil && exports == nil {
		r.fail("nothing is exported")
	}
	if err := r.err(); err != nil {
		return Value{}, err
	}
	return *exports, nil
}
