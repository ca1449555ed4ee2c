package spell_test

import (
	"strings"
	"testing"

	"github.com/synclint/synclint/analyzer/spell"
)

func TestNearest(t *testing.T) {
	names := []string{"format", "fail-on", "fix", "output"}
	for name, want := range map[string]string{
		"format": "format", "fromat": "format", "formats": "format", "failon": "fail-on", "fax": "fix", "f": "",
		"out": "", "outputs": "output", "": "", strings.Repeat("format", 1<<20): "",
	} {
		if got := spell.Nearest(names, name); got != want {
			t.Errorf("nearest to %.20q: %q, want %q", name, got, want)
		}
	}
}
