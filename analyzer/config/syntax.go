package config

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/tailscale/hujson"
)

// maxDepth is how deep the settings may be nested: the parser is recursive. maxSize is how large their
// file may be, in bytes.
const (
	maxDepth = 200
	maxSize  = 1 << 20
)

// parse reads JSON with comments and trailing commas.
func (d *decoder) parse() hujson.Value {
	text := d.file.Text
	if len(text) > maxSize || tooDeep(text) {
		d.fail(0, "the file is too large, or nested too deeply")
		return hujson.Value{}
	}
	// A byte order mark becomes space, so that places stay the same. The parser wants a line comment to
	// end in a newline, even at the end of the file.
	if rest, ok := bytes.CutPrefix(text, []byte("\uFEFF")); ok {
		text = append([]byte("   "), rest...)
	}
	root, err := hujson.Parse(append(bytes.Clone(text), '\n'))
	if err == nil {
		return root
	}
	var line, column int
	if n, _ := fmt.Sscanf(err.Error(), "hujson: line %d, column %d:", &line, &column); n < 2 {
		d.fail(0, "%v", err)
		return root
	}
	_, message, _ := strings.Cut(err.Error(), ", column ")
	_, message, _ = strings.Cut(message, ": ")
	d.fail(offset(text, line, column), "%s", message)
	return root
}

// offset returns where a line and column of the parser are, which knows no line ends but "\n".
func offset(text []byte, line, column int) int {
	start := 0
	for ; line > 1; line-- {
		n := bytes.IndexByte(text[start:], '\n')
		if n < 0 {
			return len(text)
		}
		start += n + 1
	}
	return min(start+column-1, len(text))
}

// tooDeep tells whether a text may be nested too deeply. Brackets in strings count too, which only
// makes it stricter.
func tooDeep(text []byte) bool {
	depth := 0
	for _, c := range text {
		switch c {
		case '{', '[':
			if depth++; depth > maxDepth {
				return true
			}
		case '}', ']':
			depth--
		}
	}
	return false
}
