package flow

// Index is the result of indexOf: -1 when Is is false, 0 when Start is true, else a number that is
// not known.
type Index struct {
	Is    bool
	Start bool
	Why   *Test // the feature test that it comes from, if any
}

func (Index) abstract() {}

// indexes turns the booleans of a search into indexes.
func indexes(v Value) Value {
	var r Value
	for _, a := range v {
		if b, ok := a.V.(Bool); ok {
			a.V = Index{Is: b.Is, Why: b.Why}
		}
		r = r.add(a)
	}
	return r
}

// equalIndex compares an index with -1 or 0.
func equalIndex(a, b Abstract) (same, known bool) {
	if n, ok := a.(Number); ok {
		a, b = b, n
	}
	i, ok := a.(Index)
	n, isNumber := b.(Number)
	switch {
	case !ok || !isNumber:
		return false, false
	case n == -1:
		return !i.Is, true
	case n == 0:
		return i.Start, i.Start || !i.Is
	}
	return false, false
}

// compareIndex evaluates a comparison by size: one of an index with -1 or 0 tells whether it was
// found, others are not known.
func compareIndex(op string, x, y Value, live Set) Value {
	limit, ok := number(y)
	found := op == ">" && limit == -1 || op == ">=" && limit == 0
	missed := op == "<" && limit == 0 || op == "<=" && limit == -1
	var v Value
	for _, a := range x {
		i, isIndex := a.V.(Index)
		if !ok || !isIndex || !found && !missed {
			return one(live, madeOf(x, y))
		}
		v = v.join(one(a.In, Bool{Is: i.Is == found, Why: i.Why}))
	}
	return v
}
