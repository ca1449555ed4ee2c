package source_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/synclint/synclint/analyzer/source"
)

// Offset leads back from the position of every character to where it begins, lines of several
// blocks of the index included.
func TestOffsetReversesPosition(t *testing.T) {
	long := strings.Repeat("aé📝\xFF", 700)
	for _, text := range []string{
		"", "a", "a\nb", "a\r\nb\r\n", "a\rb\r", "\uFEFFa\nb", "é📝\n📝é", "\xFF\xC3\n\xE2\x82x", long, long + "\n" + long + "\r\n" + long,
	} {
		f := &source.File{Text: []byte(text)}
		for i := 0; i <= len(text); {
			line, column := f.Position(i)
			want := i
			if strings.HasPrefix(text, "\uFEFF") {
				want = max(i, len("\uFEFF"))
			}
			if got, ok := f.Offset(line, column); !ok || got != want {
				t.Fatalf("%.20q: offset %d is at %d:%d, which is offset %d, %v", text, want, line, column, got, ok)
			}
			if i == len(text) {
				break
			}
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
		}
	}
}
