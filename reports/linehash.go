package reports

import (
	"strconv"
	"unicode/utf16"
)

const (
	hashBlock = 100    // code units that a line's hash is made from
	hashBase  = 37     // of the polynomial, modulo 2^64
	hashEnd   = 0xFFFF // stands for the end of the file
)

// lineHashes returns for each line of a file, up to the given last one, what GitHub calls its
// primaryLocationLineHash: a hash of the first 100 code units from the line's beginning on, without
// blanks, and how many lines up to this one have the same hash. So a finding is recognized after
// its line has moved. See src/fingerprints.ts in https://github.com/github/codeql-action.
func lineHashes(path string, last int, source func(path string, line int) (string, bool)) []string {
	h := lineHash{leaving: 1, seen: map[uint64]int{}}
	for range hashBlock {
		h.leaving *= hashBase
	}
	for n := 1; len(h.lines) < last; n++ {
		line, ok := source(path, n)
		if !ok {
			break
		}
		if n > 1 {
			h.add('\n')
		}
		h.startLine = true
		for _, r := range line {
			if r == ' ' || r == '\t' {
				continue
			}
			if high, low := utf16.EncodeRune(r); r > 0xFFFF {
				h.add(uint16(high))
				h.add(uint16(low))
			} else {
				h.add(uint16(r))
			}
		}
	}
	h.add(hashEnd)
	for range hashBlock {
		h.add(0)
	}
	return h.lines[:min(len(h.lines), last)]
}

// lineHash is a hash over a window that moves along a file.
type lineHash struct {
	hash      uint64
	leaving   uint64 // factor of a unit when it leaves the window
	window    [hashBlock]uint16
	starts    [hashBlock]bool // whether a line begins with that unit
	next      int             // place in the window of the next unit
	startLine bool            // whether the next unit begins a line
	seen      map[uint64]int
	lines     []string
}

// add moves the window on by a unit. The hash of a line is complete when its first unit leaves.
func (h *lineHash) add(unit uint16) {
	if h.starts[h.next] {
		h.seen[h.hash]++
		h.lines = append(h.lines, strconv.FormatUint(h.hash, 16)+":"+strconv.Itoa(h.seen[h.hash]))
	}
	h.hash = h.hash*hashBase + uint64(unit) - h.leaving*uint64(h.window[h.next])
	h.window[h.next] = unit
	h.starts[h.next] = h.startLine
	h.startLine = false
	h.next = (h.next + 1) % hashBlock
}
