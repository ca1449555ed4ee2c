package flow

// declared returns a value with what is not known in it replaced by what a parameter is declared to
// be: an object of the platform, an instance of a class, or what a library's class makes.
func (in *interp) declared(name string, v Value) Value {
	var r Value
	for _, a := range v {
		if u, ok := a.V.(Unknown); ok && u.Name == "" && u.Made == nil {
			r = r.join(in.ofType(name, a))
			continue
		}
		r = r.add(a)
	}
	return r
}

// ofType returns what an unknown value is by the name of its type, the value itself if that says
// nothing.
func (in *interp) ofType(name string, a Alt) Value {
	b := in.module.script.Program.Scope.Lookup(name)
	if b == nil {
		if i := in.platform.Interfaces[name]; i != nil {
			return one(a.In, Object{I: i})
		}
		return Value{a}
	}
	class, imported := in.imported(b, a.In)
	if !imported {
		class = in.cell(b).V.in(a.In)
	}
	for _, c := range class {
		switch c := c.V.(type) {
		case *Record:
			if c.Class != nil {
				return in.instanceOf(c, a.In)
			}
		case Unknown:
			if c.Name != "" {
				return one(a.In, c.called(""))
			}
		}
	}
	return Value{a}
}
