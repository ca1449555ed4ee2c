package flow

import (
	"regexp"
	"strings"

	"github.com/synclint/synclint/analyzer/syntax"
)

// Strings of which a part is not known: a * in a pattern stands for any text.

// head returns what a string certainly begins with, tail what it ends with.
func (s String) head() string {
	if !s.Pattern {
		return s.S
	}
	head, _, _ := strings.Cut(s.S, "*")
	return head
}

func (s String) tail() string {
	if !s.Pattern {
		return s.S
	}
	return s.S[strings.LastIndexByte(s.S, '*')+1:]
}

// startsWith tells whether a string begins with prefix, if that is known.
func (s String) startsWith(prefix string) (is, known bool) {
	head := s.head()
	is = strings.HasPrefix(head, prefix)
	return is, is || !s.Pattern || !strings.HasPrefix(prefix, head)
}

func (s String) endsWith(suffix string) (is, known bool) {
	tail := s.tail()
	is = strings.HasSuffix(tail, suffix)
	return is, is || !s.Pattern || !strings.HasSuffix(suffix, tail)
}

// contains tells whether part is in a string, if that is known.
func (s String) contains(part string) (is, known bool) {
	if !s.Pattern {
		return strings.Contains(s.S, part), true
	}
	for known := range strings.SplitSeq(s.S, "*") {
		if strings.Contains(known, part) {
			return true, true
		}
	}
	return false, false
}

// MayBe tells whether a string can be the same as another: if both are known they are, if one is a
// pattern it matches, and of two patterns the known beginnings and ends do not contradict.
func (s String) MayBe(t String) bool {
	switch {
	case !s.Pattern && !t.Pattern:
		return s.S == t.S
	case s.Pattern && t.Pattern:
		return agree(s.head(), t.head(), strings.HasPrefix) && agree(s.tail(), t.tail(), strings.HasSuffix)
	case s.Pattern:
		return matches(s.S, t.S)
	default:
		return matches(t.S, s.S)
	}
}

// agree tells whether one of two texts is the beginning, or end, of the other.
func agree(a, b string, has func(s, part string) bool) bool { return has(a, b) || has(b, a) }

// matches tells whether a pattern matches a text.
func matches(pattern, text string) bool {
	parts := strings.Split(pattern, "*")
	if len(parts) == 1 {
		return pattern == text
	}
	first, last := parts[0], parts[len(parts)-1]
	if len(text) < len(first)+len(last) || !strings.HasPrefix(text, first) || !strings.HasSuffix(text, last) {
		return false
	}
	text = text[len(first) : len(text)-len(last)]
	for _, part := range parts[1 : len(parts)-1] {
		i := strings.Index(text, part)
		if i < 0 {
			return false
		}
		text = text[i+len(part):]
	}
	return true
}

// stringMethod calls a method of a string that is known, or partly; ok is false where the result is not.
func (in *interp) stringMethod(s String, name string, args []Value, live Set) (v Value, ok bool) {
	if len(args) == 0 {
		same := name == "toString" || name == "valueOf" || name == "trim" && s.S == strings.TrimSpace(s.S)
		return one(live, s), same
	}
	for _, a := range args[0].in(live) {
		is, known := false, false
		switch x := a.V.(type) {
		case String:
			if !x.Pattern && len(args) == 1 {
				is, known = s.ask(name, x.S)
			}
		case Regexp:
			if name == "match" || name == "search" {
				is, known = x.test(s)
			}
		}
		if !known {
			return nil, false
		}
		switch {
		case name == "indexOf" || name == "search":
			v = v.join(s.position(a, is))
		case name == "match" && is:
			v = v.join(one(a.In, in.newRecord()))
		case name == "match":
			v = v.join(one(a.In, Null{}))
		default:
			v = v.join(one(a.In, Bool{Is: is}))
		}
	}
	return v, len(v) > 0
}

// position returns where in a string something is found, or that it is not.
func (s String) position(of Alt, found bool) Value {
	part, isText := of.V.(String)
	return one(of.In, Index{Is: found, Start: found && isText && strings.HasPrefix(s.head(), part.S)})
}

// ask answers a question about a string.
func (s String) ask(name, arg string) (is, known bool) {
	switch name {
	case "startsWith":
		return s.startsWith(arg)
	case "endsWith":
		return s.endsWith(arg)
	case "includes", "indexOf":
		return s.contains(arg)
	}
	return false, false
}

// Regexp is a regular expression of the program.
type Regexp struct{ Lit *syntax.RegExpLit }

func (Regexp) abstract() {}

// maxRegexp bounds the length in bytes of the expressions that are tried.
const maxRegexp = 500

// samples stand for what is not known in a string.
var samples = [...]string{"", "1", "x", "0123456789", "a-b_c.d", "3f2a9c1e-7b1d-4c59-9d43-5a0e8f6c2b11"}

// test tells whether a string matches, if that is known: of a pattern, if all strings that were tried
// agree. Go's expressions are those of the language but for what makes matching slow.
func (r Regexp) test(s String) (is, known bool) {
	if len(r.Lit.Pattern) > maxRegexp {
		return false, false
	}
	flags := strings.Map(func(flag rune) rune {
		if strings.ContainsRune("ims", flag) {
			return flag
		}
		return -1
	}, r.Lit.Flags)
	pattern := r.Lit.Pattern
	if flags != "" {
		pattern = "(?" + flags + ")" + pattern
	}
	re, err := regexp.Compile(pattern)
	if err != nil {
		return false, false
	}
	if !s.Pattern {
		return re.MatchString(s.S), true
	}
	count := 0
	for _, sample := range samples {
		if re.MatchString(strings.ReplaceAll(s.S, "*", sample)) {
			count++
		}
	}
	return count > 0, count == 0 || count == len(samples)
}

// tags returns what a tag must be like to match, as a pattern: what stands behind ^ and before $ as long
// as it is plain text.
func (r Regexp) tags() String {
	text := r.Lit.Pattern
	rest, begins := strings.CutPrefix(text, "^")
	plain, ends := strings.CutSuffix(rest, "$")
	if strings.Contains(r.Lit.Flags, "i") || strings.ContainsAny(plain, `\.+*?()[]{}|^$`) {
		if i := strings.IndexAny(plain, `\.+*?()[]{}|^$`); begins && i > 0 && !strings.ContainsAny(plain, "|?*{") && !strings.Contains(r.Lit.Flags, "i") {
			return String{S: plain[:i] + "*", Pattern: true}
		}
		return String{S: "*", Pattern: true}
	}
	s := String{S: plain}
	if !begins {
		s = concat(String{S: "*", Pattern: true}, s)
	}
	if !ends {
		s = concat(s, String{S: "*", Pattern: true})
	}
	return s
}

// regexpTest evaluates whether a regular expression matches, and notes the tags that an event's is
// compared with.
func (in *interp) regexpTest(node syntax.Node, r Regexp, args []Value, live Set) Value {
	var v Value
	for _, a := range first(args).in(live) {
		switch x := a.V.(type) {
		case String:
			if is, known := r.test(x); known {
				v = v.join(one(a.In, Bool{Is: is}))
			}
		case Attr:
			in.noteTag(node, one(a.In, x), r.tags())
		}
	}
	return v.join(one(live&^v.sets(), madeOf(args...)))
}
