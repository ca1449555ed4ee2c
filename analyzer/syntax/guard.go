package syntax

import (
	"errors"
	"fmt"
	"math"
	"time"
	"unicode/utf8"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/js"
)

// MaxSize is the size in bytes of the largest program that Parse accepts. A parsed program
// takes up to 25 times its size in memory, the most when it is minified.
const MaxSize = 16 << 20

// MaxDepth bounds how deep a tree nests, so that whoever walks it may recurse.
const MaxDepth = 5000

const (
	// The parser recurses without limit on nested binding patterns, `var [[[[`, and a stack
	// overflow kills the process: recover cannot catch it. About ten million levels do.
	// maxNesting counts brackets wherever they are, also in strings and comments, which is
	// cheap; real programs stay far below. A closing bracket in a comment can fool it,
	// therefore maxBrackets also limits how many opening brackets there are at all: a
	// pattern cannot nest deeper than that, and half a million levels fit the stack.
	maxNesting  = 10_000
	maxBrackets = 1 << 19

	// The parser is quadratic in the names of a scope for `x => x`, and in depth times names
	// for nested blocks: 100 KB can take minutes. It takes no context, so a parse that
	// overruns is abandoned; it ends by itself, later. An ordinary program needs about 0.05 s per MiB.
	parseTime       = 10 * time.Second
	parseTimePerMiB = 2 * time.Second
)

// guard rejects what must not reach the parser.
func guard(src []byte, base int) error {
	if len(src) > MaxSize {
		return &Error{Offset: base, Message: fmt.Sprintf("program is larger than %d MiB", MaxSize>>20)}
	}
	if base < 0 || base > math.MaxInt32-MaxSize {
		return &Error{Offset: base, Message: "program begins too far into its file"}
	}
	depth, opened := 0, 0
	for i, c := range src {
		switch c {
		case '(':
			depth++
		case '[', '{':
			depth++
			opened++
		case ')', ']', '}':
			depth = max(0, depth-1)
		default:
			continue
		}
		if depth > maxNesting {
			return &Error{Offset: base + i, Message: "brackets are nested too deeply"}
		}
		if opened > maxBrackets {
			return &Error{Offset: base + i, Message: "too many brackets"}
		}
	}
	return nil
}

// timeFor is how long parsing size bytes may take.
func timeFor(size int) time.Duration {
	return parseTime + time.Duration(size>>20)*parseTimePerMiB
}

// parseBounded runs the parser on buf, which must have a spare byte of capacity, and stops
// waiting after limit. The failure's offset is relative to buf.
func parseBounded(buf []byte, opts js.Options, limit time.Duration) (*js.AST, *parse.Input, *failure) {
	type result struct {
		ast *js.AST
		err *failure
	}
	in := parse.NewInputBytes(buf)
	done := make(chan result, 1)
	go func() {
		var res result
		defer func() {
			if r := recover(); r != nil {
				res = result{err: &failure{Error: Error{Message: fmt.Sprintf("parser failed: %v", r)}}}
			}
			done <- res
		}()
		ast, err := js.Parse(in, opts)
		res = result{ast, parserError(err, buf)}
	}()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case res := <-done:
		return res.ast, in, res.err
	case <-timer.C:
		return nil, nil, &failure{Error: Error{Message: "program takes too long to parse"}, fatal: true}
	}
}

// parserError converts the parser's error, which has a line and a column in runes.
func parserError(err error, buf []byte) *failure {
	if err == nil {
		return nil
	}
	var located *parse.Error
	if !errors.As(err, &located) {
		return &failure{Error: Error{Message: err.Error()}}
	}
	return &failure{Error: Error{
		Offset:  offsetOf(buf, located.Line, located.Column),
		Message: located.Message,
	}}
}

// offsetOf finds the byte at a 1-based line and column, where lines end with LF, CR, CRLF,
// U+2028 or U+2029 and columns count runes.
func offsetOf(buf []byte, line, column int) int {
	pos := 0
	for ; line > 1 && pos < len(buf); pos++ {
		if !startsLineTerminator(buf[pos:]) {
			continue
		}
		switch {
		case buf[pos] == 0xE2:
			pos += 2
		case buf[pos] == '\r' && pos+1 < len(buf) && buf[pos+1] == '\n':
			pos++
		}
		line--
	}
	for ; column > 1 && pos < len(buf); column-- {
		_, size := utf8.DecodeRune(buf[pos:])
		pos += size
	}
	return pos
}
