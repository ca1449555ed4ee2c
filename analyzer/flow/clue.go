package flow

// A clue is a property of the platform that programs take for a feature test although it tells nothing
// about the features: what a browser calls itself, or whether something is permitted. Values that are
// made of one remember it.

// clueOf returns the clue that a value is or was made of, nil for others.
func clueOf(v Abstract) *Member {
	switch v := v.(type) {
	case Attr:
		if v.M.Clue {
			return v.M
		}
	case Unknown:
		return v.Of
	case Bool:
		return v.Of
	}
	return nil
}

func (v Value) clue() *Member {
	for _, a := range v {
		if m := clueOf(a.V); m != nil {
			return m
		}
	}
	return nil
}

// madeOf returns what is not known of something that is computed from values.
func madeOf(values ...Value) Unknown {
	var u Unknown
	for _, v := range values {
		u.Opaque = u.Opaque || v.opaque()
		if u.Of == nil {
			u.Of = v.clue()
		}
	}
	return u
}

// clueOnPath returns the clue of the conditions on the present path that have been added in the present
// call, nil for none.
func (in *interp) clueOnPath() *Member {
	for s := in.path; s != nil && s != in.call.entry; s = s.Before {
		if s.Of != nil {
			return s.Of
		}
	}
	return nil
}

// byClue marks the booleans in v that are chosen by a clue: a function that returns true behind one.
func (in *interp) byClue(v Value) Value {
	m := in.clueOnPath()
	if m == nil {
		return v
	}
	var r Value
	for _, a := range v {
		if b, ok := a.V.(Bool); ok && b.Why == nil && b.Of == nil {
			b.Of = m
			a.V = b
		}
		r = r.add(a)
	}
	return r
}
