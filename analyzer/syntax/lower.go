package syntax

import (
	"fmt"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/js"
)

// The parser's tree has no positions. Lowering walks it in source order and drives a second
// lexer over the same bytes: each node takes exactly its own tokens, so their offsets are
// the node's span, and comments turn up on the way. A token that the tree does not announce
// means that parser and lowering disagree: an error, never a wrong span.

// token is one token of the source. nl tells that a line terminator stands before it.
type token struct {
	tt         js.TokenType
	start, end int
	nl         bool
}

// lowerer turns the parser's tree into ours.
type lowerer struct {
	in       *parse.Input
	lexer    *js.Lexer
	text     string // the source; names and comments are slices of it
	base     int
	cur      token
	prevEnd  int // end of the token before cur
	depth    int // nested nodes, at most MaxDepth
	funcs    int // enclosing functions
	module   bool
	comments []Comment
	strays   []Stmt // see strayed
}

// lowerBug begins the message of a failure that is a mistake in lowering itself.
const lowerBug = "could not lower: "

// mismatch is the panic by which lowering stops.
type mismatch struct{ failed *failure }

// lower converts ast, which the parser made from in.
func lower(ast *js.AST, in *parse.Input, opts Options) (prog *Program, failed *failure) {
	in.Reset()
	l := &lowerer{in: in, lexer: js.NewLexer(in), text: validText(in.Bytes()), base: opts.Base}
	defer func() {
		switch r := recover().(type) {
		case nil:
		case mismatch:
			prog, failed = nil, r.failed
		default: // a tree such as the parser never made before must not end the whole analysis
			prog, failed = nil, &failure{Error: Error{Offset: l.base + l.cur.start, Message: fmt.Sprint(lowerBug, r)}}
		}
	}()
	l.next()
	body := l.stmts(ast.List)
	if l.cur.tt != js.ErrorToken || l.cur.end < in.Len() {
		l.fail("unexpected %q", l.curText())
	}
	markDirectives(body)
	return &Program{
		Span:     Span{int32(l.base), int32(l.base + in.Len())},
		Module:   opts.Goal == Module || opts.Goal == Auto && l.module,
		Body:     body,
		Comments: l.comments,
	}, nil
}

// validText copies b; bytes that are no UTF-8 become '?', one for one, so that offsets stay
// and no name or string can carry them further.
func validText(b []byte) string {
	text := string(b)
	valid := strings.ToValidUTF8(text, "?")
	if len(valid) == len(text) {
		return valid
	}
	// A run of several invalid bytes shrank to one character.
	out := make([]byte, 0, len(text))
	for i, r := range text {
		if r == '\uFFFD' && !strings.HasPrefix(text[i:], "\uFFFD") {
			out = append(out, '?')
		} else {
			out = append(out, string(r)...)
		}
	}
	return string(out)
}

// next moves to the next token that is neither space nor comment.
func (l *lowerer) next() {
	l.prevEnd = l.cur.end
	nl := false
	for {
		tt, data := l.lexer.Next()
		end := l.in.Offset()
		start := end - len(data)
		switch tt {
		case js.WhitespaceToken:
		case js.LineTerminatorToken:
			nl = true
		case js.CommentToken, js.CommentLineTerminatorToken:
			nl = nl || tt == js.CommentLineTerminatorToken
			l.comments = append(l.comments, Comment{l.at(start, end), l.text[start:end]})
		default:
			l.cur = token{tt, start, end, nl}
			return
		}
	}
}

// regexp reads the current / or /= again, as the start of a regular expression. Only the
// tree knows that an expression begins here.
func (l *lowerer) regexp() {
	if l.cur.tt == js.DivToken || l.cur.tt == js.DivEqToken {
		tt, data := l.lexer.RegExp()
		end := l.in.Offset()
		l.cur = token{tt, end - len(data), end, l.cur.nl}
	}
}

// eat takes the current token, which must be a tt.
func (l *lowerer) eat(tt js.TokenType) {
	if l.cur.tt != tt {
		l.fail("unexpected %q, expected %q", l.curText(), tt.String())
	}
	l.next()
}

// opt takes the current token if it is a tt.
func (l *lowerer) opt(tt js.TokenType) bool {
	if l.cur.tt != tt {
		return false
	}
	l.next()
	return true
}

// leaf takes the current token, which must read data, and returns its text.
func (l *lowerer) leaf(data []byte) string {
	text := l.curText()
	if string(l.in.Bytes()[l.cur.start:l.cur.end]) != string(data) {
		l.fail("unexpected %q, expected %q", text, data)
	}
	l.next()
	return text
}

func (l *lowerer) curText() string { return l.text[l.cur.start:l.cur.end] }

// since is the span from start to the end of the last token taken.
func (l *lowerer) since(start int) Span { return l.at(start, l.prevEnd) }

// until is the span from start to the end of a statement that stands last in another: an
// empty statement that strayed behind it has been taken already, but is not part of either.
func (l *lowerer) until(start int, last Stmt) Span {
	return Span{int32(l.base + start), last.Range().End}
}

func (l *lowerer) at(start, end int) Span { return Span{int32(l.base + start), int32(l.base + end)} }

// enter and leave count the depth of the tree.
func (l *lowerer) enter() {
	l.depth++
	if l.depth > MaxDepth {
		l.fail("program is nested too deeply")
	}
}

func (l *lowerer) leave() { l.depth-- }

func (l *lowerer) fail(format string, args ...any) {
	panic(mismatch{&failure{Error: Error{
		Offset:  l.base + l.cur.start,
		Message: fmt.Sprintf(format, args...),
	}}})
}
