package static

import "github.com/synclint/synclint/analyzer/syntax"

// object evaluates an object literal.
func (e *evaluator) object(m *Module, x *syntax.ObjectLit, f *frame) *Value {
	v := &Value{Kind: Object, Node: x, Module: m}
	for _, p := range x.Props {
		if len(v.Fields) >= maxFields {
			v.Open = true
			break
		}
		if p.Kind == syntax.SpreadProperty {
			of := p.Value
			if s, ok := of.(*syntax.Spread); ok {
				of = s.X
			}
			v.spread(e.eval(m, of, f))
			continue
		}
		name := p.Key.Name
		if p.Key.Computed != nil {
			s, ok := e.eval(m, p.Key.Computed, f).Known()
			if !ok {
				v.forget()
				continue
			}
			name = s
		}
		value := e.eval(m, p.Value, f)
		if p.Kind == syntax.GetProperty || p.Kind == syntax.SetProperty {
			value = unknown(m, p.Value)
		}
		v.set(Field{name, p.Key, m, value})
	}
	return v
}

// set gives a field its value while the object is made.
func (v *Value) set(f Field) {
	for i := range v.Fields {
		if v.Fields[i].Name == f.Name {
			v.Fields[i] = f
			return
		}
	}
	v.Fields = append(v.Fields, f)
}

// forget notes that any field may have been given another value.
func (v *Value) forget() {
	v.Open = true
	for i := range v.Fields {
		v.Fields[i].Value = choose(v.Fields[i].Value, &Value{})
	}
}

// spread adds the fields of another value while the object is made.
func (v *Value) spread(of *Value) {
	switch of.Kind {
	case Object:
		if of.Open {
			v.forget()
		}
		for _, f := range of.Fields {
			v.set(f)
		}
	case Choice:
		for _, a := range of.Alts {
			v.perhaps(a)
		}
	case Undefined, Null, Bool, Number:
	default:
		v.forget()
	}
}

// perhaps adds the fields of one of several values that may be spread.
func (v *Value) perhaps(of *Value) {
	switch of.Kind {
	case Object:
		if of.Open {
			v.forget()
		}
		for _, f := range of.Fields {
			v.set(Field{f.Name, f.Key, f.Module, choose(f.Value, v.Get(f.Name))})
		}
	case Undefined, Null, Bool, Number:
	default:
		v.forget()
	}
}

// array evaluates an array literal.
func (e *evaluator) array(m *Module, x *syntax.ArrayLit, f *frame) *Value {
	v := &Value{Kind: Array, Node: x, Module: m}
	for _, elem := range x.Elems {
		if len(v.Elems) >= maxFields {
			v.Open = true
			break
		}
		if s, ok := elem.(*syntax.Spread); ok {
			v.extend(e.eval(m, s.X, f))
			continue
		}
		v.Elems = append(v.Elems, e.eval(m, elem, f))
	}
	return v
}

// extend adds the elements of another value while the array is made.
func (v *Value) extend(of *Value) {
	for _, a := range of.Possible() {
		if a.Kind == Array {
			v.Elems = append(v.Elems, a.Elems[:min(len(a.Elems), maxFields)]...)
		}
		v.Open = v.Open || a.Kind != Array || a.Open || of.Kind == Choice
	}
}
