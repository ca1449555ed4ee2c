package syntax

import (
	"slices"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/js"
)

// lexBroken returns the tokens of buf, with an ErrorToken for each place that is none. It gives
// up where an adversary makes it read the same text over and over.
func lexBroken(buf []byte) []looseToken {
	in := parse.NewInputBytes(slices.Clip(buf))
	l := &looseLexer{in: in, lexer: js.NewLexer(in), heads: map[int]bool{}}
	budget := 8 * len(buf) // bytes that may be read again
	nl := true
	for len(l.toks) < maxLooseTokens && budget >= 0 {
		start := in.Offset()
		tt, _ := l.lexer.Next()
		switch tt {
		case js.WhitespaceToken, js.CommentToken:
			continue
		case js.LineTerminatorToken, js.CommentLineTerminatorToken:
			nl = true
			continue
		case js.DivToken, js.DivEqToken:
			if !l.afterValue() {
				tt = l.regexp(start, &budget)
			}
		case js.ErrorToken:
			if start >= len(buf) {
				return l.toks
			}
			if in.Offset() >= len(buf) { // a template or comment that never ends
				budget -= len(buf) - start
				l.goTo(start + 1)
				l.lexer = js.NewLexer(in)
			}
			in.Skip()
		}
		l.add(tt, in.Offset()-start, nl)
		nl = false
	}
	return l.toks
}

// regexp reads a regular expression that begins at start, or a division if it never ends.
func (l *looseLexer) regexp(start int, budget *int) js.TokenType {
	tt, _ := l.lexer.RegExp()
	if tt == js.ErrorToken {
		*budget -= l.in.Offset() - start
		l.goTo(start + 1)
		return js.DivToken
	}
	return tt
}

// goTo moves to an offset.
func (l *looseLexer) goTo(offset int) {
	l.in.Move(offset - l.in.Offset())
	l.in.Skip()
}

// bracketing tells for each token what it is matched with.
type bracketing struct {
	closer []int32 // of an opening bracket: the token that closes it, 0 if none does
	stray  []bool  // of a closing bracket: it closes nothing
	lost   []bool  // of an opening bracket: it is open to the end of the program
	stack  []int   // of openers
	braces int     // openers on the stack that are { or ${
}

// bracketsOf matches the brackets. A brace closes the parentheses inside it that are still open,
// but not the other way round: statements stand in braces.
func bracketsOf(toks []looseToken) *bracketing {
	b := &bracketing{closer: make([]int32, len(toks)), stray: make([]bool, len(toks)), lost: make([]bool, len(toks))}
	for i, t := range toks {
		switch t.tt {
		case js.OpenParenToken, js.OpenBracketToken:
			b.stack = append(b.stack, i)
		case js.OpenBraceToken, js.TemplateStartToken:
			b.stack = append(b.stack, i)
			b.braces++
		case js.CloseBraceToken, js.TemplateEndToken:
			b.stray[i] = !b.closeBrace(toks, i)
		case js.TemplateMiddleToken:
			b.closeBrace(toks, i)
			b.stack = append(b.stack, i)
			b.braces++
		case js.CloseParenToken:
			b.stray[i] = !b.closeParen(toks, i, js.OpenParenToken)
		case js.CloseBracketToken:
			b.stray[i] = !b.closeParen(toks, i, js.OpenBracketToken)
		}
	}
	for _, i := range b.stack {
		b.lost[i] = true
	}
	return b
}

func (b *bracketing) closeBrace(toks []looseToken, at int) bool {
	if b.braces == 0 {
		return false
	}
	for {
		top := b.stack[len(b.stack)-1]
		b.stack = b.stack[:len(b.stack)-1]
		switch toks[top].tt {
		case js.OpenBraceToken, js.TemplateStartToken, js.TemplateMiddleToken:
			b.closer[top] = int32(at)
			b.braces--
			return true
		}
	}
}

// closeParen closes the innermost bracket, or the one around it if a closing one was forgotten.
func (b *bracketing) closeParen(toks []looseToken, at int, opening js.TokenType) bool {
	for depth := 1; depth <= min(2, len(b.stack)); depth++ {
		i := len(b.stack) - depth
		switch tt := toks[b.stack[i]].tt; tt {
		case opening:
			b.closer[b.stack[i]] = int32(at)
			b.stack = b.stack[:i]
			return true
		case js.OpenParenToken, js.OpenBracketToken:
		default:
			return false
		}
	}
	return false
}
