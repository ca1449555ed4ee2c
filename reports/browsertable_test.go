package reports

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer/report"
)

// loadTable returns the table in testdata/table.json.
func loadTable(t testing.TB) *report.Table {
	t.Helper()
	text, err := os.ReadFile("testdata/table.json")
	if err != nil {
		t.Fatal(err)
	}
	var table report.Table
	if err := json.Unmarshal(text, &table); err != nil {
		t.Fatal(err)
	}
	return &table
}

// withoutApp returns a table as it is when no app was analyzed.
func withoutApp(table *report.Table) *report.Table {
	for i := range table.Features {
		table.Features[i].Used, table.Features[i].Impact = false, []report.Impact{}
	}
	for _, r := range table.Rows {
		for i := range r.Cells {
			r.Cells[i].Outcome = ""
		}
	}
	return table
}

func renderTable(t testing.TB, format string, table *report.Table, o Options) string {
	t.Helper()
	var b strings.Builder
	if err := LookupTable(format).Write(&b, table, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTableGolden(t *testing.T) {
	for _, format := range TableNames() {
		if format != "json" {
			golden(t, "table-"+format, renderTable(t, format, loadTable(t), Options{}))
			golden(t, "table-without-app-"+format, renderTable(t, format, withoutApp(loadTable(t)), Options{}))
		}
	}
	golden(t, "table-60", renderTable(t, "text", loadTable(t), Options{Width: 60}))
	golden(t, "table-color", renderTable(t, "text", loadTable(t), Options{Width: 100, Color: true}))
}

// The fixture is in the form that JSON output has, so it must come out as it went in.
func TestTableJSON(t *testing.T) {
	want, err := os.ReadFile("testdata/table.json")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), renderTable(t, "json", loadTable(t), Options{})); diff != "" {
		t.Errorf("output (-want +got):\n%s", diff)
	}
}

// hostileTable is a table in which every string is text.
func hostileTable(text string) *report.Table {
	cells := []report.TableCell{{Support: text, Since: text, Outcome: report.Outcome(text)}, {Support: "no", Since: text}}
	impact := report.Impact{Feature: report.Feature(text), Outcome: report.Throws, Share: 1, Browsers: []report.Browser{{Name: text, Share: 1}}}
	feature := report.TableFeature{
		Feature: report.Feature(text), Documentation: text, Used: true, Baseline: report.Baseline{Status: text, Since: text},
		Positions: []report.Position{
			{Maker: text, Position: text, Concerns: []string{text, text}, URL: text, Date: text},
			{Maker: text, URL: "https://" + text},
		},
		Impact: []report.Impact{impact},
	}
	return &report.Table{
		Targets: report.Targets{
			Query: []string{text}, Source: text, Paths: []string{text},
			Traffic: report.Traffic{Source: text, Region: text, Targets: 10},
		},
		Features: []report.TableFeature{feature, {Feature: report.PeriodicBackgroundSync}},
		Rows: []report.TableRow{
			{Browser: text, Versions: []string{text, "2", text}, Cells: cells}, {Browser: "firefox", Cells: cells[:1]},
		},
	}
}

// FuzzTable writes hostile tables in every format. Whatever is in them, it stays text.
func FuzzTable(f *testing.F) {
	for _, s := range []string{
		"", "chrome", "\x1b[2J\u009b31m\u202e", "a|b\n| c", "<script>alert(1)</script>", "javascript:alert(1)", "=1+1", ";=cmd|' /C calc'!A0",
		"[x](https://example.com)", "@someone #1 https://example.com/x?y=z", "\xff\xc3", "`a` *b* _c_ ~d~", "\" onclick=\"x", "&lt;b&gt;", "# heading", "1. item", "---", "- item", "> quote",
	} {
		f.Add(s, 0, false)
		f.Add(s, 50, true)
	}
	f.Fuzz(func(t *testing.T, text string, width int, color bool) {
		table := hostileTable(text)
		out := renderTable(t, "text", table, Options{Width: width, Color: color, Root: text})
		if color {
			out = sgr.ReplaceAllString(out, "")
		}
		checkHarmless(t, out)
		checkHarmless(t, renderTable(t, "json", table, Options{}))
		checkTablePage(t, renderTable(t, "html", table, Options{}))
		checkTableMarkdown(t, renderTable(t, "markdown", table, Options{}))
		checkTableCSV(t, renderTable(t, "csv", table, Options{}))
	})
}

// checkTablePage looks for elements, attributes and addresses that no table has.
func checkTablePage(t *testing.T, page string) {
	t.Helper()
	checkHarmless(t, page)
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	checkTableElements(t, doc)
}

// checkTableMarkdown looks at what GitHub makes of a table.
func checkTableMarkdown(t *testing.T, out string) {
	t.Helper()
	checkHarmless(t, out)
	checkTableElements(t, page(t, out))
}

func checkTableElements(t *testing.T, doc *goquery.Document) {
	t.Helper()
	if rows, cells := doc.Find("tbody tr"), doc.Find("tbody td, tbody th"); rows.Length() != 2 || cells.Length() != 10 {
		t.Errorf("%d rows with %d cells", rows.Length(), cells.Length())
	}
	doc.Find("body *").Each(func(_ int, s *goquery.Selection) {
		switch name := goquery.NodeName(s); name {
		case "div", "table", "caption", "thead", "tbody", "tr", "th", "td", "ul", "li", "a":
		default:
			t.Errorf("element %s", name)
		}
		for _, a := range s.Nodes[0].Attr {
			switch a.Key {
			case "class", "scope", "tabindex", "rel":
			case "href":
				if !strings.HasPrefix(a.Val, "https://") || strings.ContainsAny(a.Val, "?&\"'()<> ") {
					t.Errorf("link to %q", a.Val)
				}
			default:
				t.Errorf("attribute %s", a.Key)
			}
		}
	})
}

func checkTableCSV(t *testing.T, out string) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for _, c := range row {
			if c = strings.TrimLeft(c, " \"\t"); c != "" && strings.ContainsRune("=+-@", rune(c[0])) {
				t.Errorf("a formula: %q", c)
			}
		}
	}
}
