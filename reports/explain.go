package reports

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/synclint/synclint/analyzer/report"
)

// ExplainText writes what there is to know about a rule, for people.
func ExplainText(w io.Writer, r report.Rule, o Options) error {
	t := &text{Writer: bufio.NewWriter(w), Options: o, style: style{o.Color}, width: defaultWidth}
	if o.Width > 0 {
		t.width = min(max(o.Width, minWidth), maxProse)
	}
	fmt.Fprintf(t, "%s  %s\n", t.paint(bold, r.ID), t.paint(severityLook(r.Severity), string(r.Severity)))
	t.prose("", r.Title)
	for _, s := range sections(r) {
		fmt.Fprintf(t, "\n%s\n", t.paint(bold, s.title))
		if s.code != "" {
			t.code(s.code)
			continue
		}
		for _, line := range s.lines {
			t.prose("  ", line)
		}
	}
	return t.Flush()
}

// maxProse is the number of columns beyond which lines of prose are hard to read.
const maxProse = 100

// prose writes a wrapped paragraph.
func (t *text) prose(indent, paragraph string) {
	room := t.width - len(indent)
	for _, line := range wrap(paragraph, room, room) {
		fmt.Fprintf(t, "%s%s\n", indent, line)
	}
}

func (t *text) code(code string) {
	for line := range strings.SplitSeq(code, "\n") {
		fmt.Fprintln(t, strings.TrimRight("  "+t.paint(dim, "│")+" "+line, " "))
	}
}

// section is a part of a rule's page: lines of prose, or code.
type section struct {
	title string
	lines []string
	code  string
}

func sections(r report.Rule) []section {
	list := []section{
		{title: "Why", lines: []string{r.Why}},
		{title: "What to do", lines: []string{r.Do}},
	}
	if r.Fix != "" {
		list = append(list, section{title: "Fix", lines: []string{r.Fix}})
	}
	for _, e := range r.Bad {
		list = append(list, section{title: "Wrong, " + where(e), code: strings.TrimSuffix(e.Code, "\n")})
	}
	for _, e := range r.Good {
		list = append(list, section{title: "Right, " + where(e), code: strings.TrimSuffix(e.Code, "\n")})
	}
	return append(list, section{title: "Sources", lines: r.Sources},
		section{title: "Since", lines: []string{"synclint " + r.Since}})
}

func where(e report.Example) string {
	switch e.Context {
	case "service-worker":
		return "in a service worker"
	case "app":
		return "in an app"
	}
	return "in a page"
}

// ExplainMarkdown writes what there is to know about a rule, with headings from the given level on.
func ExplainMarkdown(w io.Writer, r report.Rule, level int) error {
	b := bufio.NewWriter(w)
	heading := strings.Repeat("#", level)
	fmt.Fprintf(b, "%s %s\n\n%s. (%s)\n", heading, r.ID, r.Title, r.Severity)
	for _, s := range sections(r) {
		fmt.Fprintf(b, "\n%s# %s\n\n", heading, s.title)
		switch {
		case s.code != "":
			fmt.Fprintf(b, "```js\n%s\n```\n", s.code)
		case s.title == "Sources":
			for _, line := range s.lines {
				fmt.Fprintf(b, "- %s\n", linked(line))
			}
		default:
			fmt.Fprintf(b, "%s\n", strings.Join(s.lines, "\n\n"))
		}
	}
	return b.Flush()
}

// linked makes a link of the address that a line begins with.
func linked(line string) string {
	address, rest, _ := strings.Cut(line, " ")
	if !strings.HasPrefix(address, "https://") {
		return line
	}
	return strings.TrimSpace("<" + address + "> " + rest)
}

// ExplainAllMarkdown writes one page about several rules, with a table of them at its head.
func ExplainAllMarkdown(w io.Writer, list []report.Rule) error {
	b := bufio.NewWriter(w)
	fmt.Fprint(b, "# Rules\n\n| rule | severity | finds |\n|---|---|---|\n")
	for _, r := range list {
		fmt.Fprintf(b, "| [%s](#%s) | %s | %s |\n", r.ID, r.ID, r.Severity, strings.ReplaceAll(r.Title, "|", "\\|"))
	}
	for _, r := range list {
		fmt.Fprintln(b)
		if err := ExplainMarkdown(b, r, 2); err != nil {
			return err
		}
	}
	return b.Flush()
}

// ListRules writes a line for each rule.
func ListRules(w io.Writer, list []report.Rule, o Options) error {
	b := bufio.NewWriter(w)
	s := style{o.Color}
	longest := 0
	for _, r := range list {
		longest = max(longest, len(r.ID))
	}
	for _, r := range list {
		pad := strings.Repeat(" ", longest-len(r.ID))
		fmt.Fprintf(b, "%s%s  %s%s  %s\n", s.paint(bold, r.ID), pad,
			s.paint(severityLook(r.Severity), string(r.Severity)), strings.Repeat(" ", len("warning")-len(r.Severity)), r.Title)
	}
	return b.Flush()
}
