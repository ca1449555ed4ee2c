// Package suppress reads the comments by which a developer says that a finding is to be kept silent,
// and why.
package suppress

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/source"
	"github.com/synclint/synclint/analyzer/spell"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Comment is a comment that suppresses findings, or is meant to.
type Comment struct {
	File   *source.File
	Span   syntax.Span // with the delimiters
	Form   string      // "disable-next-line", "disable-line", "disable", "enable" or "disable-file"
	Rules  []string    // for "enable" none stands for all
	Reason string
	// Fault says why the comment has no effect; "" if it has one.
	Fault string
	// End is the comment that ends the block of a "disable"; nil if that goes to the end, or the
	// comment ends other blocks too.
	End *Comment

	covers []*cover
}

// cover is a stretch of lines in which the findings of a rule are suppressed.
type cover struct {
	rule        string
	first, last int
	used        bool
}

// Unused returns the rules that the comment names without need.
func (c *Comment) Unused() []string {
	var list []string
	for _, cover := range c.covers {
		if !cover.used {
			list = append(list, cover.rule)
		}
	}
	return list
}

// Read returns the comments in a file about suppression, in their order. rules are the names that
// there are.
func Read(f *source.File, rules []string) []*Comment {
	var list []*Comment
	for _, found := range comments(f.Path, f.Text) {
		form, rest, _ := strings.Cut(strings.Join(strings.Fields(found.text), " "), " ")
		c := &Comment{
			File: f, Span: syntax.Span{Start: int32(found.start), End: int32(found.end)},
			Form: strings.TrimPrefix(form, mark),
		}
		if !c.parse(rest, rules) {
			continue
		}
		list = append(list, c)
		if len(list) == maxComments {
			break
		}
	}
	place(list)
	return list
}

// maxComments bounds the comments that are read of one file.
const maxComments = 1000

// parse takes the rules and the reason from what follows on the form. It tells false for a comment
// that is about something else.
func (c *Comment) parse(rest string, rules []string) bool {
	forms := []string{"disable-next-line", "disable-line", "disable", "enable", "disable-file"}
	if !slices.Contains(forms, c.Form) {
		near := spell.Nearest(forms, c.Form)
		c.Fault = fmt.Sprintf("there is no `%s%s`; did you mean `%s%s`?", mark, c.Form, mark, near)
		return near != ""
	}
	names, reason, _ := strings.Cut(" "+rest+" ", " -- ")
	c.Reason = strings.TrimSpace(reason)
	c.Rules = strings.FieldsFunc(names, func(r rune) bool { return r == ' ' || r == ',' })
	for _, name := range c.Rules {
		if !slices.Contains(rules, name) {
			c.Fault = fmt.Sprintf("there is no rule `%s`", name)
			if near := spell.Nearest(rules, name); near != "" {
				c.Fault += fmt.Sprintf("; did you mean `%s`?", near)
			}
			return true
		}
	}
	switch {
	case c.Form == "enable":
	case len(c.Rules) == 0:
		c.Fault = "it does not name the rule"
	case c.Reason == "":
		c.Fault = "it does not give a reason"
	}
	return true
}

// place works out which lines the comments of a file cover.
func place(list []*Comment) {
	var open []*Comment
	for i, c := range list {
		if c.Fault != "" {
			continue
		}
		line, last := c.lines()
		switch c.Form {
		case "disable-line":
			c.cover(line, line)
		case "disable-next-line":
			next := last + 1
			for _, other := range list[i+1:] {
				if first, last := other.lines(); first == next && other.Alone() {
					next = last + 1 // another comment of the kind
				}
			}
			c.cover(next, next)
		case "disable-file":
			c.cover(1, math.MaxInt)
		case "disable":
			c.cover(line, math.MaxInt)
			open = append(open, c)
		case "enable":
			if !c.end(open, line) {
				c.Fault = "there is nothing suppressed here that it could end"
			}
		}
	}
}

func (c *Comment) cover(first, last int) {
	for _, rule := range c.Rules {
		c.covers = append(c.covers, &cover{rule: rule, first: first, last: last})
	}
}

// end lets the open blocks of the rules of c, or all, end in a line. It tells whether there is any.
func (c *Comment) end(open []*Comment, line int) bool {
	var ended []*Comment
	for _, other := range open {
		for _, cover := range other.covers {
			if cover.last == math.MaxInt && (len(c.Rules) == 0 || slices.Contains(c.Rules, cover.rule)) {
				cover.last = max(line-1, cover.first)
				ended = append(ended, other)
			}
		}
	}
	ended = slices.Compact(ended)
	if len(ended) == 1 {
		ended[0].End = c
	}
	return len(ended) > 0
}

// lines returns the lines of the comment's first and last character.
func (c *Comment) lines() (first, last int) {
	first, _ = c.File.Position(int(c.Span.Start))
	last, _ = c.File.Position(max(int(c.Span.Start), int(c.Span.End)-1))
	return first, last
}

// Alone tells whether nothing else is on the comment's lines.
func (c *Comment) Alone() bool {
	whole, text := c.Line(), c.File.Text
	return len(bytes.TrimSpace(text[whole.Start:c.Span.Start]))+len(bytes.TrimSpace(text[c.Span.End:whole.End])) == 0
}

// Line returns the comment with the rest of its lines and the end of the last one.
func (c *Comment) Line() syntax.Span {
	text := c.File.Text
	start := bytes.LastIndexAny(text[:c.Span.Start], "\r\n") + 1
	end := len(text)
	if n := bytes.IndexAny(text[c.Span.End:], "\r\n"); n >= 0 {
		end = int(c.Span.End) + n + 1
		if bytes.HasPrefix(text[end-1:], []byte("\r\n")) {
			end++
		}
	}
	return syntax.Span{Start: int32(start), End: int32(end)}
}
