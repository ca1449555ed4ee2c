package flow

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSet(t *testing.T) {
	s := Set(0b1011) | Ghost
	if s.Len() != 3 {
		t.Errorf("Len is %d, want 3: the ghost does not count", s.Len())
	}
	if s.Real() != 0b1011 || !s.Has(Ghost) || s.Real().Has(Ghost) {
		t.Errorf("Real is %b", s.Real())
	}
	if s.Has(0b0100) || !s.Has(0b0110) || s.Has(0) {
		t.Error("Has is wrong")
	}
}

func TestValueIn(t *testing.T) {
	v := Value{{0b011, Null{}}, {0b110, Number(1)}}
	for _, c := range []struct {
		in   Set
		want Value
	}{
		{0b111, v},
		{0b001, Value{{0b001, Null{}}}},
		{0b010, Value{{0b010, Null{}}, {0b010, Number(1)}}},
		{0b1000, nil},
	} {
		if diff := cmp.Diff(c.want, v.in(c.in)); diff != "" {
			t.Errorf("in(%b):\n%s", c.in, diff)
		}
	}
	if v.sets() != 0b111 {
		t.Errorf("sets is %b", v.sets())
	}
}

func TestValueJoin(t *testing.T) {
	v := Value{{0b001, Null{}}}
	w := Value{{0b010, Null{}}, {0b001, Number(1)}}
	got := v.join(w)
	want := Value{{0b011, Null{}}, {0b001, Number(1)}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(Value{{0b001, Null{}}}, v); diff != "" {
		t.Errorf("join changed its operand:\n%s", diff)
	}
	if diff := cmp.Diff(v, v.join(nil)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(v, Value(nil).join(v)); diff != "" {
		t.Error(diff)
	}
}

func TestValueJoinIsBounded(t *testing.T) {
	var v Value
	for i := range 10 * maxAlternatives {
		v = v.join(one(1, Number(i)))
		if len(v) > maxAlternatives {
			t.Fatalf("%d alternatives after %d joins", len(v), i+1)
		}
	}
	if !v.hasUnknown() || v.opaque() || v.sets() != 1 {
		t.Errorf("the rest is %v, want unknown", v)
	}
	v = v.join(one(2, Unknown{Opaque: true}))
	for i := range 10 * maxAlternatives {
		v = v.join(one(1, Number(i)))
	}
	if !v.opaque() {
		t.Error("what can't be seen was forgotten")
	}
}

func TestConstant(t *testing.T) {
	for _, c := range []struct {
		v  Value
		ok bool
	}{
		{nil, false},
		{Value{{1, String{S: "a"}}}, true},
		{Value{{1, String{S: "a"}}, {2, String{S: "a", Pattern: true}}}, false},
		{Value{{1, String{S: "a"}}, {2, Null{}}}, false},
	} {
		if _, ok := c.v.Constant(); ok != c.ok {
			t.Errorf("%v is constant: %v, want %v", c.v, ok, c.ok)
		}
	}
}

func TestConcatIsBounded(t *testing.T) {
	s := String{S: "0123456789"}
	for range 100 {
		s = concat(s, s)
	}
	if len(s.S) > maxText+1 || !s.Pattern {
		t.Errorf("a text of %d bytes, a pattern: %v", len(s.S), s.Pattern)
	}
}

// TestTruthOfGhost has the ghost go both ways, and the others one.
func TestTruthOfGhost(t *testing.T) {
	in := &interp{}
	c := in.truth(Value{{0b01 | Ghost, Bool{Is: true}}, {0b10, Null{}}})
	if c.T != 0b01|Ghost || c.F != 0b10|Ghost {
		t.Errorf("true in %b, false in %b", c.T, c.F)
	}
	n := in.nullish(Value{{0b01 | Ghost, Bool{Is: true}}, {0b10, Null{}}})
	if n.T != 0b10|Ghost || n.F != 0b01|Ghost {
		t.Errorf("nullish in %b, not in %b", n.T, n.F)
	}
}
