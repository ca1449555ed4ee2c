package syntax

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tdewolff/parse/v2/js"
)

func TestBase(t *testing.T) {
	const src = "let a = b;"
	program := mustParse(t, src, Options{Base: 1000})
	decl := program.Body[0].(*VarDecl)
	if want := (Span{1000, 1010}); program.Span != want || decl.Span != want {
		t.Errorf("program %v, declaration %v, want %v", program.Span, decl.Span, want)
	}
	if want := (Span{1008, 1009}); decl.Decls[0].Init.Range() != want {
		t.Errorf("b is at %v, want %v", decl.Decls[0].Init.Range(), want)
	}
}

func TestGoals(t *testing.T) {
	tests := []struct {
		src  string
		fits []Goal
	}{
		{"a", []Goal{Auto, Script, Module, Handler}},
		{"return a", []Goal{Auto, Script, Handler}},
		{"#!/bin/node\nreturn a", []Goal{Auto, Script, Handler}},
		{"#!/bin/node\nimport 'a'", []Goal{Auto, Module}},
		{"import 'a'", []Goal{Auto, Module}},
		{"export {}", []Goal{Auto, Module}},
		{"import('a'); import.meta", []Goal{Auto, Script, Module, Handler}},
		{"import 'a'; return", nil},
		{"a b", nil},
	}
	for _, test := range tests {
		for _, goal := range []Goal{Auto, Script, Module, Handler} {
			_, err := Parse([]byte(test.src), Options{Goal: goal})
			if want := slices.Contains(test.fits, goal); (err == nil) != want {
				t.Errorf("%q with goal %d: %v", test.src, goal, err)
			}
		}
	}
}

func TestErrors(t *testing.T) {
	tests := []struct {
		src    string
		offset int
		part   string
	}{
		{"a b", 2, "unexpected b"},
		{"é\né é", 6, "unexpected é"},
		{"a;\r\n\r\nb c", 8, "unexpected c"},
		{"a\u2028b c", 6, "unexpected c"},
		{"let a;\nlet a;", 11, "already been declared"},
		{"f(", 2, "EOF"},
		{"import 'a';\nreturn", 12, "unexpected return"},
		{"return 1; a b", 12, "unexpected b"},
		{"import a from 'b' with {}; c d", 29, "unexpected d"},
		{"x = {a = 1}", 7, `unexpected "="`},
		{"[a b]", 3, `unexpected "b"`},
		{"f() = 1", 0, "invalid assignment target"},
		{"({a}) += 1", 4, "parentheses"},
		{"[a] += 1", 4, "pattern"},
		{"[a]++", 3, "pattern"},
		{"({a() {}} = b)", 2, "method"},
		{"if (a) {}; else b", 11, "else"},
		{"do {}; while (a)", 7, "while"},
		{"if (a)", 6, "expected"},
		{"a:", 2, "expected"},
		{"import()", 8, "import()"},
		{"a?.`b`", 1, "template"},
		{"export {'a' as b}", 8, "expected a name"},
	}
	for _, test := range tests {
		_, err := Parse([]byte(test.src), Options{Base: 10})
		var located *Error
		if !errors.As(err, &located) {
			t.Errorf("%q: got %v, want an *Error", test.src, err)
			continue
		}
		if located.Offset != test.offset+10 || !strings.Contains(located.Message, test.part) {
			t.Errorf("%q: got %v, want %q at offset %d", test.src, err, test.part, test.offset+10)
		}
	}
}

func TestMessagesAreClean(t *testing.T) {
	tests := []struct{ src, want string }{
		{"a '\x1b[31m\xff'", "unexpected '\uFFFD[31m' in expression"},
		{"a '" + strings.Repeat("b", 1<<20) + "'", "unexpected '" + strings.Repeat("b", 148) + "..."},
	}
	for _, test := range tests {
		_, err := Parse([]byte(test.src), Options{})
		var located *Error
		if !errors.As(err, &located) || located.Message != test.want {
			t.Errorf("got %q, want %q", err, test.want)
		}
	}
}

// TestHostile parses what would overflow a stack or take forever if nothing forbade it.
func TestHostile(t *testing.T) {
	repeat := strings.Repeat
	tests := []struct {
		name, src, message string
	}{
		{"nested array patterns", "var " + repeat("[", 1<<20), "brackets are nested"},
		{"nested object patterns", "var " + repeat("{a:", 1<<20), "brackets are nested"},
		{"nested patterns behind comments", "var " + repeat("[/*]*/", 2<<20), "too many brackets"},
		{"patterns that the guard lets pass", "var " + repeat("[", 9000) + "a" + repeat("]", 9000) + "= b", "program is nested"},
		{"nested parentheses", repeat("(", 1<<20), "brackets are nested"},
		{"deep chains in deep calls", repeat("f(", 900) + "a" + repeat(")"+repeat(".a", 90), 900), "program is nested"},
		{"a long sum", "a" + repeat("+a", 1<<20), "too many nested"},
		{"a long chain", "a" + repeat(".a()", 1<<20), "too many nested"},
		{"else if", repeat("if (a) b; else ", 1<<18), "too many nested"},
		{"nested templates", repeat("`${", 1<<18), "brackets are nested"},
		{"nested arrows", repeat("a=>", 1<<20), "too many nested"},
		{"unclosed decorators", "a b " + repeat("@(", 5000), "unexpected b"},
		{"at signs", "a b " + repeat("@", 1<<20), "unexpected b"},
		{"too large", repeat(" ", MaxSize+1), "larger than 16 MiB"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if _, err := Parse([]byte(test.src), Options{}); err == nil || !strings.Contains(err.Error(), test.message) {
				t.Errorf("got %v, want %s", err, test.message)
			}
		})
	}
}

// TestDeepestPattern parses the deepest pattern that the guard cannot see as such: it must
// not overflow the parser's stack.
func TestDeepestPattern(t *testing.T) {
	src := "var " + strings.Repeat("[/*]*/", maxBrackets)
	if _, err := Parse([]byte(src), Options{}); err == nil {
		t.Error("no error")
	}
}

// TestOverrun checks that a parse that takes too long is given up for good.
func TestOverrun(t *testing.T) {
	buf := copyWithoutHashbang([]byte(strings.Repeat("a;", 1<<20)))
	_, _, failed := parseBounded(buf, js.Options{}, time.Nanosecond)
	if failed == nil || !failed.fatal {
		t.Errorf("got %v, want a fatal failure", failed)
	}
}

// TestEmptyStatements checks that semicolons behind statements that need none are kept.
func TestEmptyStatements(t *testing.T) {
	tests := []struct {
		src  string
		want []Span
	}{
		{"{};", []Span{{0, 2}, {2, 3}}},
		{"{}\n;", []Span{{0, 2}, {3, 4}}},
		{"a;;b;", []Span{{0, 2}, {2, 3}, {3, 5}}},
		{"if (a) if (b) c;;;", []Span{{0, 16}, {16, 17}, {17, 18}}},
		{"while (a) {};", []Span{{0, 12}, {12, 13}}},
		{"function f() {}; b", []Span{{0, 15}, {15, 16}, {17, 18}}},
		{"export function f() {};", []Span{{0, 22}, {22, 23}}},
		{"export default class {}\n;", []Span{{0, 23}, {24, 25}}},
		{"export let a; ;", []Span{{0, 13}, {14, 15}}},
		{"a: {};", []Span{{0, 5}, {5, 6}}},
		{"do a; while (b);", []Span{{0, 16}}},
	}
	for _, test := range tests {
		var got []Span
		for _, s := range mustParse(t, test.src, Options{}).Body {
			got = append(got, s.Range())
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q: got %v, want %v", test.src, got, test.want)
		}
	}
}

// TestLongPrograms parses programs that are large, but not unusual.
func TestLongPrograms(t *testing.T) {
	repeat := strings.Repeat
	tests := []struct {
		name, src string
	}{
		{"many statements", repeat("a;", 1<<18)},
		{"a large array", "x = [" + repeat("[1,2],", 1<<17) + "]"},
		{"a long comma list", "a" + repeat(",a", 1<<18)},
		{"a deep sum", "a" + repeat("+a", 990)},
		{"many functions of one name in blocks", repeat("{function f(){}}", 1<<15)},
		{"many declarations of one name", repeat("var a;", 1<<17)},
		{"many names", func() string {
			var b strings.Builder
			for i := range 1 << 15 {
				b.WriteString("var a" + repeat("b", i%50) + string(rune('a'+i%26)) + ";")
			}
			return b.String()
		}()},
		{"empty", ""},
		{"as large as can be", repeat(" ", MaxSize)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { mustParse(t, test.src, Options{}) })
	}
}

func TestBaseOutOfRange(t *testing.T) {
	for _, base := range []int{-1, 1 << 31, 1<<31 - 1} {
		if _, err := Parse([]byte("a"), Options{Base: base}); err == nil {
			t.Errorf("base %d is accepted", base)
		}
	}
}
