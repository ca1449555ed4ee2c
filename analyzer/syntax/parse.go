// Package syntax turns JavaScript into a tree in which every node has its exact place,
// every comment is kept and every name is bound to its declaration.
package syntax

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tdewolff/parse/v2/js"
)

// Goal is the kind of program that Parse expects.
type Goal uint8

// The goals. Auto tries a module first and then a script in which a top-level return is
// allowed, as CommonJS has it. Handler is the body of an event-handler attribute.
const (
	Auto Goal = iota
	Script
	Module
	Handler
)

// Options tells Parse what it is given.
type Options struct {
	// Base is added to every offset: where an inline script begins in its page, in bytes.
	Base int
	Goal Goal
}

// Error is the reason why a program could not be parsed.
type Error struct {
	Offset  int // in bytes, Base included
	Message string
}

// Error describes the error with its offset.
func (e *Error) Error() string { return fmt.Sprintf("%s at offset %d", e.Message, e.Offset) }

// failure is why one attempt at a program failed. A fatal one forbids other attempts.
type failure struct {
	Error
	fatal bool
}

// maxMessage is the length in bytes from which on a message is cut.
const maxMessage = 160

// public returns the failure for callers. Messages quote the program, of which they may
// carry neither megabytes nor control characters into a report.
func (f *failure) public() *Error {
	message := strings.ToValidUTF8(f.Message[:min(len(f.Message), maxMessage)], "")
	if len(f.Message) > maxMessage {
		message += "..."
	}
	message = strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return utf8.RuneError
	}, message)
	return &Error{Offset: f.Offset, Message: message}
}

// Parse parses src, which it does not modify. It returns an *Error when src is no JavaScript
// that it can read, or when reading it would cost too much.
//
// Syntax newer than the parser's own (import attributes and phases, decorators, using
// declarations) is blanked out, which keeps all offsets; nothing inside it is in the tree.
func Parse(src []byte, opts Options) (*Program, error) {
	if err := guard(src, opts.Base); err != nil {
		return nil, err
	}
	prog, failed := read(copyWithoutHashbang(src), opts)
	if failed != nil {
		return nil, failed.public()
	}
	return prog, nil
}

// parseAs reads buf in each way its goal allows and returns the first success, or the failure
// that came furthest: the one that understood most of the program.
func parseAs(buf []byte, opts Options) (*Program, *failure) {
	var furthest *failure
	for _, reading := range readings(opts.Goal) {
		prog, failed := attempt(buf, reading, opts)
		if failed == nil || failed.fatal {
			return prog, failed
		}
		if furthest == nil || failed.Offset > furthest.Offset {
			furthest = failed
		}
	}
	return nil, furthest
}

// readings lists the parser's modes for a goal: its default mode is a module, and Inline is
// a script in which return is allowed.
func readings(goal Goal) []js.Options {
	module, script := js.Options{}, js.Options{Inline: true}
	switch goal {
	case Module:
		return []js.Options{module}
	case Script, Handler:
		return []js.Options{script}
	default:
		return []js.Options{module, script}
	}
}

// attempt parses, lowers and resolves buf in one reading.
func attempt(buf []byte, reading js.Options, opts Options) (*Program, *failure) {
	ast, in, failed := parseBounded(buf, reading, timeFor(len(buf)))
	if failed != nil {
		failed.Offset += opts.Base
		return nil, failed
	}
	prog, failed := lower(ast, in, opts)
	if failed != nil {
		return nil, failed
	}
	resolve(prog, opts.Goal)
	return prog, nil
}

// copyWithoutHashbang copies src and blanks a leading #! line, which the parser knows in
// modules only. The spare byte of capacity is where it puts its sentinel.
func copyWithoutHashbang(src []byte) []byte {
	buf := make([]byte, len(src), len(src)+1)
	copy(buf, src)
	if len(buf) > 1 && buf[0] == '#' && buf[1] == '!' {
		for i := 0; i < len(buf) && !startsLineTerminator(buf[i:]); i++ {
			buf[i] = ' '
		}
	}
	return buf
}

// startsLineTerminator reports whether b begins with LF, CR, U+2028 or U+2029.
func startsLineTerminator(b []byte) bool {
	switch {
	case b[0] == '\n' || b[0] == '\r':
		return true
	case b[0] == 0xE2 && len(b) > 2:
		return b[1] == 0x80 && (b[2] == 0xA8 || b[2] == 0xA9)
	}
	return false
}
