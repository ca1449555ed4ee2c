package syntax

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// texts returns what of src the top-level statements of a program are.
func texts(src string, p *Program) []string {
	list := []string{}
	if p != nil {
		for _, s := range p.Body {
			list = append(list, src[s.Range().Start:s.Range().End])
		}
	}
	return list
}

func TestRecover(t *testing.T) {
	for _, c := range []struct {
		name, src string
		saved     []string
		errors    []string // what begins where each error is
	}{
		{"nothing is broken", "a; b", []string{"a;", "b"}, nil},
		{"one statement", "a;\nb c;\nd;", []string{"a;", "d;"}, []string{"c;"}},
		{"all is broken", "a b", []string{}, []string{"b"}},
		{"no semicolons", "a()\nb(]\nc()\nd.e = 1", []string{"a()", "c()", "d.e = 1"}, []string{"]"}},
		{"two faults apart", "a b;\nc;\nd e;", []string{"c;"}, []string{"b;", "e;"}},
		{"two faults side by side", "a b;\nc d;\ne;", []string{"e;"}, []string{"b;"}},
		{"parenthesis never closed", "a;\nb(c;\nd(e);", []string{"a;", "d(e);"}, []string{";\nd"}},
		{"brace never closed", "a;\nif (b) {\n  c();\n\nd();\nfunction e() {}", []string{"a;", "d();", "function e() {}"}, []string{""}},
		{
			"brace too many", "function f() {\n  if (a) b(); }\n  c();\n  d();\n}\ne();",
			[]string{"e();"},
			[]string{"}\ne"},
		},
		{"minified", "a();b(;c();d({e(){}})", []string{"a();", "c();", "d({e(){}})"}, []string{";c"}},
		{"string never closed", "a;\nb('c);\nd;", []string{"a;", "d;"}, []string{"'c"}},
		{"template never closed", "a;\nb(`c);\nd;", []string{"a;", "d;"}, []string{"`c"}},
		{"comment never closed", "a;\nb;\n/* c", []string{"a;", "b;"}, []string{""}},
		{"junk", "a;\n%%% ??? <<< #;\nb;", []string{"a;", "b;"}, []string{"%%%"}},
		{"merge conflict", "a;\n<<<<<<< HEAD\nb;\n=======\nc;\n>>>>>>> main\nd;", []string{"a;", "b;", "d;"}, []string{"<<", "==="}},
		{"declared twice", "let a = 1;\nlet a = 2;", []string{"let a = 1;", "let a = 2;"}, []string{"a = 2"}},
		{"loops and branches", "do a; while (b)\nif (c) d; else e;\nf g;", []string{"do a; while (b)", "if (c) d; else e;"}, []string{"g"}},
		{"over several lines", "a\n  .b(c)\n  .d();\nlet e =\n  f\ng h", []string{"a\n  .b(c)\n  .d();", "let e =\n  f"}, []string{"h"}},
		{"imports", "import a\n  from 'b';\nimport {c\n} from 'd'\nexport {e} from 'f'\ng h", []string{"import a\n  from 'b';", "import {c\n} from 'd'", "export {e} from 'f'"}, []string{"h"}},
		{"hashbang", "#!/bin/node\na;\nb c;", []string{"a;"}, []string{"c;"}},
		{"newer syntax", "import a from 'b' with {type: 'json'};\nb c;", []string{"import a from 'b' with {type: 'json'};"}, []string{"c;"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, errs := Recover([]byte(c.src), Options{})
			if diff := cmp.Diff(c.saved, texts(c.src, p)); diff != "" {
				t.Errorf("saved (-want +got):\n%s", diff)
			}
			if len(errs) != len(c.errors) {
				t.Fatalf("errors %v, want %d", errs, len(c.errors))
			}
			for i, e := range errs {
				if !strings.HasPrefix(c.src[e.Offset:], c.errors[i]) {
					t.Errorf("%v, want it before %q", e, c.errors[i])
				}
			}
		})
	}
}

func TestRecoverBodies(t *testing.T) {
	const stubbed = "{return __broken__}"
	for _, c := range []struct{ src, want string }{
		{"(function () {\n  a();\n  function f() {\n    b c; // what is wrong here\n  }\n  d();\n})();", "(function () {\n  a();\n  function f() ~\n  d();\n})();"},
		{"class A {\n  m() { const a = [b c]; }\n  n() { d() }\n}", "class A {\n  m() ~\n  n() { d() }\n}"},
		{"on('sync', async e => {\n  if (a) { let b c; }\n  d();\n});", "on('sync', async e => ~);"},
		{"f(() => { a b; return 1 + 2 }, function () { c d; return 3 + 4 }, () => { e() });", "f(() => ~, function () ~, () => { e() });"},
		{"function f() { if (long_enough_for_it) { a b } }", "function f() ~"},
		{"if (a) { this_is_no_function() b }", ""},
		{"f(() => { a b })", ""},
	} {
		p, errs := Recover([]byte(c.src), Options{})
		if len(errs) == 0 {
			t.Errorf("%q: no errors", c.src)
		}
		if p == nil {
			if c.want != "" {
				t.Errorf("%q: nothing saved", c.src)
			}
			continue
		}
		// What is saved is just as if the bodies had been the stub.
		got := []byte(c.src)
		Walk(p, func(n Node) bool {
			if f, ok := n.(*Function); ok && len(f.Body) == 1 {
				if ret, ok := f.Body[0].(*Return); ok && ret.X.(*Ident).Name == "__broken__" {
					for i := f.BodySpan.Start; i < f.BodySpan.End; i++ {
						got[i] = 0
					}
					got[f.BodySpan.Start] = '~'
				}
			}
			return true
		})
		if got := strings.ReplaceAll(string(got), "\x00", ""); got != c.want {
			t.Errorf("%q: got %q, want %q instead of %s", c.src, got, c.want, stubbed)
		}
	}
}

func TestRecoverBindsNamesAcrossPieces(t *testing.T) {
	const src = "'use strict';\nfoo bar;\n'use asm';\nlet a = 1;\nx y;\nf(a);\nimport b from 'c';\nz z;\nb();"
	p, errs := Recover([]byte(src), Options{Base: 100})
	if len(errs) != 3 || errs[0].Offset != 100+strings.Index(src, "bar") {
		t.Fatalf("errors %v", errs)
	}
	if want := (Span{100, int32(100 + len(src))}); p.Span != want || !p.Module {
		t.Errorf("program %v, module %v", p.Span, p.Module)
	}
	a, b := p.Scope.Lookup("a"), p.Scope.Lookup("b")
	if len(a.Uses) != 1 || len(b.Uses) != 1 || int(b.Uses[0].Start) != 100+strings.LastIndex(src, "b()") {
		t.Errorf("uses of a %v, of b %v", a.Uses, b.Uses)
	}
	if !p.Body[0].(*ExprStmt).Directive || !p.Body[1].(*ExprStmt).Directive {
		t.Error("the prologue lacks a directive")
	}
	p, _ = Recover([]byte("a;\nb c;\n'use strict';"), Options{})
	if p.Body[1].(*ExprStmt).Directive {
		t.Error("a string in the middle is a directive")
	}
}

func TestRecoverKeepsComments(t *testing.T) {
	const src = "a b;\n// about c\nc;\n/* about d */\nd;"
	p, _ := Recover([]byte(src), Options{})
	var got []string
	for _, c := range p.Comments {
		if src[c.Start:c.End] != c.Text {
			t.Errorf("%q is not at %v", c.Text, c.Span)
		}
		got = append(got, c.Text)
	}
	if diff := cmp.Diff([]string{"// about c", "/* about d */"}, got); diff != "" {
		t.Errorf("comments (-want +got):\n%s", diff)
	}
}

func TestRecoverGivesUp(t *testing.T) {
	for name, src := range map[string]string{
		"nested too deeply": strings.Repeat("[", 20_000),
		"escaped templates": strings.Repeat("\\`", 1<<16),
		"open comments":     strings.Repeat("/*", 1<<16),
		"open parentheses":  "a;\n" + strings.Repeat("(", 9000) + strings.Repeat("}", 9000),
		"open regexps":      strings.Repeat("+/", 1<<16),
		"many faults":       strings.Repeat("a b;", 1<<12),
		"many functions":    "f(" + strings.Repeat("() => { a b; long_enough_name }, ", 1<<10) + ")",
		"nested functions":  strings.Repeat("() => { ", 2000) + "long_enough_for_a_stub b" + strings.Repeat(" }", 2000),
		"nothing":           "\x00",
	} {
		t.Run(name, func(t *testing.T) {
			if p, errs := Recover([]byte(src), Options{}); len(errs) == 0 {
				t.Errorf("no errors, program %v", p)
			}
		})
	}
}

// damaged is a program in which one token of one statement is deleted or one is inserted.
type damaged struct {
	src       string
	at, shift int // what begins at or behind at is moved by shift bytes
}

func damage(rng *rand.Rand, src string, _ *Program, stmt Node) damaged {
	var inside []looseToken
	for _, t := range lexBroken([]byte(src)) {
		// A template's parts decide what is text and what is code.
		if stmt.Range().Start <= int32(t.start) && int32(t.end) <= stmt.Range().End && !strings.ContainsAny(src[t.start:t.end], "`") {
			inside = append(inside, t)
		}
	}
	if len(inside) == 0 {
		return damaged{src: src}
	}
	which := rng.IntN(len(inside))
	t := inside[which]
	if which == 0 || rng.IntN(2) == 0 { // before the first token is outside
		return damaged{src[:t.start] + src[t.end:], t.start, t.start - t.end}
	}
	junk := []string{"(", ")", "[", "]", "{", "}", ";", ",", ".", "=>", "+", "if", "var", "class", "'s'", "1", "x", "?", ":", "/", "=", "@", "#", "..."}
	word := " " + junk[rng.IntN(len(junk))] + " "
	return damaged{src[:t.start] + word + src[t.start:], t.start, len(word)}
}

// formatted are programs as people indent them.
var formatted = []string{
	`'use strict';

import {flush} from './flush.js';
import outbox from './outbox.js';

const TAG = 'outbox';
let queue = [], {a, b: [c]} = flush(1, /[)}]/g), d = a / b / c;

// Asks for a sync.
async function ask(registration) {
  if (!('SyncManager' in window)) {
    return flush();
  }
  for (const item of queue) {
    await outbox.add({item, at: [Date.now(), 1]}, (x) => ({...x}));
  }
  try {
    await registration.sync.register(TAG);
  } catch (err) {
    console.error(err);
  } finally {
    queue = [];
  }
}

self.addEventListener('sync', (event) => {
  switch (event.tag) {
    case TAG:
      event.waitUntil(flush(queue.map((q) => q.id)));
      break;
    default:
      console.log('unknown', event.tag);
  }
});

class Store extends Base {
  static kind = 'store';
  get size() { return this.items.length; }
  add(item) {
    do {
      this.items.push(item);
    } while (item < 3);
  }
}

if (navigator.serviceWorker) {
  navigator.serviceWorker.ready.then(ask, function (err) {
    console.warn(err);
  });
} else {
  window.addEventListener('online', () => flush(), {once: true});
}

export {queue};
export default ask;
`,
	`var a = 1;
function b() {
	return {
		c: function () { return [1, 2, 3]; },
	};
}
for (var i = 0; i < 3; i++) {
	b();
}
while (a) a--;
!function () {
	a++;
}();
b().c(a, [a]);
`,
}

// TestRecoverOneFault damages one statement at a time: all others are saved, in the same place.
func TestRecoverOneFault(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, src := range formatted {
		before := mustParse(t, src, Options{})
		for _, hit := range before.Body {
			for range 150 {
				d := damage(rng, src, before, hit)
				after, errs := Recover([]byte(d.src), Options{})
				if len(errs) == 0 {
					continue // still a program, or so it seems
				}
				checkOthersSaved(t, before, hit, d, after)
			}
		}
	}
}

func checkOthersSaved(t *testing.T, before *Program, hit Node, d damaged, after *Program) {
	t.Helper()
	var saved []Span
	if after != nil {
		for _, s := range after.Body {
			saved = append(saved, s.Range())
		}
	}
	for _, s := range before.Body {
		want := s.Range()
		if s == hit {
			continue
		}
		if int(want.Start) >= d.at {
			want = Span{want.Start + int32(d.shift), want.End + int32(d.shift)}
		}
		if !slices.Contains(saved, want) {
			t.Fatalf("%q is not saved from:\n%s", d.src[want.Start:want.End], d.src)
		}
	}
}

// FuzzRecover checks that any input gives a tree that lies in it, in order, or errors in it.
func FuzzRecover(f *testing.F) {
	for _, src := range slices.Concat(samples, formatted) {
		f.Add([]byte(src), uint8(Auto))
	}
	f.Add([]byte("a;\nf(() => { b c; return `${d}` });\n}\nlet e = `${f"), uint8(Module))
	f.Fuzz(func(t *testing.T, src []byte, goal uint8) {
		opts := Options{Base: 7, Goal: Goal(goal % 4)}
		original := bytes.Clone(src)
		p, errs := Recover(src, opts)
		if !bytes.Equal(src, original) {
			t.Fatal("Recover modified its source")
		}
		if _, err := Parse(src, opts); (err == nil) != (len(errs) == 0) {
			t.Fatalf("Parse: %v; Recover: %v", err, errs)
		}
		last := 7
		for _, e := range errs {
			if e.Offset < last || e.Offset > 7+len(src) || !utf8.ValidString(e.Message) {
				t.Fatalf("errors %v", errs)
			}
			last = e.Offset
		}
		if p == nil {
			return
		}
		end := int32(7)
		for _, s := range p.Body {
			if s.Range().Start < end {
				t.Fatalf("%T %v begins before %d", s, s.Range(), end)
			}
			end = s.Range().End
		}
		if want := (Span{7, int32(7 + len(src))}); p.Span != want || end > want.End {
			t.Fatalf("program %v ends at %d, want %v", p.Span, end, want)
		}
		Walk(p, func(n Node) bool {
			checkChildren(t, n)
			return true
		})
	})
}
