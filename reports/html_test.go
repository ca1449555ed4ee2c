package reports

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer/report"
)

// asset is a style or a script, and the policy that names their hashes.
var asset = regexp.MustCompile(`(?s)<style>.*</style>|<script>.*</script>|sha256-[^ "]*`)

func TestHTMLGolden(t *testing.T) {
	o := Options{Root: "apps/notes", Source: files(t)}
	page := asset.ReplaceAllStringFunc(render(t, "html", load(t, "notes"), o), func(text string) string {
		return text[:min(len(text), 8)] + "..."
	})
	golden(t, "notes-html", page)
}

// htmlDocument reads a page and checks what must be so whatever is in it.
func htmlDocument(t *testing.T, html string) *goquery.Document {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(html))
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	doc.Find("*").Each(func(_ int, s *goquery.Selection) {
		for _, a := range s.Nodes[0].Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "src", a.Key == "action", a.Key == "srcdoc":
				t.Errorf("there is an attribute %s=%q", a.Key, a.Val)
			case a.Key == "href" && !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, "https://") && a.Val != "data:,":
				t.Errorf("there is a link to %q", a.Val)
			case a.Key == "id" && ids[a.Val]:
				t.Errorf("the id %q is there twice", a.Val)
			case a.Key == "id":
				ids[a.Val] = true
			}
		}
	})
	for name, want := range map[string]int{"script": 1, "style": 1, "link": 1, "form": 1, "img, iframe, object, embed, base": 0} {
		if got := doc.Find(name).Length(); got != want {
			t.Errorf("%d elements %s", got, name)
		}
	}
	doc.Find("a[href^='#']").Each(func(_ int, s *goquery.Selection) {
		if to := strings.TrimPrefix(s.AttrOr("href", ""), "#"); !ids[to] {
			t.Errorf("a link leads to %q, which is not there", to)
		}
	})
	return doc
}

func TestHTMLSaysEverything(t *testing.T) {
	r := load(t, "notes")
	doc := htmlDocument(t, render(t, "html", r, Options{Root: "apps/notes", Source: files(t)}))
	finding := doc.Find(".finding").First()
	for selector, want := range map[string]string{
		"h3":          "✕ error registration.sync is undefined in Firefox and Safari, so this throws a TypeError there and the note is lost",
		".meta code":  "apps/notes/app.js:7:8",
		".meta .rule": "unguarded-sync",
		"mark":        "registration.sync.register('outbox')"[:26],
		".help":       "What to do: test 'sync' in registration first, and send the data yourself where that is false",
		".fixes":      "Fix: Call it only where it exists (--fix --unsafe)",
	} {
		if got := strings.Join(strings.Fields(finding.Find(selector).Text()), " "); got != want {
			t.Errorf("%s: %q, want %q", selector, got, want)
		}
	}
	var lines []string
	finding.Find(".frame .line").Each(func(_ int, s *goquery.Selection) { lines = append(lines, strings.TrimRight(s.Text(), "\n")) })
	want := []string{
		"5    await outbox.add(new FormData(form))", "6    const registration = await navigator.serviceWorker.ready",
		"7    await registration.sync.register('outbox')", "8})", "9",
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("frame (-want +got):\n%s", diff)
	}
	for selector, want := range map[string]int{
		".finding": 3, ".related": 2, "tbody tr": 2 + len(r.Usages), "thead th": 4, "tbody td.good": 5, ".about": 3, ".bar": 2,
	} {
		if got := doc.Find(selector).Length(); got != want {
			t.Errorf("%d times %s, want %d", got, selector, want)
		}
	}
}

// A report may come without shares, without documentation, or without anything.
func TestHTMLOfLittle(t *testing.T) {
	if out := render(t, "html", &report.Report{Files: report.Files{Scanned: 3}}, Options{}); !strings.Contains(out, "No use of Background Sync was found in 3 files.") ||
		!strings.Contains(out, "There is nothing to report.") || strings.Contains(out, "<table") || strings.Contains(out, "<form") {
		t.Errorf("an empty report is\n%s", out)
	}
	r := load(t, "notes")
	r.Targets, r.Impact, r.Rules = report.Targets{}, nil, nil
	doc := htmlDocument(t, render(t, "html", r, Options{}))
	if doc.Find(".bar").Length() != 0 || doc.Find("thead small").Length() != 0 {
		t.Error("there are shares")
	}
	if doc.Find(".finding").Length() != 3 || doc.Find(".frame").Length() != 0 {
		t.Error("there should be findings without code")
	}
}

func TestHTMLStaysSmall(t *testing.T) {
	r := load(t, "notes")
	for i := range 3000 {
		f, u := r.Findings[i%3], r.Usages[0]
		f.Path, u.Path = fmt.Sprintf("src/%d.js", i), fmt.Sprintf("src/%d.js", i)
		f.Severity = report.Info
		r.Findings, r.Usages = append(r.Findings, f), append(r.Usages, u)
	}
	out := render(t, "html", r, Options{Source: line(strings.Repeat("registration.sync.register() ", 1<<16))})
	if len(out) > 5<<20 {
		t.Errorf("%d bytes", len(out))
	}
	for _, left := range []string{"2003 more findings left out; the JSON form has all.", "2005 more uses left out; the JSON form has all."} {
		if !strings.Contains(out, left) {
			t.Errorf("does not say: %s", left)
		}
	}
}

// The filter by browser knows the browsers of each finding.
func TestHTMLBrowsers(t *testing.T) {
	r := &report.Report{Findings: []report.Finding{
		{Rule: "a", Browsers: []string{"safari", "safari_ios"}},
		{Rule: "b"},
		{Rule: "c", Browsers: []string{"firefox", "safari"}},
	}}
	doc := htmlDocument(t, render(t, "html", r, Options{}))
	var options, findings []string
	doc.Find("[name=browser] option").Each(func(_ int, s *goquery.Selection) { options = append(options, s.AttrOr("value", "")+" "+s.Text()) })
	doc.Find(".finding").Each(func(_ int, s *goquery.Selection) { findings = append(findings, s.AttrOr("data-browsers", "none")) })
	if diff := cmp.Diff([]string{" all", "0 Safari", "1 Safari iOS", "2 Firefox"}, options); diff != "" {
		t.Errorf("options (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"0 1", "", "2 0"}, findings); diff != "" {
		t.Errorf("browsers of findings (-want +got):\n%s", diff)
	}
}

// FuzzHTML writes hostile reports. What was text stays text.
func FuzzHTML(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string, column, endColumn, _ int, _, _ bool) {
		out := render(t, "html", hostile(text, column, endColumn), Options{Root: text, Source: line(text)})
		checkHarmless(t, out)
		doc := htmlDocument(t, out)
		for selector, want := range map[string]int{".finding": 2, ".about": 1, "tbody tr": 2} {
			if got := doc.Find(selector).Length(); got != want {
				t.Errorf("%d times %s, want %d", got, selector, want)
			}
		}
		if got, want := doc.Find(".meta .rule").First().Text(), sentence(text); got != want {
			t.Errorf("%q is shown as %q", want, got)
		}
	})
}
