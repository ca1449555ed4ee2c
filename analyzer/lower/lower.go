package lower

import (
	"errors"
	"math"
	"path"
	"slices"

	"github.com/synclint/synclint/analyzer/syntax"
)

// Parse reads a script of any language. What the compiler adds has the place of what it was made
// from, as far as that is known. It returns a *syntax.Error if the script can't be read; its Offset
// has opts.Base in it.
//
// JavaScript is compiled only if the parser can't read it as it is.
func Parse(text []byte, lang Language, opts syntax.Options) (*syntax.Program, error) {
	var plain error
	if lang == JavaScript {
		program, err := syntax.Parse(text, opts)
		if err == nil {
			return program, nil
		}
		plain = err
	}
	program, err := parseCompiled(text, lang, opts)
	switch {
	case err == nil:
		return program, nil
	case plain != nil:
		return nil, plain
	}
	err.Offset += opts.Base
	return nil, err
}

// ParseFile reads a script file or the scripts of a component, which are taken for one module; what
// runs on the server is left out. A JSON file is a program of one expression. A file without a script is an empty program. The language is that
// of the file's name, and JavaScript for names that ForPath and IsComponent do not know.
func ParseFile(name string, text []byte, goal syntax.Goal) (*syntax.Program, error) {
	if path.Ext(name) == ".json" {
		return parseJSON(text)
	}
	if !IsComponent(name) {
		lang, _ := ForPath(name)
		return Parse(text, lang, syntax.Options{Goal: goal})
	}
	parts, lang := clientParts(name, text)
	return Parse(Only(text, parts), lang, syntax.Options{Goal: syntax.Module})
}

// ForFile tells the language that ParseFile takes a file to be written in.
func ForFile(name string, text []byte) Language {
	if !IsComponent(name) {
		lang, _ := ForPath(name)
		return lang
	}
	_, lang := clientParts(name, text)
	return lang
}

// clientParts returns the scripts of a component that run in the browser, and a language that
// contains those of all.
func clientParts(name string, text []byte) ([]Part, Language) {
	parts := slices.DeleteFunc(Scripts(name, text), func(p Part) bool { return p.Server })
	lang := JavaScript
	for _, p := range parts {
		lang = lang.with(p.Lang)
	}
	return parts, lang
}

// parseCompiled compiles and parses. Offsets of errors do not have the base in them.
func parseCompiled(text []byte, lang Language, opts syntax.Options) (*syntax.Program, *syntax.Error) {
	base := opts.Base
	if base < 0 || base > math.MaxInt32-syntax.MaxSize {
		return nil, &syntax.Error{Message: "script begins too far into its file"}
	}
	c, failed := compile(text, lang)
	if failed != nil {
		return nil, failed
	}
	p := newPlacer(string(text), c, base)
	program, err := syntax.Parse([]byte(c.code), syntax.Options{Goal: opts.Goal})
	if err != nil {
		out := &syntax.Error{Message: err.Error()}
		if located, ok := errors.AsType[*syntax.Error](err); ok {
			out.Message = located.Message
			if at, ok := p.source(located.Offset); ok {
				out.Offset = at.pos
			}
		}
		return nil, out
	}
	program.Remap(syntax.Span{Start: int32(base), End: int32(base + len(text))}, p.at)
	if lang != JavaScript {
		annotate(program, string(text), base)
	}
	return program, nil
}
