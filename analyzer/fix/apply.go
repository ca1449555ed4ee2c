// Package fix changes files as the fixes of findings say, as long as that makes the report better.
package fix

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/source"
)

// The reasons why edits can't be applied to a file.
var (
	ErrPlace    = errors.New("the file has no such place")
	ErrOverlap  = errors.New("two edits overlap")
	ErrEncoding = errors.New("the file is not valid UTF-16")
)

// Apply returns the content of a file with edits to it, in the encoding it had. The edits may come
// in any order, but the order must not matter: they don't overlap, nor begin in the same place.
func Apply(content []byte, edits []report.Edit) ([]byte, error) {
	text, err := source.Decode(content)
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(source.EncodeLike(content, text), content) {
		return nil, ErrEncoding // what could not be read would be lost
	}
	file := &source.File{Text: text}
	spans := make([]span, len(edits))
	for i, e := range edits {
		if spans[i], err = locate(file, e); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(spans, span.compare)
	var out []byte
	end := 0
	for i, s := range spans {
		if i > 0 && spans[i-1].overlaps(s) {
			return nil, ErrOverlap
		}
		out = append(append(out, text[end:s.start]...), s.text...)
		end = s.end
	}
	return source.EncodeLike(content, append(out, text[end:]...)), nil
}

// span is an edit by byte offsets.
type span struct {
	start, end int
	text       string
}

func locate(file *source.File, e report.Edit) (span, error) {
	start, ok := file.Offset(e.Line, e.Column)
	end, okEnd := file.Offset(e.EndLine, e.EndColumn)
	if !ok || !okEnd || end < start {
		return span{}, fmt.Errorf("%w: %d:%d to %d:%d", ErrPlace, e.Line, e.Column, e.EndLine, e.EndColumn)
	}
	return span{start, end, e.NewText}, nil
}

func (s span) compare(t span) int {
	if s.start != t.start {
		return s.start - t.start
	}
	return s.end - t.end
}

// overlaps tells whether the order of two spans matters, the first of which does not begin later.
func (s span) overlaps(t span) bool {
	return t.start < s.end || t.start == s.start
}
