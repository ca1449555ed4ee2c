package syntax

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestStringValue(t *testing.T) {
	tests := []struct{ src, want string }{
		{`''`, ""},
		{`'a"b'`, `a"b`},
		{`"\b\f\n\r\t\v\0"`, "\b\f\n\r\t\v\x00"},
		{`'\x41\u0042\u{43}\u{1F600}'`, "ABC😀"},
		{`'\uD83D\uDE00'`, "😀"},
		{`'\u{D83D}\u{DE00}'`, "😀"},
		{`'\uD83D'`, "\uFFFD"},
		{`'\uDE00\uD83D'`, "\uFFFD\uFFFD"},
		{`'\uD83D\u0041'`, "\uFFFDA"},
		{`'\'\"\\\q\é'`, `'"\qé`},
		{`'\101\377\400\08'`, "A\u00ff 0\x008"},
		{"'a\\\nb\\\r\nc\\\rd\\\u2028e'", "abcde"},
		{"'\u2028'", "\u2028"},
		{`'\u{}'`, "u{}"},
		{`'\u{110000}\xZZ\u12'`, "u{110000}xZZu12"},
		{"'a\xffb\xc3\x28\xe2\x82'", "a?b?(??"},
	}
	for _, test := range tests {
		program := mustParse(t, "x = "+test.src, Options{})
		got := program.Body[0].(*ExprStmt).X.(*Assign).Value.(*StringLit).Value
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.src, got, test.want)
		}
	}
}

func TestTemplateStrings(t *testing.T) {
	tests := []struct {
		src  string
		want []string
	}{
		{"``", []string{""}},
		{"`a${b}${c}d`", []string{"a", "", "d"}},
		{"`\\n\\`\\${\r\n\r`", []string{"\n`${\n\n"}},
		{"tag`\\unicode ${a} \\x41`", []string{"", " A"}},
		{"tag`\\u{D83D}\\xg`", []string{""}},
	}
	for _, test := range tests {
		program := mustParse(t, test.src, Options{})
		got := program.Body[0].(*ExprStmt).X.(*TemplateLit).Strings
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", test.src, diff)
		}
	}
}

func TestNumbers(t *testing.T) {
	tests := []struct {
		src    string
		value  float64
		bigInt bool
		key    string
	}{
		{"0", 0, false, "0"},
		{"1.50", 1.5, false, "1.5"},
		{".5", 0.5, false, "0.5"},
		{"5.", 5, false, "5"},
		{"1e3", 1000, false, "1000"},
		{"1E-7", 1e-7, false, "1e-7"},
		{"1e21", 1e21, false, "1e+21"},
		{"123456789012345680000", 123456789012345680000, false, "123456789012345680000"},
		{"1.5e300", 1.5e300, false, "1.5e+300"},
		{"1e999", math.Inf(1), false, "Infinity"},
		{"0x1F", 31, false, "31"},
		{"0XfF", 255, false, "255"},
		{"0o17", 15, false, "15"},
		{"0b101", 5, false, "5"},
		{"1_000.5_0", 1000.5, false, "1000.5"},
		{"0xFFFFFFFFFFFFFFFFFF", 4722366482869645213695, false, "4.722366482869645e+21"},
		{"10n", 10, true, "10"},
		{"0x10n", 16, true, "16"},
		{"12345678901234567890n", 12345678901234567890, true, "12345678901234567890"},
	}
	for _, test := range tests {
		object := mustParse(t, "x = {"+test.src+": "+test.src+"}", Options{}).Body[0].(*ExprStmt).X.(*Assign).Value
		property := object.(*ObjectLit).Props[0]
		number := property.Value.(*NumberLit)
		if number.Value != test.value || number.BigInt != test.bigInt || property.Key.Name != test.key {
			t.Errorf("%s: got %v, big %t, key %q", test.src, number.Value, number.BigInt, property.Key.Name)
		}
	}
}

func TestKeyNames(t *testing.T) {
	src := `x = {a: 1, 'b c': 1, "d": 1, '5': 1, 6: 1, \u0065: 1, '\x66': 1, [g]: 1, '': 1, if: 1, get h() {}, 'i'() {}, j}`
	want := []string{"a", "b c", "d", "5", "6", "e", "f", "", "", "if", "h", "i", "j"}
	var got []string
	for _, p := range mustParse(t, src, Options{}).Body[0].(*ExprStmt).X.(*Assign).Value.(*ObjectLit).Props {
		got = append(got, p.Key.Name)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestRegExp(t *testing.T) {
	lit := mustParse(t, `x = /a[/]\/b/giu`, Options{}).Body[0].(*ExprStmt).X.(*Assign).Value.(*RegExpLit)
	if lit.Pattern != `a[/]\/b` || lit.Flags != "giu" {
		t.Errorf("got %q, %q", lit.Pattern, lit.Flags)
	}
}

func TestComments(t *testing.T) {
	src := "#! shebang\n// a\nx /* b\n*/ + /*! c */ y; <!-- d\n--> e\nf({ // g\n}) // h"
	program := mustParse(t, src, Options{Base: 100})
	var got []string
	for _, c := range program.Comments {
		got = append(got, c.Text)
		if text := src[c.Start-100 : c.End-100]; text != c.Text {
			t.Errorf("%q is at the place of %q", c.Text, text)
		}
	}
	want := []string{"// a", "/* b\n*/", "/*! c */", "<!-- d", "--> e", "// g", "// h"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestInvalidUTF8(t *testing.T) {
	src := "f('\xff\xfe\xfd', /* \xe2\x82 \uFFFD */ `\xc3`, /\xff/)"
	program := mustParse(t, src, Options{})
	checkSpans(t, []byte(src), program)
	if text := program.Comments[0].Text; text != "/* ?? \uFFFD */" {
		t.Errorf("comment %q", text)
	}
	if pattern := program.Body[0].(*ExprStmt).X.(*Call).Args[2].(*RegExpLit).Pattern; !strings.EqualFold(pattern, "?") {
		t.Errorf("pattern %q", pattern)
	}
}
