package static

import (
	"maps"
	"math"
	"slices"
	"strconv"

	"github.com/synclint/synclint/analyzer/syntax"
)

// template evaluates a template; what is not known is a * in the text.
func (e *evaluator) template(m *Module, x *syntax.TemplateLit, f *frame) *Value {
	v := &Value{Kind: String, Text: x.Strings[0], Node: x, Module: m}
	for i, part := range x.Exprs {
		v = join(v, e.eval(m, part, f), m, x)
		v = join(v, &Value{Kind: String, Text: x.Strings[i+1]}, m, x)
	}
	return v
}

// join concatenates two values as strings.
func join(a, b *Value, m *Module, at syntax.Expr) *Value {
	var list []*Value
	for _, x := range a.Possible() {
		for _, y := range b.Possible() {
			s, t := textOf(x), textOf(y)
			v := &Value{
				Kind: String, Text: s.Text + t.Text, Partial: s.Partial || t.Partial, Own: s.Own && len(s.Text) > 0,
				Node: at, Module: m,
			}
			if len(v.Text) > maxText {
				v.Text, v.Partial = "*", true
			}
			list = append(list, v)
		}
	}
	return choose(list...)
}

// textOf returns a value as a string, * if it is not known.
func textOf(v *Value) *Value {
	switch v.Kind {
	case String:
		return v
	case Number:
		return &Value{Kind: String, Text: strconv.FormatFloat(v.Number, 'f', -1, 64)}
	case Bool:
		return &Value{Kind: String, Text: strconv.FormatBool(v.Bool)}
	default:
		return &Value{Kind: String, Text: "*", Partial: true}
	}
}

func binary(x *syntax.Binary, a, b *Value, m *Module) *Value {
	if a.Kind == Number && b.Kind == Number {
		if n, ok := arithmetic(x.Op, a.Number, b.Number); ok {
			return &Value{Kind: Number, Number: n, Node: x, Module: m}
		}
		return unknown(m, x)
	}
	if x.Op == "+" && (hasText(a) || hasText(b)) {
		return join(a, b, m, x)
	}
	return unknown(m, x)
}

func hasText(v *Value) bool {
	return slices.ContainsFunc(v.Possible(), func(a *Value) bool { return a.Kind == String })
}

func arithmetic(op string, a, b float64) (n float64, ok bool) {
	switch op {
	case "+":
		return a + b, true
	case "-":
		return a - b, true
	case "*":
		return a * b, true
	case "/":
		return a / b, true
	case "**":
		return math.Pow(a, b), true
	case "%":
		return math.Mod(a, b), true
	}
	return 0, false
}

func unary(x *syntax.Unary, v *Value, m *Module) *Value {
	switch x.Op {
	case "-":
		if v.Kind == Number {
			return &Value{Kind: Number, Number: -v.Number, Node: x, Module: m}
		}
	case "!":
		if is, known := v.truth(); known {
			return &Value{Kind: Bool, Bool: !is, Node: x, Module: m}
		}
	case "void":
		return &Value{Kind: Undefined, Node: x, Module: m}
	}
	return unknown(m, x)
}

func sortedKeys[T any](m map[string]T) []string {
	return slices.Sorted(maps.Keys(m))
}
