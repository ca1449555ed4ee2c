package reports

import (
	"regexp"
	"strings"
)

// mdProse returns text as Markdown, with what stands between back quotes as code and all else as
// plain text: nothing in it makes a link, notifies anybody, or is markup. It is a part of a line,
// not the beginning of one, and fits into a table.
func mdProse(text string) string {
	var b strings.Builder
	for _, s := range spans(text) {
		if s.Code {
			b.WriteString(mdCode(s.Text))
		} else {
			b.WriteString(mdPlain(s.Text))
		}
	}
	return b.String()
}

// markup finds what means something within a line of Markdown. Nothing begins a line here.
var markup = regexp.MustCompile("[\\\\`*_\\[\\]<>|~$&]")

// reference finds what GitHub and GitLab make a link of after the Markdown: a mention, a number of
// an issue and the like, an address. A character of no width behind it prevents that.
var reference = regexp.MustCompile(`@|[#!~%&$^][\p{L}\p{N}"]|https?:|www\.|ftp:|mailto:|xmpp:|GH-`)

// mdPlain returns one line of text as Markdown for that text.
func mdPlain(text string) string {
	var b strings.Builder
	for text != "" {
		at := reference.FindStringIndex(text)
		if at == nil {
			break
		}
		end := at[0] + 1 // behind the sign
		if c := text[at[0]]; c >= 'A' {
			end = at[1] // behind the word
		}
		b.WriteString(markup.ReplaceAllString(text[:end], `\$0`) + "&#8203;")
		text = text[end:]
	}
	return b.String() + markup.ReplaceAllString(text, `\$0`)
}

// mdCode returns one line of code as Markdown. In a table a bar ends a cell even within code.
func mdCode(code string) string {
	code = Printable(code)
	if code == "" {
		return ""
	}
	fence := mdFence(code, "`")
	if strings.HasPrefix(code, "`") || strings.HasSuffix(code, "`") || strings.HasPrefix(code, " ") && strings.HasSuffix(code, " ") {
		code = " " + code + " "
	}
	return fence + strings.ReplaceAll(code, "|", `\|`) + fence
}

// mdFence returns more back quotes than stand in a row in code, at least as many as in shortest.
func mdFence(code, shortest string) string {
	fence := shortest
	for strings.Contains(code, fence) {
		fence += "`"
	}
	return fence
}

// mdBlock returns lines of code, each of which must be printable, as Markdown, indented.
func mdBlock(lines []string, indent string) string {
	code := strings.Join(lines, "\n"+indent)
	fence := mdFence(code, "```")
	return indent + fence + "js\n" + indent + code + "\n" + indent + fence + "\n"
}
