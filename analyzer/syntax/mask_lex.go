package syntax

import (
	"slices"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/js"
)

// looseToken is a token found without a grammar.
type looseToken struct {
	tt         js.TokenType // ErrorToken for @
	start, end int
	nl         bool // a line terminator stands before it
	match      int  // of ( or {: the index of the token that closes it, 0 if none does
}

// maxLooseTokens bounds the memory that lexing takes; programs of more tokens stay unmasked.
const maxLooseTokens = 4 << 20

// looseLexer splits a program into tokens and guesses by the token before whether / begins
// a regular expression.
type looseLexer struct {
	in    *parse.Input
	lexer *js.Lexer
	toks  []looseToken
	open  []int        // ( and { not yet closed, by index
	heads map[int]bool // closing parentheses of if, while, for and with
}

// lexLoosely returns the tokens of buf up to the first that is none.
func lexLoosely(buf []byte) []looseToken {
	in := parse.NewInputBytes(slices.Clip(buf))
	l := &looseLexer{in: in, lexer: js.NewLexer(in), heads: map[int]bool{}}
	nl := true
	for len(l.toks) < maxLooseTokens {
		if in.Peek(0) == '@' {
			in.Move(1)
			in.Skip()
			l.add(js.ErrorToken, 1, nl)
			nl = false
			continue
		}
		tt, data := l.lexer.Next()
		switch tt {
		case js.WhitespaceToken, js.CommentToken:
			continue
		case js.LineTerminatorToken, js.CommentLineTerminatorToken:
			nl = true
			continue
		case js.DivToken, js.DivEqToken:
			if !l.afterValue() {
				tt, data = l.lexer.RegExp()
			}
		}
		if tt == js.ErrorToken {
			return l.toks
		}
		l.add(tt, len(data), nl)
		nl = false
	}
	return nil
}

// add appends the token of size bytes that ends where the input is.
func (l *looseLexer) add(tt js.TokenType, size int, nl bool) {
	end := l.in.Offset()
	i := len(l.toks)
	l.toks = append(l.toks, looseToken{tt: tt, start: end - size, end: end, nl: nl})
	switch tt {
	case js.OpenParenToken, js.OpenBraceToken:
		l.open = append(l.open, i)
	case js.CloseParenToken:
		l.close(js.OpenParenToken)
	case js.CloseBraceToken:
		l.close(js.OpenBraceToken)
	}
}

// close matches the last token with the bracket opened last, if that is of the given type.
func (l *looseLexer) close(opening js.TokenType) {
	top := len(l.open) - 1
	if top < 0 || l.toks[l.open[top]].tt != opening {
		return
	}
	first, last := l.open[top], len(l.toks)-1
	l.open = l.open[:top]
	l.toks[first].match = last
	if first > 0 {
		switch l.toks[first-1].tt {
		case js.IfToken, js.WhileToken, js.ForToken, js.WithToken:
			l.heads[last] = true
		}
	}
}

// afterValue reports whether the last token ends a value, which / then divides.
func (l *looseLexer) afterValue() bool {
	last := len(l.toks) - 1
	if last < 0 {
		return false
	}
	switch tt := l.toks[last].tt; tt {
	case js.StringToken, js.TemplateToken, js.TemplateEndToken, js.RegExpToken, js.PrivateIdentifierToken,
		js.ThisToken, js.SuperToken, js.TrueToken, js.FalseToken, js.NullToken,
		js.CloseBracketToken, js.CloseBraceToken, js.IncrToken, js.DecrToken:
		return true
	case js.CloseParenToken:
		return !l.heads[last]
	default:
		return js.IsIdentifier(tt) || js.IsNumeric(tt)
	}
}
