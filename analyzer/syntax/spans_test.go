package syntax

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/js"
)

// lexeme is a token of a source, read independently of lowering.
type lexeme struct {
	tt         js.TokenType
	text       string
	start, end int
}

// lexemes splits src into tokens; only where regular expressions begin is taken from the tree.
func lexemes(t *testing.T, src []byte, program *Program) []lexeme {
	t.Helper()
	regexps := map[int]bool{}
	Walk(program, func(n Node) bool {
		if _, ok := n.(*RegExpLit); ok {
			regexps[int(n.Range().Start)] = true
		}
		return true
	})
	buf := copyWithoutHashbang(src)
	in := parse.NewInputBytes(slices.Clip(buf))
	valid := validText(buf)
	lexer := js.NewLexer(in)
	var out []lexeme
	for {
		tt, data := lexer.Next()
		if regexps[in.Offset()-len(data)] {
			tt, data = lexer.RegExp()
		}
		switch tt {
		case js.ErrorToken:
			if in.Offset() != len(src) {
				t.Fatalf("not a token at %d", in.Offset())
			}
			return out
		case js.WhitespaceToken, js.LineTerminatorToken, js.CommentToken, js.CommentLineTerminatorToken:
		default:
			start, end := in.Offset()-len(data), in.Offset()
			out = append(out, lexeme{tt, valid[start:end], start, end})
		}
	}
}

// checkSpans checks the tree's shape: children lie inside their parents, in order and apart;
// each span begins and ends with a token; and the tokens in it are just those that the node,
// printed from what it holds, consists of.
func checkSpans(t *testing.T, src []byte, program *Program) {
	t.Helper()
	all := lexemes(t, src, program)
	starts, ends := map[int]bool{}, map[int]bool{}
	var telling []lexeme // see printer
	for _, tok := range all {
		starts[tok.start], ends[tok.end] = true, true
		if !silent(tok.tt) {
			telling = append(telling, tok)
		}
	}
	p := &printer{source: telling, places: map[Node][2]int{}}
	p.node(program)
	for i, want := range p.tokens {
		if i == len(telling) || !want.matches(telling[i]) {
			t.Fatalf("token %d of %d: source has %v, the tree has %v", i, len(telling), at(telling, i), want)
		}
	}
	if len(p.tokens) < len(telling) {
		t.Fatalf("the tree lacks %v", telling[len(p.tokens)])
	}
	Walk(program, func(n Node) bool {
		checkChildren(t, n)
		if n == Node(program) {
			return true
		}
		span := n.Range()
		if !starts[int(span.Start)] || !ends[int(span.End)] {
			t.Fatalf("%T %v does not begin and end with tokens", n, span)
		}
		place, printed := p.places[n]
		if !printed {
			t.Fatalf("%T %v was not printed", n, span)
		}
		checkPlace(t, n, telling, place)
		return true
	})
}

func at(list []lexeme, i int) any {
	if i < len(list) {
		return list[i]
	}
	return "nothing more"
}

// checkPlace checks that the telling tokens in n's span are those from place[0] to place[1].
func checkPlace(t *testing.T, n Node, telling []lexeme, place [2]int) {
	t.Helper()
	span, from, to := n.Range(), place[0], place[1]
	switch {
	case from > 0 && telling[from-1].end > int(span.Start),
		to < len(telling) && telling[to].start < int(span.End):
		t.Fatalf("%T %v holds more than its tokens", n, span)
	case from < to && (telling[from].start < int(span.Start) || telling[to-1].end > int(span.End)):
		t.Fatalf("%T %v lacks some of its tokens", n, span)
	}
	switch n.(type) {
	case *Ident, *Key, *StringLit, *NumberLit, *BoolLit, *NullLit, *ThisExpr, *SuperExpr, *RegExpLit,
		*MetaProperty, *PrivateName, *ArrayLit, *ObjectLit, *ArrayPattern, *ObjectPattern, *Block, *Class:
		if telling[from].start != int(span.Start) || telling[to-1].end != int(span.End) {
			t.Fatalf("%T %v holds more than its tokens", n, span)
		}
	}
}

func checkChildren(t *testing.T, n Node) {
	t.Helper()
	outer := n.Range()
	var children []Node
	Children(n, func(c Node) { children = append(children, c) })
	for i, c := range children {
		if !outer.Contains(c.Range()) {
			t.Fatalf("%T %v sticks out of %T %v", c, c.Range(), n, outer)
		}
		if i > 0 && children[i-1].Range().End > c.Range().Start && !isShorthand(n) {
			t.Fatalf("%T %v overlaps %T %v", c, c.Range(), children[i-1], children[i-1].Range())
		}
	}
	checkTight(t, n, children)
}

// checkTight checks that an operator's span takes in no parentheses around its operands
// that are not in the tree; only assignment targets may have such.
func checkTight(t *testing.T, n Node, children []Node) {
	t.Helper()
	switch n.(type) {
	case *Binary, *Logical, *Conditional, *Sequence, *Member, *Call:
		if children[0].Range().Start != n.Range().Start {
			t.Fatalf("%T %v begins before its first child %v", n, n.Range(), children[0].Range())
		}
	}
	switch n.(type) {
	case *Binary, *Logical, *Conditional, *Sequence, *Member, *Assign, *Unary, *Await, *Spread:
		if last := children[len(children)-1]; last.Range().End != n.Range().End {
			t.Fatalf("%T %v ends behind its last child %v", n, n.Range(), last.Range())
		}
	}
}

func isShorthand(n Node) bool {
	switch n := n.(type) {
	case *Property:
		return n.Shorthand
	case *PatternProp:
		return n.Shorthand
	}
	return false
}

func TestSpansOfSamples(t *testing.T) {
	for _, src := range samples {
		t.Run("", func(t *testing.T) {
			program, err := Parse([]byte(src), Options{})
			if err != nil {
				t.Fatalf("%s\n%v", src, err)
			}
			defer func() {
				if t.Failed() {
					t.Log(src)
				}
			}()
			checkSpans(t, []byte(src), program)
		})
	}
}

// TestSpansOfPackages checks the spans of every file of the installed packages.
func TestSpansOfPackages(t *testing.T) {
	for _, path := range packageFiles(t) {
		t.Run(filepath.ToSlash(path), func(t *testing.T) {
			src, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			original := slices.Clone(src)
			program, err := Parse(src, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(src, original) {
				t.Fatal("Parse modified its source")
			}
			checkSpans(t, src, program)
		})
	}
}
