package usage

import (
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Argument is what the call of a usage is given at some position, for one way to reach it.
type Argument struct {
	// Option is what is known of its value; it is given even where that is not known.
	Option
	value flow.Value
	at    syntax.Node
}

// Arguments returns what the call of a usage is given at a position, counted from 0: one for each way to reach
// it. It is not ok if the call can't be told to give all its arguments as they are written.
func (u *Usage) Arguments(i int) (list []Argument, ok bool) {
	call, isCall := u.Node.(*syntax.Call)
	if !isCall || slices.ContainsFunc(call.Args, isSpread) {
		return nil, false
	}
	for _, use := range u.Uses {
		if len(use.Args) != len(call.Args) {
			if use.Skipped != 0 && use.Present|use.Absent == 0 {
				continue // a chain that is cut off gives none
			}
			return nil, false
		}
		a := Argument{Option: Option{Given: Absent}}
		if i < len(use.Args) {
			a.Option, a.value, a.at = valueOf(use.Args[i]), use.Args[i], call.Args[i]
			a.Node, a.Script = a.at, u.Script
		}
		list = append(list, a)
	}
	return list, true
}

// Shared tells whether the same call is one of either API.
func (u *Usage) Shared() bool {
	return slices.ContainsFunc(u.Uses, func(use *flow.Use) bool { return FeatureOf(use.Gate) != u.Feature })
}

func isSpread(x syntax.Expr) bool {
	_, is := x.(*syntax.Spread)
	return is
}

// IsObject tells whether the argument is certainly an object without a text of its own: as a string it
// is "[object Object]" or the like.
func (a Argument) IsObject() bool {
	for _, alt := range a.value {
		switch v := alt.V.(type) {
		case *flow.Record:
			if !v.Plain() {
				return false
			}
		case flow.Object:
			if v.Guess {
				return false
			}
		default:
			return false
		}
	}
	return len(a.value) > 0
}

// IsJSON tells whether the argument is a text, and a part of it an object as JSON.
func (a Argument) IsJSON() bool {
	return slices.ContainsFunc(a.value, func(alt flow.Alt) bool {
		s, ok := alt.V.(flow.String)
		return ok && s.JSON
	})
}

// Fields returns the names of the fields of the object that the argument is; not known unless it is one
// whose fields are all in sight.
func (a Argument) Fields() (names []string, known bool) {
	if len(a.value) != 1 {
		return nil, false
	}
	r, ok := a.value[0].V.(*flow.Record)
	if !ok || !r.Plain() {
		return nil, false
	}
	return r.Names(), true
}

// Field returns a field of the object that the argument is. Its node is the value where the object is written as
// such, else the argument.
func (a Argument) Field(name string) Option {
	o := fieldOf(a.value, a.at, a.Script, name)
	o.Node, o.Script = a.at, a.Script
	if p := a.Property(name); p != nil {
		o.Node = p.Value
	}
	return o
}

// Property returns the property of that name if the argument is written as an object, nil if there is
// none.
func (a Argument) Property(name string) *syntax.Property {
	p := propertyIn(a.at, name)
	if p == nil || p.Kind != syntax.InitProperty {
		return nil
	}
	return p
}
