package reports

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/synclint/synclint/analyzer/report"
)

// htmlFinding is a finding as the page shows it.
type htmlFinding struct {
	finding *report.Finding

	ID, Class, Sign, Severity string
	Place, Rule, Confidence   string
	RuleIndex, BrowserIndexes string // for the filters
	Browsers                  string
	Message, Help             []span
	Frame                     []htmlLine
	Fixes                     []htmlFix
	Related                   []htmlRelated
}

type htmlFix struct {
	Title   []span
	Command string
}

type htmlRelated struct {
	Place   string
	Message []span
	Frame   []htmlLine
}

// htmlRule is the documentation of a rule.
type htmlRule struct {
	Index          int
	ID             string
	Title, Why, Do []span
	Examples       []htmlExample
	Sources        []htmlSource
}

type htmlExample struct{ Class, Title, Code string }

type htmlSource struct{ Address, Text string }

// addFindings adds the findings, and the choices to filter them.
func (p *htmlPage) addFindings(r *report.Report, findings []report.Finding, o Options) {
	if n := len(findings) - maxHTML; n > 0 {
		findings = findings[:maxHTML]
		p.Left = count(n, "more finding") + " left out; the JSON form has all."
	}
	rules, browsers := rulesOf(r, findings), []string{}
	for i, f := range findings {
		for _, b := range f.Browsers {
			if !slices.Contains(browsers, b) {
				browsers = append(browsers, b)
			}
		}
		h := newHTMLFinding(f, o)
		h.finding = &findings[i]
		h.ID = "finding-" + strconv.Itoa(i+1)
		h.Browsers = strings.Join(browserNames(f.Browsers), ", ")
		index := slices.IndexFunc(rules, func(rule report.Rule) bool { return rule.ID == f.Rule })
		h.RuleIndex = strconv.Itoa(index)
		h.BrowserIndexes = indexes(browsers, f.Browsers)
		p.Findings = append(p.Findings, h)
	}
	for _, s := range []string{"error", "warning", "info"} {
		if slices.ContainsFunc(p.Findings, func(f htmlFinding) bool { return f.Severity == s }) {
			p.Severities = append(p.Severities, htmlOption{s, s})
		}
	}
	for i, rule := range rules {
		p.RuleOptions = append(p.RuleOptions, htmlOption{strconv.Itoa(i), sentence(rule.ID)})
		p.Rules = append(p.Rules, newHTMLRule(i, rule))
	}
	for i, name := range browserNames(browsers) {
		p.BrowserOptions = append(p.BrowserOptions, htmlOption{strconv.Itoa(i), name})
	}
}

// isAbout tells whether a finding's place overlaps a use.
func isAbout(f *report.Finding, u *report.Usage) bool {
	return f.Path == u.Path && before(f.Line, f.Column, u.EndLine, u.EndColumn) && before(u.Line, u.Column, f.EndLine, f.EndColumn)
}

func before(line, column, otherLine, otherColumn int) bool {
	return line < otherLine || line == otherLine && column < otherColumn
}

func browserNames(ids []string) []string {
	var names []string
	for _, id := range ids {
		name, _ := browserName(id)
		names = append(names, name)
	}
	return names
}

// indexes returns the places of some in all, separated by spaces.
func indexes(all, some []string) string {
	var places []string
	for _, s := range some {
		places = append(places, strconv.Itoa(slices.Index(all, s)))
	}
	return strings.Join(places, " ")
}

func newHTMLFinding(f report.Finding, o Options) htmlFinding {
	h := htmlFinding{
		Class: level(f.Severity), Severity: level(f.Severity), Sign: "i",
		Place: fmt.Sprintf("%s:%d:%d", Path(o.Root, f.Path), f.Line, f.Column), Rule: sentence(f.Rule),
		Message: spans(upperFirst(f.Message)), Help: spans(f.Help), Frame: o.htmlFrame(f),
	}
	switch f.Severity {
	case report.Error:
		h.Sign = "✕"
	case report.Warning:
		h.Sign = "!"
	case report.Info:
	}
	if f.Confidence != "" && f.Confidence != report.High {
		h.Confidence = sentence(string(f.Confidence)) + " confidence"
	}
	for _, fix := range f.Fixes {
		command := "--fix"
		if fix.Safety != report.Safe {
			command += " --unsafe"
		}
		h.Fixes = append(h.Fixes, htmlFix{spans(fix.Title), command})
	}
	for _, r := range f.Related {
		at := report.Finding{Place: report.Place{Path: r.Path, Line: r.Line, Column: r.Column}}
		h.Related = append(h.Related, htmlRelated{
			fmt.Sprintf("%s:%d:%d", Path(o.Root, r.Path), r.Line, r.Column), spans(r.Message), o.htmlFrame(at),
		})
	}
	return h
}

func newHTMLRule(index int, r report.Rule) htmlRule {
	h := htmlRule{
		Index: index, ID: sentence(r.ID), Title: spans(firstText(r.Title, r.ID)), Why: spans(r.Why), Do: spans(r.Do),
	}
	for _, e := range r.Bad {
		h.Examples = append(h.Examples, htmlExample{"bad", "Wrong, " + where(e), printableLines(e.Code)})
	}
	for _, e := range r.Good {
		h.Examples = append(h.Examples, htmlExample{"good", "Right, " + where(e), printableLines(e.Code)})
	}
	for _, s := range r.Sources {
		address, text, _ := strings.Cut(s, " ")
		if !strings.HasPrefix(address, "https://") {
			address, text = "", s
		}
		h.Sources = append(h.Sources, htmlSource{Printable(address), sentence(text)})
	}
	return h
}

// printableLines returns text with its line ends and all else printable.
func printableLines(text string) string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for i, line := range lines {
		lines[i] = Printable(strings.ReplaceAll(line, "\t", tabShape))
	}
	return strings.Join(lines, "\n")
}
