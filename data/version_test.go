package data_test

import (
	"testing"

	"github.com/synclint/synclint/data"
)

func TestCompareVersions(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"9", "10", -1},
		{"10", "10", 0},
		{"11.1", "11.3", -1},
		{"15.10", "15.9", 1},
		{"18", "18.0", 0},
		{"4.4.3", "4.4", 1},
		{"007", "7", 0},
		{"≤37", "37", 0},
		{"≤37", "36", 1},
		{"5.0-5.4", "5.0", 0},
		{"5.0-5.4", "5.2", -1},
		{"149.0b2", "149", 0},
		{"99999999999999999999998", "99999999999999999999999", -1},
		{"preview", "9999", 1},
		{"TP", "preview", 0},
		{"", "0", -1},
		{"", "", 0},
	} {
		if got := data.CompareVersions(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %d, want %d", c.a, c.b, got, c.want)
		}
		if got := data.CompareVersions(c.b, c.a); got != -c.want {
			t.Errorf("%q and %q: %d, want %d", c.b, c.a, got, -c.want)
		}
	}
}

// Sorting needs an order, whatever the versions are.
func FuzzCompareVersions(f *testing.F) {
	f.Add("9", "10", "10.1")
	f.Add("≤37", "", "preview")
	f.Add("5.0-5.4", "5.", "..")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		if got := data.CompareVersions(a, a); got != 0 {
			t.Errorf("%q and itself: %d", a, got)
		}
		ab, bc := data.CompareVersions(a, b), data.CompareVersions(b, c)
		if ba := data.CompareVersions(b, a); ab != -ba {
			t.Errorf("%q and %q: %d, the other way %d", a, b, ab, ba)
		}
		if ac := data.CompareVersions(a, c); ab <= 0 && bc <= 0 && ac > 0 {
			t.Errorf("%q, %q and %q go in a circle", a, b, c)
		}
	})
}
