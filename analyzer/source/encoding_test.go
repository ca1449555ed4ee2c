package source_test

import (
	"encoding/binary"
	"errors"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"github.com/synclint/synclint/analyzer/source"
	"github.com/synclint/synclint/analyzer/syntax"
)

// utf16Bytes encodes text with a byte order mark.
func utf16Bytes(text string, order binary.AppendByteOrder) string {
	out := order.AppendUint16(nil, 0xFEFF)
	for _, unit := range utf16.Encode([]rune(text)) {
		out = order.AppendUint16(out, unit)
	}
	return string(out)
}

func read(text string) (*source.File, error) {
	return source.Read(fstest.MapFS{"a.js": {Data: []byte(text)}}, "a.js")
}

// TestEncodings finds found() in programs of every encoding, at the line and column that an
// editor shows.
func TestEncodings(t *testing.T) {
	const text = "let é = '😀';\r\n/* 日本 */ found();\r\n"
	for _, c := range []struct {
		name, text   string
		line, column int
	}{
		{"UTF-8", text, 2, 10},
		{"UTF-8 with mark", "\uFEFF" + text, 2, 10},
		{"mark on the same line", "\uFEFFfound();", 1, 1},
		{"UTF-16, little", utf16Bytes(text, binary.LittleEndian), 2, 10},
		{"UTF-16, big", utf16Bytes(text, binary.BigEndian), 2, 10},
		{"UTF-16, half a unit behind", utf16Bytes("found() //", binary.LittleEndian) + "x", 1, 1},
		{"UTF-16, half a pair", utf16Bytes("/*", binary.LittleEndian) + "\x00\xD8*\x00/\x00f\x00o\x00u\x00n\x00d\x00", 1, 6},
		{"CR", "a;\rb;\rfound()", 3, 1},
		{"U+2028", "a;\u2028b = 'c\u2029';\u2028found()", 1, 14},
		{"NUL in a string", strings.Repeat(" ", 9000) + "\n'\x00'; found()", 2, 6},
		{"Latin-1", "// f\xfcr \x93x\x94\nlet a = '\xfc\x93\xff'; found()", 2, 16},
		{"cut off", "a = '\xe2\x82'; found() // \xf0\x9f", 1, 11},
		{"far behind", "'" + strings.Repeat("\xfc日\x80😀", 1000) + "'; found()", 1, 5005},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := read(c.text)
			if err != nil {
				t.Fatal(err)
			}
			p, err := syntax.Parse(f.Text, syntax.Options{})
			if err != nil {
				t.Fatal(err)
			}
			found := false
			syntax.Walk(p, func(n syntax.Node) bool {
				if id, ok := n.(*syntax.Ident); ok && id.Name == "found" {
					found = true
					if line, column := f.Position(int(id.Start)); line != c.line || column != c.column {
						t.Errorf("found() is at %d:%d, want %d:%d", line, column, c.line, c.column)
					}
				}
				return true
			})
			if !found {
				t.Error("found() is not in the program")
			}
		})
	}
}

func TestNoText(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want error
	}{
		"NUL":                 {"a\x00b", source.ErrBinary},
		"UTF-16 without mark": {"a\x00b\x00", source.ErrBinary},
		"UTF-32":              {"\xFF\xFE\x00\x00a\x00\x00\x00", source.ErrBinary},
		"grows too large":     {utf16Bytes(strings.Repeat("日", source.MaxSize/2-8), binary.BigEndian), source.ErrTooLarge},
	} {
		if _, err := read(c.text); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}
