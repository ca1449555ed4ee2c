package lower

import "sort"

// lineTable finds the byte offset of a line and column. Lines end with LF, CR, CRLF, U+2028 or
// U+2029, as the compiler and source maps have it, and count from 0; columns count UTF-16 units.
type lineTable struct {
	text   string
	starts []int32 // offset of each line's first byte
	units  []int32 // units before each block of lineBlock bytes
}

// lineBlock bounds the bytes that are counted one by one, for lines of megabytes.
const lineBlock = 256

func newLineTable(text string) *lineTable {
	t := &lineTable{text: text, starts: []int32{0}, units: make([]int32, 0, len(text)/lineBlock+1)}
	units := int32(0)
	for i := range len(text) {
		if i%lineBlock == 0 {
			t.units = append(t.units, units)
		}
		units += unitsOf(text[i])
		if endsLine(text, i) {
			t.starts = append(t.starts, int32(i+1))
		}
	}
	return t
}

// endsLine tells whether byte i is the last one of a line.
func endsLine(text string, i int) bool {
	switch text[i] {
	case '\n':
		return true
	case '\r':
		return i+1 == len(text) || text[i+1] != '\n'
	case 0xA8, 0xA9:
		return i >= 2 && text[i-1] == 0x80 && text[i-2] == 0xE2
	}
	return false
}

// unitsOf returns how many code units the character that begins with c takes, 0 for a
// continuation byte.
func unitsOf(c byte) int32 {
	switch {
	case c&0xC0 == 0x80:
		return 0
	case c >= 0xF0:
		return 2
	}
	return 1
}

// end is the offset behind a line and its terminator.
func (t *lineTable) end(line int) int {
	if line+1 < len(t.starts) {
		return int(t.starts[line+1])
	}
	return len(t.text)
}

// offset returns the byte offset of a place, false if there is no such place.
func (t *lineTable) offset(line, column int) (int, bool) {
	if line < 0 || line >= len(t.starts) || column < 0 {
		return 0, false
	}
	pos, limit := int(t.starts[line]), t.end(line)
	if column > limit-pos {
		return 0, false
	}
	want := t.unitsBefore(pos) + int32(column)
	// The last block that begins at or before the place saves the way to it.
	block := sort.Search(len(t.units), func(i int) bool { return t.units[i] > want }) - 1
	count := want - int32(column)
	if start := block * lineBlock; start > pos {
		pos, count = start, t.units[block]
	}
	for pos < limit && (count < want || t.text[pos]&0xC0 == 0x80) {
		count += unitsOf(t.text[pos])
		pos++
	}
	return pos, count == want
}

// unitsBefore counts the code units in front of an offset.
func (t *lineTable) unitsBefore(offset int) int32 {
	if len(t.text) == 0 {
		return 0
	}
	block := min(offset/lineBlock, len(t.units)-1)
	units := t.units[block]
	for i := block * lineBlock; i < offset; i++ {
		units += unitsOf(t.text[i])
	}
	return units
}
