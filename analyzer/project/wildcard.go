package project

import (
	"fmt"
	"slices"
	"strings"
)

// translate turns a pattern of git into one of doublestar. The two agree on *, ? and escapes;
// they differ in brackets, braces, and runs of asterisks. Both are in Latin-1. ok is false for
// a pattern that matches nothing.
func translate(pattern string) (out string, ok bool) {
	in := []rune(pattern)
	var b strings.Builder
	for i := 0; i < len(in); i++ {
		switch c := in[i]; c {
		case '\\':
			i++
			if i == len(in) {
				return "", false
			}
			writeLiteral(&b, in[i])
		case '*':
			next := i
			for next < len(in) && in[next] == '*' {
				next++
			}
			writeStars(&b, in, i, next)
			i = next - 1
		case '?':
			b.WriteByte('?')
		case '[':
			set, next, valid := parseSet(in, i+1)
			if !valid || !writeSet(&b, &set) {
				return "", false
			}
			i = next
		default:
			writeLiteral(&b, c)
		}
	}
	return b.String(), true
}

// writeStars writes the run of asterisks in[start:end]. Two or more between slashes or ends
// match any number of folders; otherwise a run is like one.
func writeStars(b *strings.Builder, in []rune, start, end int) {
	first := start == 0 || in[start-1] == '/'
	last := end == len(in)
	switch {
	case end-start == 1 || !first || !last && in[end] != '/':
		b.WriteByte('*')
	case last && start > 0:
		b.WriteString("**/*") // */** is not about the folder itself
	default:
		b.WriteString("**")
	}
}

func writeLiteral(b *strings.Builder, c rune) {
	if strings.ContainsRune(`*?[]{}\-^!,`, c) {
		b.WriteByte('\\')
	}
	b.WriteRune(c)
}

// byteSet is the set of bytes that a bracket expression matches.
type byteSet [256]bool

func (s *byteSet) add(from, to rune) {
	for c := from; c <= to; c++ {
		s[c] = true
	}
}

// parseSet reads a bracket expression behind its [, as git's wildmatch does; end is the index
// of its ].
func parseSet(in []rune, i int) (set byteSet, end int, ok bool) {
	negated := i < len(in) && (in[i] == '!' || in[i] == '^')
	if negated {
		i++
	}
	previous := rune(0) // where a range may begin
	for first := true; ; first = false {
		if i >= len(in) {
			return set, i, false
		}
		c := in[i]
		switch {
		case c == ']' && !first:
			if negated {
				for b := range set {
					set[b] = !set[b]
				}
			}
			set['/'] = false
			return set, i, true
		case c == '-' && previous != 0 && i+1 < len(in) && in[i+1] != ']':
			i++
			if in[i] == '\\' {
				i++
			}
			if i >= len(in) {
				return set, i, false
			}
			set.add(previous, in[i])
			previous = 0
		case c == '[' && i+1 < len(in) && in[i+1] == ':':
			name, next := className(in, i+2)
			if next < 0 {
				return set, i, false
			}
			if name == "" {
				set.add(c, c)
				previous = c
				break
			}
			if !set.addClass(name) {
				return set, i, false
			}
			i, previous = next, 0
		default:
			if c == '\\' {
				i++
				if i >= len(in) {
					return set, i, false
				}
				c = in[i]
			}
			set.add(c, c)
			previous = c
		}
		i++
	}
}

// className reads the name in [:name:]; end is the index of the last ]. The name is "" when it
// is none after all, and end -1 when nothing closes the brackets.
func className(in []rune, start int) (name string, end int) {
	length := slices.Index(in[start:], ']')
	if length < 0 {
		return "", -1
	}
	end = start + length
	if end-1 < start || in[end-1] != ':' {
		return "", end
	}
	if end-1 == start {
		return ":", end
	}
	return string(in[start : end-1]), end
}

// addClass adds the ASCII characters of a POSIX class.
func (s *byteSet) addClass(name string) bool {
	switch name {
	case "alnum":
		return s.addClass("alpha") && s.addClass("digit")
	case "alpha":
		return s.addClass("lower") && s.addClass("upper")
	case "blank":
		s[' '], s['\t'] = true, true
	case "cntrl":
		s.add(0, 0x1F)
		s[0x7F] = true
	case "digit":
		s.add('0', '9')
	case "graph":
		s.add('!', '~')
	case "lower":
		s.add('a', 'z')
	case "print":
		s.add(' ', '~')
	case "punct":
		s.add('!', '/')
		s.add(':', '@')
		s.add('[', '`')
		s.add('{', '~')
	case "space":
		s.add('\t', '\r')
		s[' '] = true
	case "upper":
		s.add('A', 'Z')
	case "xdigit":
		s.add('a', 'f')
		s.add('A', 'F')
		return s.addClass("digit")
	default:
		return false
	}
	return true
}

// writeSet writes a set as a bracket expression; false for the empty set.
func writeSet(b *strings.Builder, set *byteSet) bool {
	var ranges strings.Builder
	for c := 0; c < len(set); c++ {
		if !set[c] {
			continue
		}
		from := c
		for c+1 < len(set) && set[c+1] {
			c++
		}
		writeBound(&ranges, rune(from))
		if c > from {
			ranges.WriteByte('-')
			writeBound(&ranges, rune(c))
		}
	}
	if ranges.Len() == 0 {
		return false
	}
	fmt.Fprintf(b, "[%s]", ranges.String())
	return true
}

func writeBound(b *strings.Builder, c rune) {
	if c < 0x80 && !isWordByte(byte(c)) {
		b.WriteByte('\\')
	}
	b.WriteRune(c)
}
