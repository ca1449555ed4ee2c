package reports

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		text        string
		first, rest int
		want        []string
	}{
		{"", 10, 10, []string{""}},
		{"short", 10, 10, []string{"short"}},
		{"exactly ten", 11, 5, []string{"exactly ten"}},
		{"one two three", 7, 20, []string{"one two", "three"}},
		{"one two three four", 4, 9, []string{"one", "two three", "four"}},
		{"abcdefghij", 4, 3, []string{"abcd", "efg", "hij"}},
		{"a abcdefgh", 4, 4, []string{"a", "abcd", "efgh"}},
		{"同期が失われます", 8, 6, []string{"同期が失", "われま", "す"}},
		{"👩\u200d💻👩\u200d💻", 2, 2, []string{"👩\u200d💻", "👩\u200d💻"}},
		{"漢字", 1, 1, []string{"漢", "字"}}, // wider than the line, and yet it ends
	} {
		if diff := cmp.Diff(test.want, wrap(test.text, test.first, test.rest)); diff != "" {
			t.Errorf("wrap(%q, %d, %d) (-want +got):\n%s", test.text, test.first, test.rest, diff)
		}
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("when Background Sync is missing nothing sends this data", 20, 30)
	f.Add("同期 e\u0301\u0301 👩\u200d💻", 2, 3)
	f.Fuzz(func(t *testing.T, text string, first, rest int) {
		text, first, rest = sentence(text), 2+abs(first)%100, 2+abs(rest)%100
		lines := wrap(text, first, rest)
		for i, line := range lines {
			room := rest
			if i == 0 {
				room = first
			}
			if columns(line) > room {
				t.Errorf("line %q takes more than %d columns", line, room)
			}
		}
		if noSpaces(strings.Join(lines, "")) != noSpaces(text) {
			t.Errorf("%q became %q", text, lines)
		}
	})
}

func noSpaces(s string) string { return strings.ReplaceAll(s, " ", "") }

func abs(n int) int { return max(n, -(n + 1)) }
