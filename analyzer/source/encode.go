package source

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// Decode returns the text of a file's content in UTF-8, as Read does.
func Decode(content []byte) ([]byte, error) { return toUTF8(content) }

// EncodeLike returns a text in UTF-8 in the encoding that a file's content has.
func EncodeLike(content, text []byte) []byte {
	switch {
	case bytes.HasPrefix(content, []byte("\xFF\xFE")):
		return toUTF16(text, binary.LittleEndian)
	case bytes.HasPrefix(content, []byte("\xFE\xFF")):
		return toUTF16(text, binary.BigEndian)
	}
	return text
}

func toUTF16(text []byte, order binary.AppendByteOrder) []byte {
	out := make([]byte, 0, 2*len(text))
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		text = text[size:]
		if r1, r2 := utf16.EncodeRune(r); r1 != utf8.RuneError {
			out = order.AppendUint16(order.AppendUint16(out, uint16(r1)), uint16(r2))
			continue
		}
		out = order.AppendUint16(out, uint16(r))
	}
	return out
}
