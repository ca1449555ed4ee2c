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

// coverage writes what happens in each browser and how many users get it, unless that takes more
// than half of the room.
func (m *markdown) coverage(r *report.Report) {
	rows := coverageRows(r, m.Verbose)
	cols := coverageColumns(r, rows)
	if len(cols) == 0 {
		return
	}
	part := m.table(r, rows, cols) + m.users(r)
	if m.size+utf8.RuneCountInString(part) < markdownLimit/2 {
		m.write(part)
	}
}

func (m *markdown) table(r *report.Report, rows []row, cols []column) string {
	var b strings.Builder
	line := func(label string, cell func(i int) string) {
		b.WriteString("| " + label + " |")
		for i := range cols {
			b.WriteString(" " + cell(i) + " |")
		}
		b.WriteString("\n")
	}
	b.WriteString("\n")
	line("", func(i int) string {
		var names []string
		for _, name := range cols[i].header() {
			names = append(names, mdPlain(name))
		}
		return strings.Join(names, "<br>")
	})
	line("---", func(int) string { return "---" })
	if r.Targets.Traffic.Targets > 0 {
		line("users", func(i int) string { return percent(cols[i].share) })
	}
	for n, row := range rows {
		line(m.label(row), func(i int) string { return mdOutcome(cols[i].cells[n]) })
	}
	return b.String()
}

// users says how many users get what, and what the shares are shares of.
func (m *markdown) users(r *report.Report) string {
	var b strings.Builder
	for _, sentence := range losses(r.Targets, r.Impact) {
		b.WriteString("\n" + mdPlain(sentence) + ".\n")
	}
	if r.Targets.Query != nil {
		for _, line := range about(r.Targets, r.Data, m.Root) {
			b.WriteString("\n" + mdPlain(upperFirst(line)) + ".\n")
		}
	}
	return b.String()
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
