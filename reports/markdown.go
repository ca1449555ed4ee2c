package reports

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/synclint/synclint/analyzer/report"
)

// markdownLimit is how many characters a comment on GitHub can have, some left for what comes last.
const markdownLimit = 65536 - 512

// markdownMark is how a program finds the comment of an earlier run to replace it.
const markdownMark = "<!-- synclint -->"

// writeMarkdown writes a comment for a pull request, or the summary of a CI job: what happens in
// each browser, then the findings, the worst ones first, as many as fit.
func writeMarkdown(w io.Writer, r *report.Report, o Options) error {
	m := &markdown{Options: o}
	findings := bySeverity(shown(r, o))
	m.head(r, findings)
	m.coverage(r)
	left := len(findings)
	for _, f := range findings {
		item := m.finding(f)
		if m.size+utf8.RuneCountInString(item) > markdownLimit {
			break
		}
		m.write(item)
		left--
	}
	if left > 0 {
		m.write("\n" + count(left, "more finding") + " left out, for want of room.\n")
	}
	if len(findings) > 0 {
		m.write("\n`synclint explain RULE` says more about a rule.\n")
	}
	_, err := io.WriteString(w, m.text.String())
	return err
}

// markdown is a page in the making.
type markdown struct {
	Options
	text strings.Builder
	size int // characters
}

func (m *markdown) write(s string) {
	m.text.WriteString(s)
	m.size += utf8.RuneCountInString(s)
}

func (m *markdown) head(r *report.Report, findings []report.Finding) {
	t := &text{Options: Options{Quiet: m.Quiet}}
	m.write(fmt.Sprintf("%s\n### synclint: %s\n\n%s in %s.\n", markdownMark,
		t.tally(r, findings), upperFirst(uses(r.Usages)), count(r.Files.Scanned, "file")))
	if n := r.Files.Failed(); n > 0 {
		m.write(count(n, "file") + " could not be analyzed completely.\n")
	}
}

// coverage writes the table of what happens in each browser, unless it takes more than half of the
// room.
func (m *markdown) coverage(r *report.Report) {
	rows := coverageRows(r, m.Verbose)
	cols := coverageColumns(r, rows)
	if len(cols) == 0 {
		return
	}
	var b strings.Builder
	b.WriteString("\n| |")
	for _, c := range cols {
		var lines []string
		for _, line := range c.header() {
			lines = append(lines, mdPlain(line))
		}
		b.WriteString(" " + strings.Join(lines, "<br>") + " |")
	}
	b.WriteString("\n|---|" + strings.Repeat("---|", len(cols)) + "\n")
	for i, row := range rows {
		b.WriteString("| " + m.label(row) + " |")
		for _, c := range cols {
			b.WriteString(" " + mdOutcome(c.cells[i]) + " |")
		}
		b.WriteString("\n")
	}
	if m.size+utf8.RuneCountInString(b.String()) < markdownLimit/2 {
		m.write(b.String())
	}
}

func (m *markdown) label(r row) string {
	if r.usage == nil {
		return mdPlain(featureName(r.feature))
	}
	return mdCode(fmt.Sprintf("%s:%d", Path(m.Root, r.usage.Path), r.usage.Line)) + " " + mdPlain(sentence(string(r.usage.Operation)))
}

// mdOutcome returns an outcome in words, with a sign that has its color.
func mdOutcome(o report.Outcome) string {
	switch o {
	case "":
		return "–"
	case report.Works, report.FallsBack:
		return "✅ " + string(o)
	case report.Nothing, report.Hangs, report.Throws:
		return "❌ " + string(o)
	default:
		return "❔ " + mdPlain(sentence(string(o)))
	}
}

// finding returns a finding as an item of a list.
func (m *markdown) finding(f report.Finding) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n- %s %s %s<br>%s\n", mdSeverity(f.Severity),
		mdCode(fmt.Sprintf("%s:%d:%d", Path(m.Root, f.Path), f.Line, f.Column)), mdCode(sentence(f.Rule)),
		mdProse(upperFirst(f.Message)))
	b.WriteString(m.frame(f))
	for _, r := range f.Related {
		fmt.Fprintf(&b, "  - %s %s\n", mdCode(fmt.Sprintf("%s:%d:%d", Path(m.Root, r.Path), r.Line, r.Column)), mdProse(r.Message))
	}
	if f.Help != "" {
		fmt.Fprintf(&b, "  - **help:** %s\n", mdProse(f.Help))
	}
	return b.String()
}

// frame returns the line that the finding is on, with the finding underlined.
func (m *markdown) frame(f report.Finding) string {
	e, ok := m.excerpt(f, defaultWidth)
	if !ok {
		return ""
	}
	before := strings.TrimLeft(e.before, " ")
	mark := strings.Repeat(" ", columns(before)) + e.underline()
	return "\n" + mdBlock([]string{before + e.marked + e.after, mark}, "  ") + "\n"
}

func mdSeverity(s report.Severity) string {
	switch s {
	case report.Error:
		return "🔴 **error**"
	case report.Warning:
		return "🟡 **warning**"
	default:
		return "🔵 **info**"
	}
}

// upperFirst returns a sentence with a capital letter, unless it begins with code.
func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError {
		return s
	}
	return strings.ToUpper(string(r)) + s[size:]
}
