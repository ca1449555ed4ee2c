// Package report holds what an analysis says: plain data, the same for every output format.
// Its JSON form is schema version 1, described by report.schema.json; changes only add.
package report

import "slices"

// SchemaVersion is the version of the JSON form.
const SchemaVersion = 1

// Report is the result of one analysis. Every list is sorted and never nil.
type Report struct {
	SchemaVersion int        `json:"schemaVersion"`
	Tool          Tool       `json:"tool"`
	Data          Data       `json:"data"`
	Targets       Targets    `json:"targets"`
	Files         Files      `json:"files"`
	Usages        []Usage    `json:"usages"`
	Handlers      []Handler  `json:"handlers"`
	Findings      []Finding  `json:"findings"`
	Rules         []Rule     `json:"rules"` // those that findings name, sorted by ID
	Coverage      []Coverage `json:"coverage"`
	Impact        []Impact   `json:"impact"`
	Suppressed    int        `json:"suppressed"`
	Baselined     int        `json:"baselined,omitempty"` // findings left out because they were known before
}

// Keep removes the findings that keep does not hold for, with the documentation of rules that have
// none left.
func (r *Report) Keep(keep func(Finding) bool) {
	r.Findings = slices.DeleteFunc(r.Findings, func(f Finding) bool { return !keep(f) })
	r.Rules = slices.DeleteFunc(r.Rules, func(rule Rule) bool {
		return !slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.Rule == rule.ID })
	})
}

// Tool names the program that made the report.
type Tool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// Data tells which support data the verdicts rest on.
type Data struct {
	BrowserCompatData Source `json:"browserCompatData"`
	// Usage are the shares of users; absent when they are the site's own.
	Usage *Source `json:"usage,omitempty"`
}

// Source is a data package: its version and the day it was made.
type Source struct {
	Version string `json:"version"`
	Date    string `json:"date"` // YYYY-MM-DD
}

// Files counts what was read.
type Files struct {
	Scanned     int          `json:"scanned"` // files of a known kind
	Parsed      int          `json:"parsed"`  // files in which JavaScript was parsed
	Diagnostics []Diagnostic `json:"diagnostics"`
}

// Failed returns how many files have diagnostics.
func (f Files) Failed() int {
	paths := map[string]bool{}
	for _, d := range f.Diagnostics {
		paths[d.Path] = true
	}
	return len(paths)
}

// Diagnostic says why a file, or part of it, could not be analyzed.
// Line and Column are 0 when the whole file is meant.
type Diagnostic struct {
	Path    string `json:"path"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	Message string `json:"message"`
}

// Place is a stretch of a file. Path is relative to the analyzed root, with forward slashes.
// Lines and columns are 1-based; columns count UTF-16 code units; EndColumn is the column
// after the last character.
type Place struct {
	Path      string `json:"path"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`
}

// Feature is one of the two APIs.
type Feature string

// The features.
const (
	BackgroundSync         Feature = "background-sync"
	PeriodicBackgroundSync Feature = "periodic-background-sync"
)

// Operation is what a usage does.
type Operation string

// The operations.
const (
	OpRegister        Operation = "register"
	OpGetTags         Operation = "getTags"
	OpUnregister      Operation = "unregister"
	OpAccess          Operation = "access"
	OpPermissionQuery Operation = "permission-query"
	OpQueue           Operation = "queue"
)

// Outcome is what a usage comes to in a kind of browser, ordered from good to bad.
type Outcome string

// The outcomes. Unknown is said only when the code can't be followed. A server is taken to answer:
// a single request counts as a way out, though it is lost without a connection (see Fallback).
const (
	Works     Outcome = "works"
	FallsBack Outcome = "falls back"
	Unknown   Outcome = "unknown"
	Nothing   Outcome = "nothing" // silent loss
	Hangs     Outcome = "hangs"
	Throws    Outcome = "throws" // or rejects unhandled
)

// Usage is one use of a feature.
type Usage struct {
	Feature   Feature   `json:"feature"`
	Operation Operation `json:"operation"`
	Context   string    `json:"context"` // "window", "service-worker", "worker" or "unknown"
	Place
	Tag      Tag      `json:"tag"`
	Guard    Guard    `json:"guard"`
	Fallback Fallback `json:"fallback"`
	// Outcomes maps the name of a kind of browser ("native", "unsupported", "rejected", ...)
	// to what happens there.
	Outcomes map[string]Outcome `json:"outcomes"`
	// Browsers tells the outcome per targeted browser version, in the order of Targets.
	Browsers []BrowserOutcome `json:"browsers"`
	// Shares tells how much traffic of the targets gets each outcome, in percent of all traffic.
	Shares map[Outcome]float64 `json:"shares"`
}

// BrowserOutcome is the outcome in one version of a browser.
type BrowserOutcome struct {
	Browser string  `json:"browser"`
	Version string  `json:"version"`
	Outcome Outcome `json:"outcome"`
}

// Tag is a sync tag as far as it is known.
type Tag struct {
	Kind  string `json:"kind"` // "literal", "pattern" (with * for what varies) or "unknown"
	Value string `json:"value,omitempty"`
}

// Guard statuses; their meaning is in the design of the report.
const (
	Guarded     = "guarded"
	Caught      = "caught"
	Unguarded   = "unguarded"
	Ineffective = "ineffective"
	Mismatched  = "mismatched"
)

// Guard tells how a usage is protected where the API is missing.
// Idiom and place are those of the test, absent when there is none.
type Guard struct {
	Status string `json:"status"`
	Idiom  string `json:"idiom,omitempty"`
	Path   string `json:"path,omitempty"`
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
}

// Fallback statuses.
const (
	Adequate        = "adequate"
	Partial         = "partial"
	Builtin         = "builtin"
	Missing         = "missing"
	UnknownFallback = "unknown"
)

// Fallback tells what sends the data where the API is missing or rejects.
type Fallback struct {
	Status     string     `json:"status"`
	Strategies []Strategy `json:"strategies"`
}

// Strategy is one way out for the data.
type Strategy struct {
	Kind string `json:"kind"` // "direct-request", "online-listener", "startup-flush", ...
	Path string `json:"path"`
	Line int    `json:"line"`
}

// Handler is a listener for "sync" or "periodicsync".
type Handler struct {
	Event string `json:"event"`
	Place
	Tags []Tag `json:"tags"` // the tags it reacts to; empty when it does not look at the tag
}

// Severity orders findings.
type Severity string

// The severities.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Info    Severity = "info"
)

// AtLeast tells whether s is as bad as t, or worse.
func (s Severity) AtLeast(t Severity) bool { return s.rank() <= t.rank() }

// Compare puts the worse severity first.
func (s Severity) Compare(t Severity) int { return s.rank() - t.rank() }

func (s Severity) rank() int {
	return slices.Index([]Severity{Error, Warning, Info}, s)
}

// Confidence tells how sure a finding is.
type Confidence string

// The confidences.
const (
	High   Confidence = "high"
	Medium Confidence = "medium"
	Low    Confidence = "low"
)

// Finding is one defect. Its place is the smallest expression at fault.
type Finding struct {
	Rule     string   `json:"rule"`
	Severity Severity `json:"severity"`
	// Message says what happens, in which browsers, and what to do.
	Message string `json:"message"`
	Place
	Confidence Confidence `json:"confidence"`
	// Browsers names those of Targets in which it happens, sorted; empty when these are all, or when
	// it is about none in particular.
	Browsers    []string  `json:"browsers,omitempty"`
	Related     []Related `json:"related"`
	Fixes       []Fix     `json:"fixes"`
	Fingerprint string    `json:"fingerprint"` // stays the same when lines move
	Help        string    `json:"help"`        // what to do, one line
}

// Rule documents a kind of defect.
type Rule struct {
	ID       string    `json:"id"`
	Title    string    `json:"title"`         // one line, no full stop
	Severity Severity  `json:"severity"`      // of the rule's findings, unless something else was wished
	Why      string    `json:"why"`           // what happens at run time, and in which browsers
	Do       string    `json:"do"`            // how to mend it
	Fix      string    `json:"fix,omitempty"` // what the fixes of findings do, if they have any
	Bad      []Example `json:"bad"`           // code with the defect
	Good     []Example `json:"good"`          // code without
	Sources  []string  `json:"sources"`       // addresses of specifications and measurements
	Since    string    `json:"since"`         // first version with the rule
}

// Example is code that shows a rule.
type Example struct {
	Context string `json:"context"` // "window", "service-worker", or "app" for several files
	Code    string `json:"code"`    // for an app in the txtar format: each file behind a line "-- NAME --"
}

// Related is a place that explains a finding.
type Related struct {
	Message string `json:"message"`
	Path    string `json:"path"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
}

// The safeties of fixes: a safe one leaves alone what the app does where that was right.
const (
	Safe   = "safe"
	Unsafe = "unsafe"
)

// Fix is a change that mends a finding. Of several each does so by itself; the best comes first.
type Fix struct {
	Title  string `json:"title"`
	Safety string `json:"safety"`
	Edits  []Edit `json:"edits"`
}

// Edit replaces a place by a text.
type Edit struct {
	Place
	NewText string `json:"newText"`
}
