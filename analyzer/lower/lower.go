package lower

import (
	"errors"
	"math"

	"github.com/synclint/synclint/analyzer/syntax"
)

// Parse reads a script of any language. Offsets in the tree are those in text plus base. What the
// compiler adds has the place of what it was made from, as far as that is known. It returns a
// *syntax.Error if the script can't be read; its Offset has base in it.
//
// JavaScript is compiled only if the parser can't read it as it is.
func Parse(text []byte, lang Language, base int) (*syntax.Program, error) {
	var plain error
	if lang == JavaScript {
		program, err := syntax.Parse(text, syntax.Options{Base: base})
		if err == nil {
			return program, nil
		}
		plain = err
	}
	program, err := parse(text, lang, base)
	switch {
	case err == nil:
		return program, nil
	case plain != nil:
		return nil, plain
	}
	err.Offset += base
	return nil, err
}

// parse compiles and parses. Offsets of errors do not have base in them.
func parse(text []byte, lang Language, base int) (*syntax.Program, *syntax.Error) {
	if base < 0 || base > math.MaxInt32-syntax.MaxSize {
		return nil, &syntax.Error{Message: "script begins too far into its file"}
	}
	c, failed := compile(text, lang)
	if failed != nil {
		return nil, failed
	}
	program, err := syntax.Parse([]byte(c.code), syntax.Options{})
	p := newPlacer(string(text), c, base)
	if err != nil {
		out := &syntax.Error{Message: err.Error()}
		var located *syntax.Error
		if errors.As(err, &located) {
			out.Message = located.Message
			if at, ok := p.source(located.Offset); ok {
				out.Offset = at.pos
			}
		}
		return nil, out
	}
	program.Remap(syntax.Span{Start: int32(base), End: int32(base + len(text))}, p.at)
	return program, nil
}
