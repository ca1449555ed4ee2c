package reports

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// linesOf is a source of the lines of one text.
func linesOf(text string) func(string, int) (string, bool) {
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n")
	return func(_ string, n int) (string, bool) {
		if n > len(lines) {
			return "", false
		}
		return lines[n-1], true
	}
}

// The hashes are what GitHub's own program computes, src/fingerprints.ts of codeql-action at
// f3f1edbedfb4a1d188d344570834df2996d45d39.
func TestLineHashes(t *testing.T) {
	for text, want := range map[string][]string{
		"":   {"c129715d7a2bc9a3:1"},
		"a":  {"53b5d4aabe50d64:1"},
		"\n": {"3c5bef55b72b93c9:1", "c129715d7a2bc9a3:1"},
		"self.addEventListener('sync', (event) => {\n\tevent.waitUntil(flush())\n})\n": {"8c915fa795636789:1", "4234b63fbd14fffa:1", "d08e38dac319751b:1", "c129715d7a2bc9a3:1"},
		"\tif (a) {\r\n\t}\r\n\r\n\tif (a) {\r\n\t}\r\n":                               {"6de9f37114b821bb:1", "3eebf08472797e19:1", "3d845c6cc03a3cc6:1", "ec0135b1c94a3634:1", "32dce9ccfdbc9d3e:1", "c129715d7a2bc9a3:1"},
		"one\rtwo\rtwo\r": {"b7c2bd705fe7a697:1", "85af055781a7dbb3:1", "339c9e69aebadc6b:1", "c129715d7a2bc9a3:1"},
		"let s = '📝 送信箱 naïve'\nlet t = '📝 送信箱 naïve'":             {"93b70e9eeffbbe6c:1", "c3012f5a2ed81ef9:1"},
		strings.Repeat("await queue.flush();\n", 8):                {"4433adec7d44ea6d:1", "4433adec7d44ea6d:2", "4433adec7d44ea6d:3", "4433adec7d44ea6d:4", "c154533ae923a2e7:1", "d0b156e26b051bde:1", "3f7f97e5f90268a5:1", "13d4e567a86e083c:1", "c129715d7a2bc9a3:1"},
		strings.Repeat("x", 250) + "\n" + strings.Repeat("x", 250): {"52b56201ffb58620:1", "52b56201ffb58620:2"},
		"}\n}\n}\n}\n":          {"d23ae5cdfa3297df:1", "fec212a38d15109c:1", "1da0d4c20a2cbb51:1", "32dce9ccfdbc9d3e:1", "c129715d7a2bc9a3:1"},
		"  \n\t\n":              {"5b5d4caf73a13177:1", "3c5bef55b72b93c9:1", "c129715d7a2bc9a3:1"},
		" a\u00a0b \u2028 c\nd": {"c2c06ebafb5234d3:1", "a23a3dc5e078b07b:1"},
	} {
		for last := 1; last <= len(want); last++ {
			if diff := cmp.Diff(want[:last], lineHashes("a.js", last, linesOf(text))); diff != "" {
				t.Errorf("hashes of %q up to line %d (-want +got):\n%s", text, last, diff)
			}
		}
	}
}
