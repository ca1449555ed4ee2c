package syntax

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzParse checks that any input either fails with an *Error inside it or gives a tree with
// exact spans, and stays as it is.
func FuzzParse(f *testing.F) {
	for _, src := range samples {
		f.Add([]byte(src), uint8(Auto))
	}
	f.Add([]byte("import a from 'b' with {c: 'd'}; @e class F { accessor g }; using h = i"), uint8(Module))
	f.Add([]byte("return event.preventDefault()"), uint8(Handler))
	f.Add([]byte("'\xff\xe2\x80' \xe2\x80\xa8 \x00 a"), uint8(Script))
	f.Fuzz(func(t *testing.T, src []byte, goal uint8) {
		opts := Options{Base: 7, Goal: Goal(goal % 4)}
		original := bytes.Clone(src)
		program, err := Parse(src, opts)
		if !bytes.Equal(src, original) {
			t.Fatal("Parse modified its source")
		}
		if err != nil {
			var located *Error
			if !errors.As(err, &located) || located.Offset < 7 || located.Offset > 7+len(src) {
				t.Fatalf("error %v", err)
			}
			if strings.HasPrefix(located.Message, lowerBug) || !utf8.ValidString(located.Message) {
				t.Fatalf("message %q", located.Message)
			}
			return
		}
		if want := (Span{7, int32(7 + len(src))}); program.Span != want {
			t.Fatalf("program %v, want %v", program.Span, want)
		}
		opts.Base = 0
		if program, failed := parseAs(copyWithoutHashbang(src), opts); failed == nil {
			checkSpans(t, src, program)
		}
	})
}
