package source

import (
	"bytes"
	"strings"
)

// attribute is an attribute of a start tag. start and end are the offsets of its value in the
// file, without quotes.
type attribute struct {
	name       string // in lower case
	start, end int
}

// attributes scans a start tag, which begins at base, by the states of the HTML standard's
// tokenizer.
func attributes(raw []byte, base int) []attribute {
	var list []attribute
	i := 1 + len(tagName(raw))
	for {
		for i < len(raw) && (isSpace(raw[i]) || raw[i] == '/') {
			i++
		}
		if i >= len(raw) || raw[i] == '>' {
			return list
		}
		begin := i
		i++ // an equals sign is part of the name when it comes first
		for i < len(raw) && !isSpace(raw[i]) && !strings.ContainsRune("/>=", rune(raw[i])) {
			i++
		}
		name := strings.ToLower(string(raw[begin:i]))
		equals := skipSpace(raw, i)
		if equals >= len(raw) || raw[equals] != '=' {
			list = append(list, attribute{name, base + i, base + i})
			continue
		}
		start, end, next := attributeValue(raw, skipSpace(raw, equals+1))
		list = append(list, attribute{name, base + start, base + end})
		i = next
	}
}

// attributeValue finds the value that begins at i, and where to go on.
func attributeValue(raw []byte, i int) (start, end, next int) {
	if i < len(raw) && (raw[i] == '"' || raw[i] == '\'') {
		length := bytes.IndexByte(raw[i+1:], raw[i])
		if length < 0 {
			return i + 1, len(raw), len(raw)
		}
		return i + 1, i + 1 + length, i + length + 2
	}
	end = i
	for end < len(raw) && !isSpace(raw[end]) && raw[end] != '>' {
		end++
	}
	return i, end, end
}

func skipSpace(raw []byte, i int) int {
	for i < len(raw) && isSpace(raw[i]) {
		i++
	}
	return i
}
