package reports

import "testing"

func TestPrintable(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"", ""},
		{"src/app.js", "src/app.js"},
		{"メモ/📝 née.js", "メモ/📝 née.js"},
		{"👩\u200d💻 \u0645\u06CC\u200c\u062E\u0648\u0627\u0647\u0645", "👩\u200d💻 \u0645\u06CC\u200c\u062E\u0648\u0627\u0647\u0645"}, // joiners are needed
		{"\x1b[31mred\x1b[0m", "<U+001B>[31mred<U+001B>[0m"},
		{"\x1b]8;;http://x\x07link", "<U+001B>]8;;http://x<U+0007>link"},
		{"a\r\nb\tc\x00\x7f", "a<U+000D><U+000A>b<U+0009>c<U+0000><U+007F>"},
		{"\u009b31m", "<U+009B>31m"}, // C1: one character that is ESC [
		{"gpj.\u202eexe", "gpj.<U+202E>exe"},
		{"\u2066x\u2069\u200f\u061c", "<U+2066>x<U+2069><U+200F><U+061C>"},
		{"a\u2028b\u2029c", "a<U+2028>b<U+2029>c"},
		{"\ufeffa\u200bb\u00adc", "<U+FEFF>a<U+200B>b<U+00AD>c"},
		{"\U000E0041", "<U+E0041>"},                              // invisible tag character
		{"\ufffe\ufdd0\U0010ffff", "<U+FFFE><U+FDD0><U+10FFFF>"}, // noncharacters
		{"a\xffb\xc3", "a<0xFF>b<0xC3>"},
		{"\xed\xa0\x80", "<0xED><0xA0><0x80>"}, // a surrogate in UTF-8
		{"\ufffd", "\ufffd"},
	} {
		if got := Printable(test.in); got != test.want {
			t.Errorf("Printable(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestSentenceIsOneLine(t *testing.T) {
	if got := sentence(" a\n\tb \r\n c\x1b "); got != "a b c<U+001B>" {
		t.Errorf("got %q", got)
	}
}

func TestPath(t *testing.T) {
	for _, test := range []struct{ root, path, want string }{
		{"", "app.js", "app.js"},
		{".", "app.js", "app.js"},
		{"apps/notes", "src/app.js", "apps/notes/src/app.js"},
		{"../notes", "app.js", "../notes/app.js"},
		{"/srv/app", "app.js", "/srv/app/app.js"},
		{"", "::error::x.js", "./::error::x.js"},
		{".", "  ::stop-commands::x", "./  ::stop-commands::x"},
		{"a\x1b", "b\n.js", "a<U+001B>/b<U+000A>.js"},
	} {
		if got := Path(test.root, test.path); got != test.want {
			t.Errorf("Path(%q, %q) = %q, want %q", test.root, test.path, got, test.want)
		}
	}
}
