package suppress

import (
	"bytes"
	"path"
	"strings"
)

// mark is what the first word of a suppression begins with.
const mark = "synclint-"

// Mentions tells whether a text may have a suppression in it.
func Mentions(text []byte) bool { return bytes.Contains(text, []byte(mark)) }

// comment is a comment whose first word begins with the mark.
type comment struct {
	start, end int    // byte offsets, with the delimiters
	text       string // what is between these, from the mark on
}

// delimiters is how comments of some language begin and end.
type delimiters struct {
	open, shut string
}

// languages lists the delimiters of all languages that scripts are found in. Those that begin alike
// stand with the longer one first.
func languages() []delimiters {
	return []delimiters{
		{"//", "\n"},
		{"/*", "*/"}, // and {/* */} in JSX
		{"<!--", "-->"},
		{"{{!--", "--}}"},                     // Handlebars
		{"{{--", "--}}"},                      // Blade
		{"{{!", "}}"},                         // Handlebars, Mustache
		{"{#", "#}"},                          // Jinja, Twig, Nunjucks
		{"{% comment %}", "{% endcomment %}"}, // Liquid, Django
		{"{%- comment -%}", "{%- endcomment -%}"},
		{"<%--", "--%>"}, // JSP, ASP.NET
		{"<%#", "%>"},    // ERB, EJS
		{"@*", "*@"},     // Razor
		{"#", "\n"},      // PHP
	}
}

// comments finds the comments in a file that begin with the mark.
func comments(name string, text []byte) []comment {
	s := &scanner{text: text, php: isPHP(name), unclosed: map[string]bool{}}
	var list []comment
	for {
		next := bytes.Index(text[s.pos:], []byte(mark))
		if next < 0 {
			return list
		}
		c, ok := s.commentAt(s.pos + next)
		if ok {
			list = append(list, c)
			s.pos, s.from = c.end, c.end
		} else {
			s.pos += next + len(mark)
		}
	}
}

// scanner goes through a file from comment to comment.
type scanner struct {
	text     []byte
	php      bool
	pos      int             // where to look for the next mark
	from     int             // where the last comment ended
	unclosed map[string]bool // closing delimiters that don't turn up any more
}

// maxGap is how much space, in bytes, may be between the beginning of a comment and the mark.
const maxGap = 200

// commentAt returns the comment that has the mark at i as its first word.
func (s *scanner) commentAt(i int) (comment, bool) {
	before := s.text[max(s.from, i-maxGap):i]
	plain := bytes.TrimRight(before, " \t\r\n")
	for _, d := range languages() {
		opened := plain
		if d.open == "/*" {
			opened = beforeStars(before)
		}
		if !bytes.HasSuffix(opened, []byte(d.open)) || !s.opens(d, opened, before) {
			continue
		}
		end, size := s.close(d, i)
		start := i - len(before) + len(opened) - len(d.open)
		return comment{start, end + size, string(s.text[i:end])}, true
	}
	return comment{}, false
}

// beforeStars cuts space and stars, such as those that lines of a block comment begin with, from the
// end of a text, but not the star of the opening delimiter.
func beforeStars(text []byte) []byte {
	cut := bytes.TrimRight(text, "* \t\r\n")
	if n := len(cut); n > 0 && n < len(text) && cut[n-1] == '/' && text[n] == '*' {
		return text[:n+1]
	}
	return cut
}

// opens tells whether the delimiter at the end of opened begins a comment there.
func (s *scanner) opens(d delimiters, opened, before []byte) bool {
	sameLine := !bytes.ContainsAny(before[len(opened):], "\r\n")
	switch d.open {
	case "//":
		return sameLine && !bytes.HasSuffix(opened, []byte("://"))
	case "#":
		return sameLine && s.php
	}
	return true
}

// close returns where the text of a comment that goes on at i ends, and how long its closing
// delimiter is. The end of the line is none.
func (s *scanner) close(d delimiters, i int) (end, size int) {
	if end, ok := s.find(d.shut, i); ok && d.shut != "\n" {
		return end, len(d.shut)
	}
	rest := s.text[i:]
	if end, ok := s.find("?>", i); ok && s.php {
		rest = s.text[i:end]
	}
	if n := bytes.IndexAny(rest, "\r\n"); n >= 0 {
		rest = rest[:n]
	}
	return i + len(bytes.TrimRight(rest, " \t")), 0
}

// find returns where a delimiter is next. Of many comments without an end each would search all of
// the file, if that there is none were not remembered.
func (s *scanner) find(shut string, i int) (int, bool) {
	if s.unclosed[shut] {
		return 0, false
	}
	n := bytes.Index(s.text[i:], []byte(shut))
	s.unclosed[shut] = n < 0
	return i + n, n >= 0
}

func isPHP(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".php" || ext == ".phtml"
}
