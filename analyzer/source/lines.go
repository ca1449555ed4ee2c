package source

import (
	"bytes"
	"sort"
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
		units += unitsOf(c)
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
	for _, c := range f.Text[block*blockSize : offset] {
		units += unitsOf(c)
	}
	return units
}

// unitsOf returns how many code units the character that begins with c takes, 0 for a
// continuation byte.
func unitsOf(c byte) int {
	switch {
	case c&0xC0 == 0x80:
		return 0
	case c >= 0xF0:
		return 2
	}
	return 1
}
