package usage

import (
	"math"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/static"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Option is the value of an option of a library, as far as it is known: in code that makes an object
// of the library, or in the configuration of a build tool.
type Option struct {
	Given Given
	// Text is a string, IsText whether it is one that is known.
	Text   string
	IsText bool
	// Number is a number, IsNumber whether it is one that is known.
	Number   float64
	IsNumber bool
	// IsFunction: it is a function, Is: it is true or anything that counts as true.
	IsFunction, Is bool
	// Node is where the option is written, nil where that is not known.
	Node   syntax.Node
	Script *project.Script
}

// Given tells whether an option is given.
type Given uint8

// What is known of it.
const (
	Unclear Given = iota
	Absent
	Present
)

// optionOf returns a field of an object in a configuration.
func optionOf(b *project.Build, options *static.Value, name string) Option {
	if options.Kind == static.Undefined {
		return Option{Given: Absent}
	}
	v := options.Get(name)
	o := Option{Given: Present}
	if f, ok := options.Field(name); ok && f.Key != nil {
		o.Node, o.Script = f.Key, b.ScriptOf(f.Module)
	}
	switch v.Kind {
	case static.Undefined:
		o.Given = Absent
	case static.Unknown, static.Choice:
		o.Given = Unclear
	case static.String:
		o.Text, o.IsText, o.Is = v.Text, !v.Partial, v.Text != ""
	case static.Number:
		o.Number, o.IsNumber, o.Is = v.Number, true, v.Number != 0
	case static.Function:
		o.IsFunction, o.Is = true, true
	case static.Bool:
		o.Is = v.Bool
	case static.Null:
	default:
		o.Is = true
	}
	return o
}

// fieldOf returns a field of an object that code makes. Where it is written is looked for in the
// expression, if that is the object itself.
func fieldOf(v flow.Value, at syntax.Node, s *project.Script, name string) Option {
	o := Option{Given: Absent}
	if p := propertyIn(at, name); p != nil {
		o.Node, o.Script = p.Key, s
	}
	for i, a := range v {
		r, ok := a.V.(*flow.Record)
		if !ok {
			o.Given = Unclear
			return o
		}
		next := fieldIn(r, name, a.In)
		next.Node, next.Script = o.Node, o.Script
		if i > 0 && next != o {
			o.Given = Unclear
			return o
		}
		o = next
	}
	return o
}

// fieldIn returns a field of a record in the profiles of s.
func fieldIn(r *flow.Record, name string, s flow.Set) Option {
	c := r.Fields[name]
	switch {
	case c == nil && (r.Open || r.Rest != nil || r.Proto != nil):
		return Option{Given: Unclear}
	case c == nil:
		return Option{Given: Absent}
	}
	return valueOf(c.V.In(s))
}

// valueOf returns what a value of the program is.
func valueOf(v flow.Value) Option {
	if len(v) == 0 {
		return Option{Given: Absent}
	}
	o := Option{Given: Present}
	if len(v) > 1 {
		return Option{Given: Unclear}
	}
	switch x := v[0].V.(type) {
	case flow.Undefined:
		o.Given = Absent
	case flow.Unknown, flow.Attr:
		o.Given = Unclear
	case flow.String:
		o.Text, o.IsText, o.Is = x.S, !x.Pattern, x.S != ""
	case flow.Number:
		o.Number, o.IsNumber, o.Is = float64(x), true, x != 0
	case flow.Bool:
		o.Is = x.Is
	case flow.Builtin:
		o.Is = x.Name != "NaN"
		if o.Number, o.IsNumber = numberNamed(x); !o.IsNumber {
			o.IsFunction = true
		}
	case *flow.Closure, *flow.Bound, flow.Method:
		o.IsFunction, o.Is = true, true
	case flow.Null:
	default:
		o.Is = true
	}
	return o
}

// numberNamed returns the number that a global of the language is.
func numberNamed(b flow.Builtin) (n float64, ok bool) {
	switch {
	case b.Recv != nil:
		return 0, false
	case b.Name == "NaN":
		return math.NaN(), true
	case b.Name == "Infinity":
		return math.Inf(1), true
	}
	return 0, false
}

// propertyIn returns the property of that name in an object literal, nil if there is none.
func propertyIn(n syntax.Node, name string) *syntax.Property {
	o, ok := n.(*syntax.ObjectLit)
	if !ok {
		return nil
	}
	for _, p := range o.Props {
		if p.Key != nil && p.Key.Name == name {
			return p
		}
	}
	return nil
}
