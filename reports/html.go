package reports

import (
	"bufio"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"path"
	"strings"

	"github.com/synclint/synclint/analyzer/report"
)

//go:embed html
var htmlFiles embed.FS

// maxHTML is how many findings, and how many uses, a page shows: browsers are slow with more.
const maxHTML = 1000

// htmlPage is what the template shows. Its texts are printable; the template escapes them for HTML.
type htmlPage struct {
	Policy string
	Style  template.CSS
	Script template.JS

	Title       string
	Lead        string
	Counts      []htmlCount
	Bars        []htmlBar
	Note        string
	Diagnostics []htmlDiagnostic
	Coverage    *htmlCoverage

	Severities     []htmlOption
	RuleOptions    []htmlOption
	BrowserOptions []htmlOption
	Findings       []htmlFinding
	Rules          []htmlRule
	None           string // what to say when there are no findings
	Left           string // what to say when there are more
	Tool           string
}

type htmlCount struct {
	Class  string
	Number int
	Unit   string
}

type htmlDiagnostic struct{ Place, Message string }

// htmlOption is a choice of a filter.
type htmlOption struct{ Value, Text string }

// writeHTML writes one page that needs nothing else: its style and script stand in it, and its
// policy lets no other run and nothing be fetched.
func writeHTML(w io.Writer, r *report.Report, o Options) error {
	t, err := template.New("page.tmpl").ParseFS(htmlFiles, "html/page.tmpl")
	if err != nil {
		return fmt.Errorf("could not read the template of the report: %w", err)
	}
	style, err := htmlFiles.ReadFile("html/style.css")
	if err != nil {
		return fmt.Errorf("could not read the style of the report: %w", err)
	}
	script, err := htmlFiles.ReadFile("html/filter.js")
	if err != nil {
		return fmt.Errorf("could not read the script of the report: %w", err)
	}
	page := newHTMLPage(r, o)
	page.Policy = fmt.Sprintf("default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src %s; script-src %s",
		policyHash(style), policyHash(script))
	page.Style, page.Script = template.CSS(style), template.JS(script) //nolint:gosec // files of this package
	b := bufio.NewWriter(w)
	if err := t.Execute(b, page); err != nil {
		return err
	}
	return b.Flush()
}

// policyHash returns the source expression that allows exactly this style or script.
func policyHash(text []byte) string {
	sum := sha256.Sum256(text)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func newHTMLPage(r *report.Report, o Options) *htmlPage {
	findings := bySeverity(shown(r, o))
	t := &text{Options: Options{Quiet: o.Quiet}}
	page := &htmlPage{
		Title:       htmlTitle(o.Root),
		Lead:        upperFirst(fmt.Sprintf("%s; %s in %s", t.tally(r, findings), uses(r.Usages), count(r.Files.Scanned, "file"))) + ".",
		Counts:      htmlCounts(r, findings),
		Bars:        htmlBars(r),
		Diagnostics: htmlDiagnostics(r, o),
		None:        "There is nothing to report.",
		Tool:        htmlTool(r),
	}
	if r.Targets.Query != nil {
		page.Note = upperFirst(about(r.Targets, r.Data, o.Root)[0]) + "."
	}
	if len(r.Usages) == 0 && len(findings) == 0 {
		page.Lead = fmt.Sprintf("No use of Background Sync was found in %s.", count(r.Files.Scanned, "file"))
	}
	page.addFindings(r, findings, o)
	page.Coverage = newHTMLCoverage(r, page.Findings)
	return page
}

// htmlTitle names the app by its folder.
func htmlTitle(root string) string {
	name := sentence(path.Base(root))
	if root == "" || name == "." || name == ".." || name == "/" {
		return "Background sync report"
	}
	return "Background sync report: " + name
}

func htmlCounts(r *report.Report, findings []report.Finding) []htmlCount {
	numbers := map[string]int{}
	for _, f := range findings {
		numbers[level(f.Severity)]++
	}
	return []htmlCount{
		{"error", numbers["error"], plural(numbers["error"], "error")},
		{"warning", numbers["warning"], plural(numbers["warning"], "warning")},
		{"info", numbers["info"], "info"},
		{"", len(r.Usages), plural(len(r.Usages), "use")},
		{"", r.Files.Scanned, plural(r.Files.Scanned, "file")},
	}
}

func plural(n int, noun string) string {
	_, word, _ := strings.Cut(count(n, noun), " ")
	return word
}

func htmlDiagnostics(r *report.Report, o Options) []htmlDiagnostic {
	var list []htmlDiagnostic
	for _, d := range r.Files.Diagnostics[:min(len(r.Files.Diagnostics), maxHTML)] {
		place := Path(o.Root, d.Path)
		if d.Line > 0 {
			place = fmt.Sprintf("%s:%d:%d", place, d.Line, max(d.Column, 1))
		}
		list = append(list, htmlDiagnostic{place, sentence(d.Message)})
	}
	return list
}

func htmlTool(r *report.Report) string {
	text := fmt.Sprintf("%s %s, support data: browser-compat-data %s of %s", sentence(r.Tool.Name), sentence(r.Tool.Version),
		sentence(r.Data.BrowserCompatData.Version), sentence(r.Data.BrowserCompatData.Date))
	if r.Data.Usage != nil {
		text += fmt.Sprintf(", shares: caniuse %s of %s", sentence(r.Data.Usage.Version), sentence(r.Data.Usage.Date))
	}
	return text
}
