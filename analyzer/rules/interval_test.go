package rules

import (
	"math"
	"testing"
)

// TestTextNumber: what the browser makes of a text where it wants a number.
func TestTextNumber(t *testing.T) {
	for text, want := range map[string]float64{
		"86400000": 86400000, " 1.5 ": 1.5, "": 0, "1e3": 1000, "0x10": 16, "-1": -1,
		"1 day": math.NaN(), "daily": math.NaN(), "12h": math.NaN(),
	} {
		if got := textNumber(text); got != want && !(math.IsNaN(got) && math.IsNaN(want)) {
			t.Errorf("%q is %v, want %v", text, got, want)
		}
	}
}

// TestUnitOf: only numbers that nobody would write as milliseconds are taken for another unit.
func TestUnitOf(t *testing.T) {
	const hour = 60 * 60 * 1000
	for n, want := range map[float64]string{
		24 * 60 * 60: "seconds", 12 * 60 * 60: "seconds", 7 * 24 * 60 * 60: "seconds",
		24 * 60: "minutes", 12 * 60: "minutes", 7 * 24 * 60: "minutes",
		0: "", 1000: "", hour / 4: "", hour / 2: "", hour: "", 6 * hour: "", 12 * hour: "", 24 * hour: "",
	} {
		if got, _ := unitOf(n); got != want {
			t.Errorf("%v looks like %q, want %q", n, got, want)
		}
	}
}
