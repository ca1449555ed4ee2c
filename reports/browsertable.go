package reports

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/report"
)

// TableFormat is a way to write a table of what browsers support.
type TableFormat struct {
	Name  string
	About string // what it is for, in a few words
	// Write writes the table to w. It fails only when w does.
	Write func(w io.Writer, t *report.Table, o Options) error
}

// TableFormats returns all formats of tables, sorted by name.
func TableFormats() []TableFormat {
	return []TableFormat{
		{"csv", "for spreadsheets", writeTableCSV},
		{"html", "a page that needs no other file", writeTableHTML},
		{"json", "everything, for programs", writeTableJSON},
		{"markdown", "for issues and documentation", writeTableMarkdown},
		{"text", "for people", writeTableText},
	}
}

// TableNames returns the names of all formats of tables, sorted.
func TableNames() []string {
	var names []string
	for _, f := range TableFormats() {
		names = append(names, f.Name)
	}
	return names
}

// LookupTable returns the format of tables with the given name, which must be one of TableNames.
func LookupTable(name string) TableFormat {
	formats := TableFormats()
	return formats[slices.IndexFunc(formats, func(f TableFormat) bool { return f.Name == name })]
}

func writeTableJSON(w io.Writer, t *report.Table, _ Options) error { return writeIndented(w, t) }

// browserTable is a table in words, as all formats for people have it.
type browserTable struct {
	header []string
	groups [][]int // columns that belong together, without the first
	rows   [][]word
	notes  []note
}

// word is the text of a cell, and what it stands for.
type word struct {
	Text    string
	support string         // set if the cell is about the support
	outcome report.Outcome // set if it is about the app
}

// note is a sentence below the table.
type note struct {
	Text string
	Link string // URL of more about it; empty when there is none
	Sub  bool   // it belongs to the note before it
}

// inWords puts a table in words. A feature that the app uses has a second column. Browsers of one
// family stand together.
func inWords(t *report.Table, o Options) browserTable {
	b := browserTable{header: []string{"Browser", "Users"}, groups: [][]int{{1}}}
	for _, f := range t.Features {
		group := []int{len(b.header)}
		b.header = append(b.header, featureTitle(f.Feature))
		if f.Used {
			group = append(group, len(b.header))
			b.header = append(b.header, "In this app")
		}
		b.groups = append(b.groups, group)
	}
	for _, r := range byFamily(t.Rows) {
		name, _ := browserName(r.Browser)
		cells := []word{{Text: name + " " + versionRange(r.Versions)}, {Text: percent(ofTargets(t.Targets, r.Share))}}
		for i, f := range t.Features {
			c := cellAt(r, i)
			cells = append(cells, word{Text: supportText(c), support: c.Support})
			if f.Used {
				cells = append(cells, word{Text: cmp.Or(sentence(string(c.Outcome)), "-"), outcome: c.Outcome})
			}
		}
		b.rows = append(b.rows, cells)
	}
	b.notes = tableNotes(t, o)
	return b
}

// cellAt returns a cell of a row, an empty one if it has none.
func cellAt(r report.TableRow, i int) report.TableCell {
	if i < len(r.Cells) {
		return r.Cells[i]
	}
	return report.TableCell{}
}

func byFamily(rows []report.TableRow) []report.TableRow {
	sorted := slices.Clone(rows)
	slices.SortStableFunc(sorted, func(a, b report.TableRow) int {
		_, x := browserName(a.Browser)
		_, y := browserName(b.Browser)
		return cmp.Compare(x, y)
	})
	return sorted
}

// supportText says whether a browser has a feature, and since which of its versions.
func supportText(c report.TableCell) string {
	since := sentence(c.Since)
	switch {
	case c.Support == "yes" && since != "":
		return "yes, since " + since
	case c.Support == "no" && since != "":
		return "no, from " + since + " on"
	default:
		return sentence(c.Support)
	}
}

func featureTitle(f report.Feature) string {
	switch f {
	case report.BackgroundSync:
		return "Background Sync"
	case report.PeriodicBackgroundSync:
		return "Periodic Background Sync"
	default:
		return sentence(string(f))
	}
}

// tableNotes returns what is to say below the table: how many users have the features, who is
// against them, what the app does, and where the figures come from.
func tableNotes(t *report.Table, o Options) []note {
	var notes []note
	var impact []report.Impact
	for _, f := range t.Features {
		notes = append(notes, note{Text: featureText(t.Targets, f), Link: safeLink(f.Documentation)})
		for _, p := range f.Positions {
			notes = append(notes, note{Text: positionText(p), Link: safeLink(p.URL), Sub: true})
		}
		impact = append(impact, f.Impact...)
	}
	for _, sentence := range losses(t.Targets, impact) {
		notes = append(notes, note{Text: upperFirst(sentence)})
	}
	return append(notes, note{Text: upperFirst(about(t.Targets, t.Data, o.Root)[0])})
}

func featureText(t report.Targets, f report.TableFeature) string {
	text := fmt.Sprintf("%s: %s of %s have it", featureTitle(f.Feature), percent(ofTargets(t, f.Shares["yes"])), users(t.Traffic))
	if f.Feature == report.PeriodicBackgroundSync {
		text += ", once they have installed the app"
	}
	switch b := f.Baseline; b.Status {
	case "limited":
		return text + "; limited availability, not Baseline"
	case "newly":
		return text + "; Baseline, newly available since " + sentence(b.Since)
	case "widely":
		return text + "; Baseline, widely available, in all browsers since " + sentence(b.Since)
	default:
		return text
	}
}

func positionText(p report.Position) string {
	text := sentence(p.Maker) + ": " + sentence(p.Position)
	if p.Position == "none" {
		text = sentence(p.Maker) + ": no position"
	}
	if len(p.Concerns) > 0 {
		text += ", concerns: " + sentence(strings.Join(p.Concerns, ", "))
	}
	return text + " (as of " + sentence(p.Date) + ")"
}

// safeLink returns a link that is one in every format; empty if it is none.
func safeLink(link string) string {
	rest, ok := strings.CutPrefix(link, "https://")
	odd := func(r rune) bool {
		return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("./#-_", r))
	}
	if !ok || strings.ContainsFunc(rest, odd) {
		return ""
	}
	return link
}
