package suppress_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer/source"
	"github.com/synclint/synclint/analyzer/suppress"
)

var names = []string{"missing-fallback", "unguarded-sync"}

func file(name, text string) *source.File {
	return &source.File{Path: name, Text: []byte(text)}
}

// covered returns the lines of a file in which findings of a rule are suppressed.
func covered(f *source.File, rule string) string {
	set := suppress.NewSet(names, []*source.File{f})
	var lines []string
	for n := 1; f.Line(n) != nil; n++ {
		if set.Suppresses(f, rule, n) {
			lines = append(lines, strconv.Itoa(n))
		}
	}
	return strings.Join(lines, " ")
}

func TestCoveredLines(t *testing.T) {
	for text, want := range map[string]string{
		"": "",
		"a\n// synclint-disable-next-line unguarded-sync -- r\nb\nc":                                               "3",
		"a // synclint-disable-line unguarded-sync -- r\nb":                                                        "1",
		"a\n/* synclint-disable unguarded-sync -- r */\nb\n/* synclint-enable unguarded-sync */\nc":                "2 3",
		"a\n/* synclint-disable unguarded-sync -- r */\nb\nc":                                                      "2 3 4",
		"a\nb\n// synclint-disable-file unguarded-sync -- r":                                                       "1 2 3",
		"/* synclint-disable unguarded-sync -- r */ a /* synclint-enable */\nb":                                    "1",
		"// synclint-disable-next-line missing-fallback, unguarded-sync -- r\na\nb":                                "2",
		"// synclint-disable-next-line missing-fallback unguarded-sync  --  r -- s\na\nb":                          "2",
		"// synclint-disable-next-line missing-fallback -- r\na":                                                   "",
		"// synclint-disable-next-line unguarded-sync -- r\r\na\r\nb":                                              "2",
		"// synclint-disable-next-line unguarded-sync -- r\ra\rb":                                                  "2",
		"/* synclint-disable-next-line unguarded-sync\n   -- over\n lines */\na\nb":                                "4",
		"/**\n * synclint-disable-next-line unguarded-sync -- r\n */\na":                                           "4",
		"/*synclint-disable-line unguarded-sync -- r*/ a":                                                          "1",
		"//synclint-disable-next-line unguarded-sync -- r\n// synclint-disable-next-line missing-fallback -- r\na": "3",
		"// synclint-disable-next-line unguarded-sync -- r\n// other\na":                                           "2",
		"/* synclint-disable unguarded-sync -- r */\na\n/* synclint-enable missing-fallback */\nb":                 "1 2 3 4",
		"/* synclint-disable unguarded-sync, missing-fallback -- r */\na\n/* synclint-enable */\nb":                "1 2",
		"// synclint-disable-next-line unguarded-sync -- r":                                                        "",

		// Without a rule, a reason or the right words a comment has no effect.
		"// synclint-disable-next-line unguarded-sync\na":            "",
		"// synclint-disable-next-line unguarded-sync --\na":         "",
		"// synclint-disable-next-line unguarded-sync -- \na":        "",
		"// synclint-disable-next-line -- r\na":                      "",
		"// synclint-disable-next-line unguarded-sink -- r\na":       "",
		"// synclint-disable-nextline unguarded-sync -- r\na":        "",
		"// see synclint-disable-next-line unguarded-sync -- r\na":   "",
		"f('synclint-disable-next-line unguarded-sync -- r');\na":    "",
		"// https://synclint-disable-line unguarded-sync -- r\na":    "",
		"#synclint-disable-line unguarded-sync -- r":                 "",
		"/\nsynclint-disable-next-line unguarded-sync -- r\na":       "",
		"//\nsynclint-disable-next-line unguarded-sync -- r\na":      "",
		"// synclint-disable-next-line unguarded-sync-- r\na":        "",
		"/* synclint-disable-next-line unguarded-sync -- not closed": "",
	} {
		if got := covered(file("a.js", text), "unguarded-sync"); got != want {
			t.Errorf("%q covers the lines %q, want %q", text, got, want)
		}
	}
}

func TestLanguages(t *testing.T) {
	const words = "synclint-disable-next-line unguarded-sync -- r"
	for name, text := range map[string]string{
		"a.html":       "<!-- " + words + " -->\n",
		"b.html":       "<!--\n" + words + "\n-->\n",
		"a.jsx":        "<p>\n{/* " + words + " */}\n",
		"a.vue":        "<script>\n// " + words + "\n",
		"a.php":        "<?php // " + words + " ?>\n",
		"b.php":        "<?php # " + words + " ?>\n",
		"c.php":        "<?php /* " + words + " */ ?>\n",
		"a.blade.php":  "{{-- " + words + " --}}\n",
		"a.j2":         "{# " + words + " #}\n",
		"a.liquid":     "{% comment %} " + words + " {% endcomment %}\n",
		"b.liquid":     "{%- comment -%}" + words + "{%- endcomment -%}\n",
		"a.hbs":        "{{!-- " + words + " --}}\n",
		"b.hbs":        "{{! " + words + " }}\n",
		"a.erb":        "<%# " + words + " %>\n",
		"a.ejs":        "<%# " + words + " %>\n",
		"a.jsp":        "<%-- " + words + " --%>\n",
		"a.cshtml":     "@* " + words + " *@\n",
		"indented.js":  "\t\t//\t" + words + "\n",
		"utf8.js":      "\uFEFF// " + words + " é📝\n",
		"invalid.js":   "\xFF // " + words + " \xFF\n",
		"two.html":     "<p>a</p> <!-- " + words + " --> <p>b</p>\n",
		"scripts.html": "<script>// " + words + "\n",
	} {
		f := file(name, text+"code\nmore")
		line := strings.Count(text, "\n") + 1
		if got := covered(f, "unguarded-sync"); got != strconv.Itoa(line) {
			t.Errorf("%s: %q covers the lines %q, want %d", name, text, got, line)
		}
	}
}

func TestFaults(t *testing.T) {
	for text, want := range map[string]string{
		"// synclint-disable-line unguarded-sync -- r":                                    "",
		"// synclint-disable-line unguarded-sync":                                         "it does not give a reason",
		"// synclint-disable-line -- r":                                                   "it does not name the rule",
		"// synclint-disable-file":                                                        "it does not name the rule",
		"// synclint-disable-line ungarded-sync -- r":                                     "there is no rule `ungarded-sync`; did you mean `unguarded-sync`?",
		"// synclint-disable-line something -- r":                                         "there is no rule `something`",
		"// synclint-disable-lines unguarded-sync -- r":                                   "there is no `synclint-disable-lines`; did you mean `synclint-disable-line`?",
		"// synclint-enable":                                                              "there is nothing suppressed here that it could end",
		"// synclint-disable unguarded-sync -- r\n// synclint-enable\n// synclint-enable": "there is nothing suppressed here that it could end",
	} {
		var faults []string
		for _, c := range suppress.Read(file("a.js", text), names) {
			if c.Fault != "" {
				faults = append(faults, c.Fault)
			}
		}
		if got := strings.Join(faults, "; "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if list := suppress.Read(file("a.js", "// synclint-config.js is here"), names); len(list) > 0 {
		t.Errorf("another comment: %v", list[0])
	}
}

func TestUnused(t *testing.T) {
	f := file("a.js", "// synclint-disable-next-line unguarded-sync, missing-fallback -- r\na\n// synclint-disable-line unguarded-sync -- r\n")
	set := suppress.NewSet(names, []*source.File{f})
	set.Suppresses(f, "unguarded-sync", 2)
	var got [][]string
	for _, c := range set.Comments() {
		got = append(got, c.Unused())
	}
	if diff := cmp.Diff([][]string{{"missing-fallback"}, {"unguarded-sync"}}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Text of any kind is read in time, and comments are where they say they are.
func FuzzRead(f *testing.F) {
	f.Add("a.php", "<?php # synclint-disable-line unguarded-sync -- r ?>")
	f.Add("a.js", "/**\r * synclint-enable */ // synclint-disable a -- b\n\xFF{# synclint-")
	f.Fuzz(func(t *testing.T, name, text string) {
		end := int32(0)
		for _, c := range suppress.Read(file(name, text), names) {
			if c.Span.Start < end || c.Span.End < c.Span.Start || int(c.Span.End) > len(text) {
				t.Fatalf("comment at %v behind %d in %q", c.Span, end, text)
			}
			end = c.Span.End
			if whole := c.Line(); whole.Start > c.Span.Start || whole.End < c.Span.End {
				t.Fatalf("line %v of %v", whole, c.Span)
			}
		}
	})
}
