package analyzer

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/config"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/rules"
	"github.com/synclint/synclint/analyzer/source"
	"github.com/synclint/synclint/analyzer/suppress"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/target"
	"github.com/synclint/synclint/analyzer/usage"
	"github.com/synclint/synclint/data"
)

// writer turns what was found into a report: places into lines and columns, profiles into
// browsers.
type writer struct {
	table   *data.Table
	list    *target.List
	targets []target.Browser // those of the list that have a verdict, in its order
	apps    []*usage.App
	project *project.Project
	paths   []string // what is reported on; all when empty
	report  *report.Report

	settings     settings
	suppressions *suppress.Set
	suppressed   map[suppressedFinding]bool
}

// reports tells whether the report is about a script's file. Other files are read for what they
// tell about these.
func (w *writer) reports(s *project.Script) bool {
	if !w.settings.reported(s.File.Path) {
		return false
	}
	return len(w.paths) == 0 || slices.ContainsFunc(w.paths, func(p string) bool {
		p = path.Clean(p)
		return p == "." || s.File.Path == p || strings.HasPrefix(s.File.Path, p+"/")
	})
}

// open starts the report with everything but the findings.
func (w *writer) open(version string) {
	w.report = &report.Report{
		SchemaVersion: report.SchemaVersion,
		Tool:          report.Tool{Name: "synclint", Version: version},
		Data:          dataOf(w.table, w.list),
		Targets:       targetsOf(w.list, w.targets),
		Files: report.Files{
			Scanned: w.project.Scanned, Parsed: w.project.Parsed, Diagnostics: w.diagnostics(),
		},
		Usages: []report.Usage{}, Handlers: []report.Handler{}, Findings: []report.Finding{},
		Rules: []report.Rule{}, Coverage: []report.Coverage{},
		Impact: []report.Impact{},
	}
	for _, app := range w.apps {
		for _, u := range app.Usages {
			if w.reports(u.Script) {
				w.addUsage(w.usage(app, u))
			}
		}
		for _, h := range app.Handlers {
			if w.reports(h.Script) {
				w.addHandler(report.Handler{Event: h.Event, Place: place(h.Script, h.Node), Tags: h.Tags})
			}
		}
		for _, d := range app.Deaf {
			if w.reports(d.Script) {
				w.addHandler(report.Handler{Event: d.Event, Place: place(d.Script, d.Node), Tags: []report.Tag{}})
			}
		}
	}
	w.sortPlaces()
	w.weigh()
	w.coverage()
}

func (w *writer) diagnostics() []report.Diagnostic {
	list := []report.Diagnostic{}
	for _, file := range w.list.Ignored {
		list = append(list, report.Diagnostic{Path: file, Message: "this is not JSON: target browsers in it were passed over"})
	}
	for _, d := range w.project.Diagnostics {
		list = append(list, report.Diagnostic{Path: d.Path, Line: d.Line, Column: d.Column, Message: d.Message})
	}
	for _, app := range w.apps {
		for _, t := range app.Traces {
			switch {
			case t.Failed != "":
				list = append(list, report.Diagnostic{
					Path: t.Realm.Path, Message: "could not be analyzed, please report this: " + t.Failed,
				})
			case t.Incomplete:
				list = append(list, report.Diagnostic{
					Path: t.Realm.Path, Message: "too much to follow: a part of the program was taken as unknown",
				})
			}
		}
	}
	return list
}

// place returns where a node stands in the file that the developer wrote.
func place(s *project.Script, n syntax.Node) report.Place {
	file, span := s.At(n)
	return placeIn(file, span)
}

func placeIn(f *source.File, span syntax.Span) report.Place {
	p := report.Place{Path: f.Path}
	p.Line, p.Column = f.Position(int(span.Start))
	p.EndLine, p.EndColumn = f.Position(int(span.End))
	return p
}

// shortest returns the last part of a node that stands on one line: of a member access over
// several lines, its name.
func shortest(s *project.Script, n syntax.Node) syntax.Node {
	if p := place(s, n); p.Line == p.EndLine {
		return n
	}
	switch n := n.(type) {
	case *syntax.Member:
		return n.Key
	case *syntax.Call:
		if m, ok := n.Callee.(*syntax.Member); ok {
			return m.Key
		}
	case *syntax.New:
		return shortest(s, n.Callee)
	case *syntax.CatchClause:
		return &syntax.Ident{Span: syntax.Span{Start: n.Start, End: n.Start + int32(len("catch"))}, Name: "catch"}
	}
	return n
}

func (w *writer) usage(app *usage.App, u *usage.Usage) report.Usage {
	r := report.Usage{
		Feature: u.Feature, Operation: u.Operation, Context: contextName(u.Context),
		Place: place(u.Script, u.Node), Tag: u.Tag,
		Guard:    report.Guard{Status: u.Guard.Status, Idiom: u.Guard.Idiom},
		Fallback: report.Fallback{Status: u.Fallback.Status, Strategies: []report.Strategy{}},
		Outcomes: map[string]report.Outcome{},
		Browsers: []report.BrowserOutcome{},
		Shares:   map[report.Outcome]float64{},
	}
	if g := u.Guard; g.Node != nil {
		at := place(g.Script, g.Node)
		r.Guard.Path, r.Guard.Line, r.Guard.Column = at.Path, at.Line, at.Column
	}
	for _, s := range u.Fallback.Strategies {
		at := place(s.Script, s.Node)
		strategy := report.Strategy{Kind: s.Kind, Path: at.Path, Line: at.Line}
		if !slices.Contains(r.Fallback.Strategies, strategy) {
			r.Fallback.Strategies = append(r.Fallback.Strategies, strategy)
		}
	}
	for i, p := range app.Profiles.List {
		if p.Target {
			kind := p.Kind()
			r.Outcomes[kind] = worse(r.Outcomes[kind], u.Outcomes[i])
		}
	}
	for _, b := range w.targets {
		if i, ok := app.Profiles.Of(b.Target()); ok {
			r.Browsers = append(r.Browsers, report.BrowserOutcome{Browser: b.ID, Version: b.Version, Outcome: u.Outcomes[i]})
		}
	}
	return r
}

func contextName(c project.Context) string {
	switch {
	case c&project.ServiceWorker != 0:
		return "service-worker"
	case c&project.Worker != 0:
		return "worker"
	case c&project.Window != 0:
		return "window"
	}
	return "unknown"
}

// run runs the rules over each app, and then those about the comments that suppress what they found.
func (w *writer) run() {
	w.suppressions = suppress.NewSet(rules.IDs(), w.project.Marked)
	for _, rule := range rules.All() {
		if rule.OfSuppressions() {
			report := func(f rules.Finding) { w.finding(rule, f, nil) }
			rule.Run(&rules.Pass{Table: w.table, Suppressions: w.comments(), Report: report})
			continue
		}
		for _, app := range w.apps {
			pass := &rules.Pass{App: app, Table: w.table}
			pass.Report = func(f rules.Finding) { w.finding(rule, f, pass.IDs(f.Where)) }
			rule.Run(pass)
		}
	}
}

// finding adds a finding, which is about some browsers, or about none in particular.
func (w *writer) finding(rule *rules.Rule, f rules.Finding, browsers []string) {
	if !w.reports(f.Script) {
		return
	}
	node := shortest(f.Script, f.Node)
	file, span := f.Script.At(node)
	r := report.Finding{
		Rule: rule.ID, Severity: w.settings.severity(rule, f.Severity, file.Path), Message: f.Message,
		Place: placeIn(file, span), Confidence: report.High,
		Browsers: browsers, Related: []report.Related{}, Fixes: w.fixes(f.Fixes), Help: f.Help,
	}
	if f.Unsure {
		r.Confidence = report.Medium
	}
	for _, rel := range f.Related {
		at := place(rel.Script, rel.Node)
		r.Related = append(r.Related, report.Related{Message: rel.Message, Path: at.Path, Line: at.Line, Column: at.Column})
	}
	if w.suppress(file, rule, r) || r.Severity == config.Off {
		return
	}
	if file != f.Script.File {
		at := placeIn(f.Script.File, node.Range())
		r.Related = append(r.Related, report.Related{
			Message: "the code that runs, compiled from this", Path: at.Path, Line: at.Line, Column: at.Column,
		})
	}
	if w.merge(r) {
		return
	}
	line := file.Line(r.Line)
	r.Fingerprint = strings.Join(strings.Fields(string(line)), " ")
	w.report.Findings = append(w.report.Findings, r)
}

// merge adds what is related to a finding, and its browsers, to the same one of another app that
// shares the script, or of another script that was compiled from the same source; false if there is
// none.
func (w *writer) merge(r report.Finding) bool {
	for i := range w.report.Findings {
		if same := &w.report.Findings[i]; same.Rule == r.Rule && same.Place == r.Place {
			for _, related := range r.Related {
				if !slices.Contains(same.Related, related) {
					same.Related = append(same.Related, related)
				}
			}
			if len(r.Browsers) == 0 || len(same.Browsers) == 0 {
				same.Browsers = nil
				return true
			}
			same.Browsers = append(same.Browsers, r.Browsers...)
			slices.Sort(same.Browsers)
			same.Browsers = slices.Compact(same.Browsers)
			return true
		}
	}
	return false
}

// document adds the documentation of the rules that findings name.
func (w *writer) document() {
	for _, rule := range rules.All() {
		if slices.ContainsFunc(w.report.Findings, func(f report.Finding) bool { return f.Rule == rule.ID }) {
			w.report.Rules = append(w.report.Rules, rule.Describe())
		}
	}
	slices.SortFunc(w.report.Rules, func(a, b report.Rule) int { return strings.Compare(a.ID, b.ID) })
}

// close counts what was suppressed, sorts the findings, gives them their fingerprints, and documents their rules.
func (w *writer) close() {
	list := w.report.Findings
	slices.SortStableFunc(list, func(a, b report.Finding) int {
		return cmp.Or(comparePlaces(a.Place, b.Place), a.Severity.Compare(b.Severity), strings.Compare(a.Rule, b.Rule))
	})
	seen := map[string]int{}
	for i := range list {
		f := &list[i]
		// The line's text instead of its number: the fingerprint stays when lines move.
		text := fmt.Sprintf("%s\x00%s\x00%s", f.Rule, f.Path, f.Fingerprint)
		seen[text]++
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", text, seen[text]))
		f.Fingerprint = hex.EncodeToString(sum[:16])
	}
	w.document()
	w.report.Suppressed = len(w.suppressed)
}
