// Package source turns the bytes of a file into text with lines, and a page into its scripts.
package source

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sync"
	"unicode/utf16"
	"unicode/utf8"
)

// MaxSize is the size in bytes of the largest file that Read accepts: that of the largest
// program that can be parsed.
const MaxSize = 16 << 20

// binaryProbe is how many bytes at the beginning of a file must be free of NUL. Later ones may
// stand in a string of a minified program.
const binaryProbe = 8000

// The reasons why a file is no text; Read wraps them.
var (
	ErrTooLarge   = fmt.Errorf("file is larger than %d MiB", MaxSize>>20)
	ErrNotRegular = errors.New("not a regular file")
	ErrBinary     = errors.New("binary file")
)

var byteOrderMark = []byte("\xEF\xBB\xBF")

// File is a text file. It must not be copied, nor changed once it is in use.
type File struct {
	Path string // relative to the root, with slashes
	Text []byte // in UTF-8, a byte order mark included; the very bytes of the file unless it is UTF-16

	index lineIndex
	once  sync.Once
}

// Read reads a file of fsys. It fails for what is no regular file, is larger than MaxSize or
// is no text; invalid UTF-8 is accepted. UTF-16 with a byte order mark is turned into UTF-8.
func Read(fsys fs.FS, path string) (*File, error) {
	// Opening comes second: to open a pipe is to wait for its writer.
	info, err := fs.Stat(fsys, path)
	if err != nil {
		return nil, fmt.Errorf("could not read: %w", reason(err))
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("could not read: %w", ErrNotRegular)
	}
	if info.Size() > MaxSize {
		return nil, fmt.Errorf("could not read: %w", ErrTooLarge)
	}
	text, err := readAll(fsys, path, info.Size())
	if err != nil {
		return nil, fmt.Errorf("could not read: %w", reason(err))
	}
	if text, err = toUTF8(text); err != nil {
		return nil, fmt.Errorf("could not read: %w", err)
	}
	return &File{Path: path, Text: text}, nil
}

// readAll reads a file of about size bytes, and no more than MaxSize if it grows meanwhile.
func readAll(fsys fs.FS, path string, size int64) ([]byte, error) {
	f, err := fsys.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var buf bytes.Buffer
	buf.Grow(int(size) + bytes.MinRead)
	if _, err := buf.ReadFrom(io.LimitReader(f, MaxSize+1)); err != nil {
		return nil, err
	}
	if buf.Len() > MaxSize {
		return nil, ErrTooLarge
	}
	return buf.Bytes(), nil
}

// toUTF8 returns text as UTF-8.
func toUTF8(text []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(text, []byte("\xFF\xFE")):
		text = fromUTF16(text, binary.LittleEndian)
	case bytes.HasPrefix(text, []byte("\xFE\xFF")):
		text = fromUTF16(text, binary.BigEndian)
	}
	switch {
	case len(text) > MaxSize:
		return nil, ErrTooLarge
	case bytes.IndexByte(text[:min(len(text), binaryProbe)], 0) >= 0:
		return nil, ErrBinary
	}
	return text, nil
}

// fromUTF16 decodes text; half a pair or half a unit becomes U+FFFD.
func fromUTF16(text []byte, order binary.ByteOrder) []byte {
	out := make([]byte, 0, len(text)+len(text)/2)
	for len(text) > 1 {
		r := rune(order.Uint16(text))
		text = text[2:]
		if utf16.IsSurrogate(r) {
			pair := utf8.RuneError
			if len(text) > 1 {
				pair = utf16.DecodeRune(r, rune(order.Uint16(text)))
			}
			if pair != utf8.RuneError {
				text = text[2:]
			}
			r = pair
		}
		out = utf8.AppendRune(out, r)
	}
	if len(text) > 0 {
		out = utf8.AppendRune(out, utf8.RuneError)
	}
	return out
}

// reason returns why a file operation failed, without the file's name.
func reason(err error) error {
	if pathError, ok := errors.AsType[*fs.PathError](err); ok {
		return pathError.Err
	}
	return err
}
