package flow

import "strings"

// domException tells whether a fault is a DOMException: what the platform rejects with, other than
// the errors of the language.
func (f *Fault) domException() bool {
	return f.Kind != "TypeError" && f.Kind != "ReferenceError"
}

// faultProperty reads a member of a caught failure. Which DOMException it is differs between the
// browsers of one profile.
func faultProperty(f *Fault, name string, live Set) Value {
	switch {
	case name == "name" && !f.domException():
		return one(live, String{S: f.Kind})
	case name == "name":
		return one(live, String{S: "*Error", Pattern: true})
	default:
		return one(live, unknown)
	}
}

// instanceOf tells whether a value is an instance of a class, if that is known.
func instanceOf(v, class Abstract) (is, known bool) {
	switch c := class.(type) {
	case Builtin:
		f, ok := v.(*Fault)
		r, isRecord := v.(*Record)
		switch {
		case isPrimitive(v):
			return false, true
		case isRecord && c.Recv == nil:
			return true, r.isError(c.Name)
		case !ok || c.Recv != nil:
			return false, false
		case c.Name == "DOMException":
			return f.domException(), true
		default:
			return c.Name == "Error" || c.Name == f.Kind, true
		}
	case Constructor:
		switch o := v.(type) {
		case Object:
			return o.I.Is(c.I.Name), true
		case Undefined, Null, Bool, Number, String:
			return false, true
		}
	case *Record:
		switch o := v.(type) {
		case *Record:
			return o.instanceOf(c)
		case *Fault, Undefined, Null, Bool, Number, String:
			return false, c.Class != nil
		}
	}
	return false, false
}

// instanceOf tells whether a record is an instance of a class, if that is known.
func (r *Record) instanceOf(class *Record) (is, known bool) {
	if class.Class == nil {
		return false, false
	}
	for depth := 0; r != nil && depth < 32; depth++ {
		if r == class.Instance {
			return true, true
		}
		if r.Open {
			return false, false
		}
		r = r.Proto
	}
	return false, true
}

// newError makes an error of a class of the language.
func (in *interp) newError(class string) *Record {
	r := in.newRecord()
	r.Open, r.kind = true, class
	return r
}

// isError tells whether a record is certainly an error of a class of the language.
func (r *Record) isError(class string) bool {
	for depth := 0; r != nil && depth < 32; depth++ {
		if r.kind != "" {
			return class == "Error" || class == r.kind
		}
		r = r.Proto
	}
	return false
}

// errorClass returns the class of the language's errors that v certainly is, "" if that is none.
func errorClass(v Value) string {
	if len(v) != 1 {
		return ""
	}
	if b, ok := v[0].V.(Builtin); ok && b.Recv == nil && strings.HasSuffix(b.Name, "Error") {
		return b.Name
	}
	return ""
}
