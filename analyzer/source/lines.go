package source

import (
	"bytes"
	"sort"
	"unicode/utf16"
	"unicode/utf8"
)

// lineIndex tells where lines begin and how many UTF-16 code units lie before a place.
type lineIndex struct {
	starts []int32 // offset of each line's first byte
	units  []int32 // code units before each block of blockSize bytes
}

// blockSize bounds the bytes that Position counts one by one, for lines of megabytes.
const blockSize = 1024

// Position returns the 1-based line and column of a byte offset. Lines end with LF, CR or CRLF;
// columns count UTF-16 code units, a byte order mark not included. An offset out of range
// stands for the nearest one in range. Position may be called concurrently.
func (f *File) Position(offset int) (line, column int) {
	f.once.Do(f.buildIndex)
	offset = min(max(offset, f.textStart()), len(f.Text))
	starts := f.index.starts
	line = sort.Search(len(starts), func(i int) bool { return int(starts[i]) > offset })
	start := int(starts[line-1])
	return line, f.unitsBefore(offset) - f.unitsBefore(start) + 1
}

// Line returns the n-th line, counted from 1, without its end and without a byte order mark;
// nil if there is no such line.
func (f *File) Line(n int) []byte {
	f.once.Do(f.buildIndex)
	starts := f.index.starts
	if n < 1 || n > len(starts) {
		return nil
	}
	end := len(f.Text)
	if n < len(starts) {
		end = int(starts[n])
	}
	line := f.Text[starts[n-1]:end]
	line = bytes.TrimSuffix(line, []byte("\n"))
	return bytes.TrimSuffix(line, []byte("\r"))
}

// textStart is where the text begins: after a byte order mark.
func (f *File) textStart() int {
	if bytes.HasPrefix(f.Text, byteOrderMark) {
		return len(byteOrderMark)
	}
	return 0
}

func (f *File) buildIndex() {
	f.index.starts = []int32{int32(f.textStart())}
	f.index.units = make([]int32, 0, len(f.Text)/blockSize+1)
	units := 0
	for i, c := range f.Text {
		if i%blockSize == 0 {
			f.index.units = append(f.index.units, int32(units))
		}
		units += f.unitsAt(i)
		if c == '\n' || c == '\r' && (i+1 == len(f.Text) || f.Text[i+1] != '\n') {
			f.index.starts = append(f.index.starts, int32(i+1))
		}
	}
}

// unitsBefore counts the code units in front of offset.
func (f *File) unitsBefore(offset int) int {
	if len(f.Text) == 0 {
		return 0
	}
	block := min(offset/blockSize, len(f.index.units)-1)
	units := int(f.index.units[block])
	for i := block * blockSize; i < offset; i++ {
		units += f.unitsAt(i)
	}
	return units
}

// unitsAt returns how many code units the character that begins with the i-th byte takes, 0 for a
// byte within one. A byte that is no UTF-8 is a character of its own, as editors show it.
func (f *File) unitsAt(i int) int {
	if f.Text[i] < utf8.RuneSelf {
		return 1
	}
	if r, size := utf8.DecodeRune(f.Text[i:]); size > 1 {
		return utf16.RuneLen(r)
	}
	for back := 1; back < utf8.UTFMax && back <= i; back++ {
		if utf8.RuneStart(f.Text[i-back]) {
			if _, size := utf8.DecodeRune(f.Text[i-back:]); size > back {
				return 0
			}
			break
		}
	}
	return 1
}

// Offset is the reverse of Position. It tells false for what is no position of the file: past the
// end of a line or in the middle of a character.
func (f *File) Offset(line, column int) (int, bool) {
	f.once.Do(f.buildIndex)
	starts := f.index.starts
	if line < 1 || line > len(starts) || column < 1 {
		return 0, false
	}
	start, end := int(starts[line-1]), len(f.Text)
	if line < len(starts) {
		end = int(starts[line]) - 1 // in front of the last byte of the line's end
	}
	units := f.unitsBefore(start) + column - 1
	block := sort.Search(len(f.index.units), func(i int) bool { return int(f.index.units[i]) > units }) - 1
	at := max(start, block*blockSize)
	for n := f.unitsBefore(at); n < units && at < end; at++ {
		n += f.unitsAt(at)
	}
	for at < end && f.unitsAt(at) == 0 {
		at++ // behind the bytes of a character of which the first counts
	}
	got, gotColumn := f.Position(at)
	return at, got == line && gotColumn == column
}
