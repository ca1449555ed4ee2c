package reports

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	"github.com/synclint/synclint/analyzer/report"
)

func TestMarkdownGolden(t *testing.T) {
	o := Options{Root: "apps/notes", Source: files(t)}
	golden(t, "notes-markdown", render(t, "markdown", load(t, "notes"), o))
}

// page returns the page that GitHub's Markdown makes of a text, raw HTML included.
func page(t *testing.T, markdown string) *goquery.Document {
	t.Helper()
	var out bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe()))
	if err := md.Convert([]byte(markdown), &out); err != nil {
		t.Fatal(err)
	}
	doc, err := goquery.NewDocumentFromReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestMarkdownPage(t *testing.T) {
	doc := page(t, render(t, "markdown", load(t, "notes"), Options{Source: files(t)}))
	item := doc.Find("li").First()
	var codes []string
	item.Find("code").Each(func(_ int, s *goquery.Selection) { codes = append(codes, s.Text()) })
	want := []string{
		"app.js:7:8", "unguarded-sync", "registration.sync",
		"await registration.sync.register('outbox')\n      ^^^^^^^^^^^^^^^^^^^^^^^^^^\n",
		"'sync' in registration",
	}
	if diff := cmp.Diff(want, codes); diff != "" {
		t.Errorf("code of the first finding (-want +got):\n%s", diff)
	}
	if got := doc.Find("table tbody tr").Length(); got != 3 {
		t.Errorf("the table has %d rows", got)
	}
	if got := doc.Find("body > ul > li").Length(); got != 3 {
		t.Errorf("the list has %d items", got)
	}
}

func TestMarkdownProse(t *testing.T) {
	for _, text := range []string{
		"", "plain", "a `b` c", "`a`", "un`closed", "``", "`a` `b`", "`a``b`", "*a* _b_ ~~c~~ <b>x</b> [x](y) ![x](y)",
		"https://example.com www.example.com me@example.com @team #1 !2 GH-3", "&lt; &#8203; \\ \\*", "a | b `c | d`",
		"1. x", "- x", "# x", "`[x](y) <b> @team`", "$`a`$", "$x$", "[^1]", ":tada:", "<!-- x", "a\nb",
	} {
		got := page(t, "| a |\n|---|\n| x "+mdProse(text)+" |\n")
		if links := got.Find("a, img, em, strong, del, b").Length(); links > 0 {
			t.Errorf("%q has markup: %q", text, mdProse(text))
		}
		if cells := got.Find("td").Length(); cells != 1 {
			t.Errorf("%q makes %d cells", text, cells)
		}
		want := strings.TrimSpace("x " + strings.ReplaceAll(sentence(text), "`", ""))
		shown := strings.TrimSpace(strings.NewReplacer("\u200b", "", "`", "").Replace(got.Find("td").Text()))
		if shown != want {
			t.Errorf("%q is shown as %q", text, shown)
		}
	}
}

// A mention would notify people, and a number would refer to an issue.
func TestMarkdownReferences(t *testing.T) {
	for text, want := range map[string]string{
		"@team":          "@&#8203;team",
		"a@b.example":    "a@&#8203;b.example",
		"see #12, !3":    "see #&#8203;12, !&#8203;3",
		"no! # of 3":     "no! # of 3",
		"https://a":      "https:&#8203;//a",
		"www.a":          "www.&#8203;a",
		"start-up 1 + 1": "start-up 1 + 1",
	} {
		if got := mdPlain(text); got != want {
			t.Errorf("mdPlain(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestMarkdownFitsIntoAComment(t *testing.T) {
	r := load(t, "notes")
	for i := range 500 {
		f := r.Findings[i%3]
		f.Severity = report.Info
		r.Findings = append(r.Findings, f)
	}
	out := render(t, "markdown", r, Options{Source: files(t)})
	if n := utf8.RuneCountInString(out); n > 65536 || n < 60000 {
		t.Errorf("%d characters", n)
	}
	doc := page(t, out)
	shown := doc.Find("body > ul > li").Length()
	if !strings.Contains(out, "\n"+count(503-shown, "more finding")+" left out, for want of room.\n") {
		t.Errorf("%d findings are shown, but\n%s", shown, out[len(out)-200:])
	}
	if !strings.Contains(doc.Find("body > ul > li").Eq(2).Text(), "warning") {
		t.Error("the worst findings do not come first")
	}
	// A table that would take the room of the findings is left out.
	for i := range 2000 {
		r.Coverage = append(r.Coverage, report.Coverage{Feature: report.BackgroundSync, Browser: "b" + strings.Repeat("x", i), Versions: []string{"1"}})
	}
	out = render(t, "markdown", r, Options{})
	if n := utf8.RuneCountInString(out); n > 65536 || page(t, out).Find("body > ul > li").Length() < 100 {
		t.Errorf("%d characters", n)
	}
}

// FuzzMarkdown writes hostile reports. The page has the elements that it should have, and no other.
func FuzzMarkdown(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string, column, endColumn, _ int, _, verbose bool) {
		r := hostile(text, column, endColumn)
		out := render(t, "markdown", r, Options{Root: text, Verbose: verbose, Source: line(text)})
		checkHarmless(t, out)
		doc := page(t, out)
		doc.Find("body *").Each(func(_ int, s *goquery.Selection) {
			switch name := goquery.NodeName(s); name {
			case "h3", "p", "ul", "li", "code", "pre", "strong", "br", "table", "thead", "tbody", "tr", "th", "td":
			default:
				t.Errorf("%q makes an element %s:\n%s", text, name, out)
			}
		})
		if n := doc.Find("body > ul > li").Length(); n != 2 && len(text) < 1000 {
			t.Errorf("%d findings in\n%s", n, out)
		}
		doc.Find("code").Remove()
		if shown := doc.Text(); mention.MatchString(shown) {
			t.Errorf("%q mentions somebody in %q", text, shown)
		}
	})
}

var mention = regexp.MustCompile("@[^\u200b]|#[0-9]|https?:[^\u200b]")
