package lower

import (
	"bytes"
	"errors"
	"fmt"
	"testing"
	"unicode/utf8"

	"github.com/synclint/synclint/analyzer/syntax"
)

// FuzzParse checks that any script either fails with an error inside it or gives a tree inside it.
func FuzzParse(f *testing.F) {
	for lang := range Declaration {
		f.Add([]byte("(reg as any).sync!.register('x'); if (a) {} else if (b) return"), uint8(lang))
		f.Add([]byte("enum E { A = 'a' } const x = <b c='d'>e {f}</b>; @g class H { constructor(private i) {} }"), uint8(lang))
		f.Add([]byte("({a} = {a: `b${c as D}`}) => (a!)(E.F, <G>h)[i as any]\u2028\xff\xe2"), uint8(lang))
	}
	f.Fuzz(func(t *testing.T, text []byte, lang uint8) {
		const base = 7
		if len(text) > 4000 {
			return // what is slow is known
		}
		original := bytes.Clone(text)
		program, err := Parse(text, Language(lang)%Declaration, syntax.Options{Base: base})
		if !bytes.Equal(text, original) {
			t.Fatal("Parse modified its text")
		}
		if err != nil {
			bad, ok := errors.AsType[*syntax.Error](err)
			if !ok || bad.Offset < base || bad.Offset > base+len(text) || !utf8.ValidString(bad.Message) {
				t.Fatalf("error %v", err)
			}
			return
		}
		if want := (syntax.Span{Start: base, End: int32(base + len(text))}); program.Span != want {
			t.Fatalf("program %v, want %v", program.Span, want)
		}
		checkNested(t, program)
	})
}

// FuzzDecode checks that no mappings make the decoder or the tables fail, and that segments are
// sorted.
func FuzzDecode(f *testing.F) {
	f.Add("AAAA,EAAEA;gBACA,C;", "aé😀b\r\nc", 1, 1)
	f.Add("AAAA,CAAC,CAAC,CAAC,CAAC,CAAC", "(a).b?.[`c`]('d'/**/)", 0, 1)
	f.Fuzz(func(t *testing.T, mappings, text string, line, column int) {
		m, err := decodeMap(fmt.Appendf(nil, `{"version":3,"names":["a"],"mappings":%q}`, mappings))
		if err == nil {
			for i := 1; i < len(m.segments); i++ {
				a, b := m.segments[i-1], m.segments[i]
				if a.line > b.line || a.line == b.line && a.column > b.column {
					t.Fatalf("%v before %v", a, b)
				}
			}
			checkOrigins(t, mappings, text)
			p := newPlacer(text, &compiled{code: text, to: m}, 0)
			for i := range len(text) {
				if start, end, ok := p.token(i); ok && (start < 0 || end > len(text)) {
					t.Fatalf("token %d-%d of %d bytes", start, end, len(text))
				}
			}
		}
		if at, ok := newLineTable(text).offset(line, column); ok && (at < 0 || at > len(text)) {
			t.Fatalf("offset %d of %d bytes", at, len(text))
		}
	})
}

// checkOrigins looks up every node of a script in a source of the same text.
func checkOrigins(t *testing.T, mappings, text string) {
	program, err := syntax.Parse([]byte(text), syntax.Options{})
	if err != nil {
		return
	}
	m := &Map{Sources: []string{"a"}, names: []string{"a"}, mappings: mappings}
	origins, err := m.Origins(text)
	if err != nil {
		t.Fatal(err)
	}
	syntax.Walk(program, func(n syntax.Node) bool {
		source, ok := origins.Source(n)
		if !ok {
			return true
		}
		if at := origins.Place(n, source, text); !at.Empty() && (at.Start < 0 || int(at.End) > len(text)) {
			t.Fatalf("%v in %d bytes", at, len(text))
		}
		return true
	})
}
