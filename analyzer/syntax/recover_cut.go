package syntax

import (
	"bytes"

	"github.com/tdewolff/parse/v2/js"
)

// cutter finds the top-level statements of a broken program by its tokens, brackets and, where
// these don't tell, indentation: whoever forgets a bracket has mostly indented as if it were there.
type cutter struct {
	*bracketing
	src   []byte
	toks  []looseToken
	heads map[int]bool // closing parentheses of if, while, for and with
	lines []int32      // for each token, how far the first token of its line is indented, in bytes

	pieces []piece
	first  int  // token that the current piece begins with
	dos    int  // do statements of the current piece that wait for their while
	open   bool // a bracket of the current piece is never closed
	paren  bool // the last such bracket is one in which no semicolon may stand
}

func newCutter(buf []byte) *cutter {
	toks := lexBroken(buf)
	c := &cutter{src: buf, toks: toks, bracketing: bracketsOf(toks), heads: map[int]bool{}, lines: make([]int32, len(toks))}
	lineStart, indent := 0, int32(0)
	for i, t := range toks {
		if i == 0 || t.nl {
			from := 0
			if i > 0 {
				from = toks[i-1].end
			}
			if nl := bytes.LastIndexAny(buf[from:t.start], "\r\n"); nl >= 0 {
				lineStart = from + nl + 1
			}
			indent = int32(t.start - lineStart)
		}
		c.lines[i] = indent
		if c.closer[i] > 0 && i > 0 && c.beginsHead(i-1) {
			c.heads[int(c.closer[i])] = true
		}
	}
	return c
}

// beginsHead tells whether the parentheses behind token i are followed by a statement.
func (c *cutter) beginsHead(i int) bool {
	switch c.toks[i].tt {
	case js.IfToken, js.WhileToken, js.ForToken, js.WithToken:
		return true
	case js.AwaitToken:
		return i > 0 && c.toks[i-1].tt == js.ForToken
	}
	return false
}

// cut returns the pieces of the program, which together are all of it.
func (c *cutter) cut() []piece {
	for i := 0; i < len(c.toks); i++ {
		if i > c.first && c.boundary(i) {
			c.end(i)
		}
		switch {
		case c.closer[i] > 0:
			i = int(c.closer[i])
			if c.toks[i].tt == js.TemplateMiddleToken {
				i-- // it closes and opens
			}
		case c.lost[i]:
			c.open = true
			c.paren = c.toks[i].tt == js.OpenBracketToken ||
				c.toks[i].tt == js.OpenParenToken && (i == 0 || c.toks[i-1].tt != js.ForToken)
		case c.stray[i] && c.toks[i].tt == js.CloseBraceToken:
			c.joinBack(i)
		case c.toks[i].tt == js.DoToken && !c.isMember(i):
			c.dos++
		case c.toks[i].tt == js.WhileToken && c.dos > 0:
			c.dos--
			if i+1 < len(c.toks) {
				delete(c.heads, int(c.closer[i+1])) // no statement follows
			}
		}
	}
	c.end(len(c.toks))
	c.pieces[len(c.pieces)-1].end = len(c.src)
	return c.pieces
}

// isMember tells whether token i is the name of a member, such as the do in a.do.
func (c *cutter) isMember(i int) bool {
	return i > 0 && (c.toks[i-1].tt == js.DotToken || c.toks[i-1].tt == js.OptChainToken)
}

// end ends the current piece before token i.
func (c *cutter) end(i int) {
	p := piece{first: c.first, last: i}
	if c.first > 0 {
		p.start = c.toks[c.first-1].end
	}
	if i > 0 {
		p.end = c.toks[i-1].end
	}
	c.pieces = append(c.pieces, p)
	c.first, c.dos, c.open = i, 0, false
}

// joinBack is for a brace at i that closes nothing: what it was to close began where a line was
// indented no further, so that all from there is broken.
func (c *cutter) joinBack(i int) {
	for len(c.pieces) > 0 && c.lines[c.first] > c.lines[i] {
		last := len(c.pieces) - 1
		c.first = c.pieces[last].first
		c.pieces = c.pieces[:last]
	}
}

// boundary tells whether a top-level statement may begin with token i. When in doubt it does
// not: two statements in one piece are better than one in two.
func (c *cutter) boundary(i int) bool {
	t, prev := c.toks[i], c.toks[i-1]
	if c.open {
		// No bracket tells any more where this statement ends.
		return t.nl && c.lines[i] <= c.lines[c.first] && !closing(t.tt) ||
			c.paren && prev.tt == js.SemicolonToken && !c.continues(i)
	}
	if c.continues(i) {
		return false
	}
	switch {
	case prev.tt == js.SemicolonToken:
		return c.dos == 0
	case t.nl && c.statementKeyword(i):
		return !c.wantsStatement(i - 1)
	case prev.tt == js.CloseBraceToken && c.blockLike():
		return !c.wantsStatement(i - 1)
	}
	return t.nl && c.lines[i] <= c.lines[c.first] && startsExpression(t.tt) && c.endsExpression(i-1)
}

func closing(tt js.TokenType) bool {
	switch tt {
	case js.CloseBraceToken, js.CloseParenToken, js.CloseBracketToken, js.TemplateMiddleToken, js.TemplateEndToken:
		return true
	}
	return false
}

// continues tells whether token i can't begin a statement.
func (c *cutter) continues(i int) bool {
	switch t := c.toks[i]; t.tt {
	case js.SemicolonToken, js.ElseToken, js.CatchToken, js.FinallyToken, js.InToken, js.InstanceofToken, js.ExtendsToken:
		return true
	case js.WhileToken:
		return c.dos > 0
	case js.FromToken:
		return c.toks[c.first].tt == js.ImportToken || c.toks[c.first].tt == js.ExportToken
	case js.StringToken:
		return c.toks[i-1].tt == js.FromToken || c.toks[i-1].tt == js.ImportToken
	default:
		return closing(t.tt)
	}
}

// statementKeyword tells whether token i can be nothing but the beginning of a statement.
func (c *cutter) statementKeyword(i int) bool {
	switch c.toks[i].tt {
	case js.VarToken, js.ConstToken, js.ExportToken, js.IfToken, js.ForToken, js.WhileToken, js.DoToken,
		js.SwitchToken, js.TryToken, js.ThrowToken, js.ReturnToken, js.BreakToken, js.ContinueToken,
		js.DebuggerToken, js.WithToken:
		return true
	case js.ImportToken:
		return i+1 < len(c.toks) && c.toks[i+1].tt != js.OpenParenToken && c.toks[i+1].tt != js.DotToken
	case js.LetToken:
		return i+1 < len(c.toks) && !c.toks[i+1].nl && js.IsIdentifier(c.toks[i+1].tt)
	}
	return false
}

// wantsStatement tells whether token i, such as else or the head of a loop, is followed by a
// statement that is part of the same one.
func (c *cutter) wantsStatement(i int) bool {
	switch c.toks[i].tt {
	case js.ElseToken, js.DoToken, js.ColonToken, js.ExportToken, js.DefaultToken:
		return true
	case js.CloseParenToken:
		return c.heads[i]
	}
	return c.dos > 0
}

// blockLike tells whether the current statement ends with a brace, whatever follows.
func (c *cutter) blockLike() bool {
	i := c.first
	for i+1 < len(c.toks) && (c.toks[i].tt == js.ExportToken || c.toks[i].tt == js.DefaultToken || c.toks[i].tt == js.AsyncToken) {
		i++
	}
	switch c.toks[i].tt {
	case js.FunctionToken, js.ClassToken, js.IfToken, js.ForToken, js.WhileToken, js.SwitchToken, js.TryToken,
		js.WithToken, js.OpenBraceToken:
		return true
	}
	return false
}

// startsExpression tells whether an expression may begin with a token that can't go on with one
// of the line before.
func startsExpression(tt js.TokenType) bool {
	switch tt {
	case js.StringToken, js.PrivateIdentifierToken, js.NotToken, js.BitNotToken, js.IncrToken, js.DecrToken, js.ErrorToken:
		return true
	}
	return js.IsIdentifierName(tt) || js.IsNumeric(tt)
}

// endsExpression tells whether a statement may end with token i.
func (c *cutter) endsExpression(i int) bool {
	switch tt := c.toks[i].tt; tt {
	case js.StringToken, js.TemplateToken, js.TemplateEndToken, js.RegExpToken, js.PrivateIdentifierToken, js.ThisToken,
		js.SuperToken, js.TrueToken, js.FalseToken, js.NullToken, js.CloseBracketToken, js.CloseBraceToken,
		js.IncrToken, js.DecrToken, js.ErrorToken, js.ReturnToken, js.BreakToken, js.ContinueToken, js.DebuggerToken:
		return true
	case js.CloseParenToken:
		return !c.heads[i]
	default:
		return js.IsIdentifier(tt) || js.IsNumeric(tt)
	}
}

// bodies returns the bodies of the functions in a piece, without their braces, that a stub fits.
func (c *cutter) bodies(p piece) []Span {
	var list []Span
	opener := map[int]int{} // of closing parentheses
	for i := p.first; i < p.last; i++ {
		end := int(c.closer[i])
		switch {
		case end == 0 || end >= p.last:
		case c.toks[i].tt == js.OpenParenToken:
			opener[end] = i
		case c.toks[i].tt == js.OpenBraceToken && i > 0 && c.functionHead(i-1, opener):
			if s := (Span{int32(c.toks[i].end), int32(c.toks[end].start)}); int(s.End-s.Start) >= len(stub) {
				list = append(list, s)
			}
		}
	}
	return list
}

// functionHead tells whether a function's body follows token i: it is an arrow, or closes
// parameters.
func (c *cutter) functionHead(i int, opener map[int]int) bool {
	if c.toks[i].tt == js.ArrowToken {
		return true
	}
	open, ok := opener[i]
	if !ok || open == 0 || c.heads[i] {
		return false
	}
	tt := c.toks[open-1].tt
	return tt != js.SwitchToken && tt != js.CatchToken
}
