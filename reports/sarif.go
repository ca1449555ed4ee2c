package reports

import (
	"cmp"
	"fmt"
	"io"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/synclint/synclint/analyzer/report"
)

// What GitHub takes: more is refused or cut, and empty texts are not accepted.
// See https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning.
const (
	sarifResults   = 25000
	sarifLocations = 1000
	sarifText      = 1024
)

// sarifLinks is how many related places the text of a result links to.
const sarifLinks = 10

// writeSARIF writes a SARIF 2.1.0 log.
func writeSARIF(w io.Writer, r *report.Report, o Options) error {
	s := &sarifWriter{
		Options: o, run: sarif.NewRunWithInformationURI(toolName, toolURL),
		rules: map[string]int{}, artifacts: map[string]int{}, lastLines: map[string]int{},
	}
	s.run.Tool.Driver.WithVersion(firstText(r.Tool.Version, "devel"))
	s.run.WithColumnKind("utf16CodeUnits")
	findings := shown(r, o)
	if len(findings) > sarifResults {
		s.dropped = len(findings) - sarifResults
		findings = bySeverity(findings)[:sarifResults]
	}
	for _, f := range findings {
		s.lastLines[f.Path] = max(s.lastLines[f.Path], f.Line)
	}
	for i, rule := range rulesOf(r, findings) {
		s.rules[rule.ID] = i
		if err := s.rule(rule); err != nil {
			return err
		}
	}
	for _, f := range findings {
		s.result(f)
	}
	s.invocation(r)
	log := sarif.NewReport()
	log.AddRun(s.run)
	return writeIndented(w, log)
}

type sarifWriter struct {
	Options
	run       *sarif.Run
	rules     map[string]int // index by name
	artifacts map[string]int // index by address
	dropped   int            // findings beyond the limit
	lastLines map[string]int // with a finding, by file

	hashed string   // file whose lines have these
	hashes []string // hashes
}

func (s *sarifWriter) rule(r report.Rule) error {
	var page strings.Builder
	if err := ExplainMarkdown(&page, r, 1); err != nil {
		return err
	}
	title := firstText(r.Title, r.ID)
	s.run.AddRule(r.ID).WithHelpURI(ruleURL(r.ID)).
		WithShortDescription(sarif.NewMultiformatMessageString().WithText(truncate(title, sarifText))).
		WithFullDescription(sarif.NewMultiformatMessageString().WithText(truncate(firstText(r.Why, title), sarifText))).
		WithHelp(sarif.NewMultiformatMessageString().WithText(firstText(r.Why+" "+r.Do, title)).WithMarkdown(page.String())).
		WithDefaultConfiguration(sarif.NewReportingConfiguration().WithLevel(sarifLevel(r.Severity))).
		WithProperties(sarif.NewPropertyBag().WithTags([]string{"reliability", "background-sync"}).
			Add("problem.severity", sarifProblem(r.Severity)))
	return nil
}

func (s *sarifWriter) result(f report.Finding) {
	related := f.Related[:min(len(f.Related), sarifLocations)]
	result := sarif.NewRuleResult(f.Rule).WithRuleIndex(s.rules[f.Rule]).WithLevel(sarifLevel(f.Severity)).
		WithMessage(sarif.NewTextMessage(sarifMessage(f))).
		WithLocations([]*sarif.Location{s.location(f.Place)}).
		WithPartialFingerprints(s.fingerprints(f)).
		WithProperties(sarif.NewPropertyBag().Add("confidence", f.Confidence))
	for i, rel := range related {
		at := s.location(report.Place{Path: rel.Path, Line: rel.Line, Column: rel.Column}).WithID(i + 1)
		result.AddRelatedLocation(at.WithMessage(sarif.NewTextMessage(unlinked(firstText(rel.Message)))))
	}
	for _, fix := range f.Fixes {
		result.AddFixe(s.fix(fix))
	}
	s.run.AddResult(result)
}

// sarifMessage returns the text of a result. GitHub shows a related place only where the text has a
// link to it.
func sarifMessage(f report.Finding) string {
	var message strings.Builder
	message.WriteString(unlinked(firstText(advice(f), f.Rule)) + ".")
	for i, rel := range f.Related[:min(len(f.Related), sarifLinks)] {
		text := strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`).Replace(sentence(rel.Message))
		fmt.Fprintf(&message, " See [%s](%d).", cmp.Or(text, strconv.Itoa(i+1)), i+1)
	}
	return message.String()
}

var sarifLink = regexp.MustCompile(`\[[^\[\]]*\]\(`)

// unlinked returns text in which a viewer finds no link.
func unlinked(text string) string {
	return sarifLink.ReplaceAllStringFunc(text, func(link string) string { return `\` + link })
}

// fingerprints returns what a finding is recognized by when its line has moved: for GitHub, and for
// others.
func (s *sarifWriter) fingerprints(f report.Finding) map[string]string {
	prints := map[string]string{}
	if f.Fingerprint != "" {
		prints["synclint/v1"] = f.Fingerprint
	}
	if s.Source != nil && f.Line >= 1 {
		if s.hashes == nil || s.hashed != f.Path {
			s.hashed, s.hashes = f.Path, lineHashes(f.Path, s.lastLines[f.Path], s.Source)
		}
		if f.Line <= len(s.hashes) {
			prints["primaryLocationLineHash"] = s.hashes[f.Line-1]
		}
	}
	return prints
}

func (s *sarifWriter) fix(f report.Fix) *sarif.Fix {
	var changes []*sarif.ArtifactChange
	index := map[string]*sarif.ArtifactChange{}
	for _, edit := range f.Edits {
		change := index[edit.Path]
		if change == nil {
			change = sarif.NewArtifactChange().WithArtifactLocation(s.artifact(edit.Path))
			index[edit.Path] = change
			changes = append(changes, change)
		}
		change.AddReplacement(sarif.NewReplacement().WithDeletedRegion(region(edit.Place, true)).
			WithInsertedContent(sarif.NewArtifactContent().WithText(edit.NewText)))
	}
	return sarif.NewFix().WithDescription(sarif.NewTextMessage(unlinked(firstText(f.Title)))).
		WithArtifactChanges(changes)
}

func (s *sarifWriter) location(p report.Place) *sarif.Location {
	physical := sarif.NewPhysicalLocation().WithArtifactLocation(s.artifact(p.Path))
	if p.Line >= 1 {
		physical.WithRegion(region(p, isRange(p)))
	}
	return sarif.NewLocation().WithPhysicalLocation(physical)
}

// region returns a region with an end or without.
func region(p report.Place, withEnd bool) *sarif.Region {
	r := sarif.NewRegion().WithStartLine(max(p.Line, 1)).WithStartColumn(max(p.Column, 1))
	if withEnd {
		r.WithEndLine(max(p.EndLine, p.Line, 1)).WithEndColumn(max(p.EndColumn, 1))
	}
	return r
}

// artifact returns the address of a file, which is listed among the artifacts of the run.
func (s *sarifWriter) artifact(name string) *sarif.ArtifactLocation {
	address := fileAddress(filePath(s.Root, name))
	index, ok := s.artifacts[address]
	if !ok {
		index = len(s.artifacts)
		s.artifacts[address] = index
		at := sarif.NewArtifactLocation().WithURI(address).WithIndex(index)
		s.run.AddArtifact(sarif.NewArtifact().WithLocation(at))
	}
	return sarif.NewArtifactLocation().WithURI(address).WithIndex(index)
}

// fileAddress returns the address of a file. That of a relative path is relative, so that GitHub
// finds the file in the repository, which is where a workflow runs the program.
func fileAddress(name string) string {
	switch {
	case path.IsAbs(name):
		return (&url.URL{Scheme: "file", Path: name}).String()
	case drive.MatchString(name):
		return (&url.URL{Scheme: "file", Path: "/" + name}).String()
	default:
		return (&url.URL{Path: name}).String()
	}
}

var drive = regexp.MustCompile(`^[A-Za-z]:/`)

// invocation tells how the analysis went.
func (s *sarifWriter) invocation(r *report.Report) {
	invocation := sarif.NewInvocation().WithExecutionSuccessful(true)
	for _, d := range r.Files.Diagnostics {
		at := s.location(report.Place{Path: d.Path, Line: d.Line, Column: d.Column})
		invocation.AddToolExecutionNotification(sarif.NewNotification().WithLevel("warning").
			WithMessage(sarif.NewTextMessage(unlinked(firstText(d.Message)))).
			WithLocations([]*sarif.Location{at}))
	}
	if s.dropped > 0 {
		invocation.AddToolExecutionNotification(sarif.NewNotification().WithLevel("warning").
			WithMessage(sarif.NewTextMessage(fmt.Sprintf("%d more findings are left out: GitHub takes %d.", s.dropped, sarifResults))))
	}
	s.run.AddInvocation(invocation)
}

func sarifLevel(s report.Severity) string {
	if l := level(s); l != "info" {
		return l
	}
	return "note"
}

// sarifProblem returns the severity that GitHub sorts alerts by.
func sarifProblem(s report.Severity) string {
	if l := level(s); l != "info" {
		return l
	}
	return "recommendation"
}
