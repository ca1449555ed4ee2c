// Package baseline keeps the findings that a team has decided to live with for now, so that only new
// ones matter. They are told by what stands in their line, not by its number: they stay the same
// when lines move.
package baseline

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/report"
)

// FileName is the name of the file with the baseline of a project.
const FileName = "synclint.baseline.json"

// version is that of the form of the file.
const version = 1

// Baseline holds known findings, by their number.
type Baseline struct {
	counts map[key]int
}

// key is what makes findings the same.
type key struct {
	path        string // relative to the folder of the baseline, with slashes
	rule        string
	fingerprint string // of the line
}

func (k key) compare(other key) int {
	return cmp.Or(cmp.Compare(k.path, other.path), cmp.Compare(k.rule, other.rule), cmp.Compare(k.fingerprint, other.fingerprint))
}

// file is the form in which a baseline is stored.
type file struct {
	Version  int     `json:"version"`
	Findings []entry `json:"findings"`
}

type entry struct {
	Path        string `json:"path"`
	Rule        string `json:"rule"`
	Fingerprint string `json:"fingerprint"`
	Count       int    `json:"count"`
}

// Parse reads a stored baseline.
func Parse(text []byte) (*Baseline, error) {
	var f file
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&f); err != nil {
		return nil, fmt.Errorf("this is no baseline: %w", err)
	}
	if f.Version != version {
		return nil, fmt.Errorf("this is a baseline of version %d; this synclint knows version %d", f.Version, version)
	}
	b := &Baseline{counts: map[key]int{}}
	for _, e := range f.Findings {
		if e.Path == "" || e.Rule == "" || e.Count < 1 {
			return nil, errors.New("this is no baseline: it has an entry without path, rule or count")
		}
		b.counts[key{e.Path, e.Rule, e.Fingerprint}] += e.Count
	}
	return b, nil
}

// Text returns the baseline in the form in which it is stored: sorted, a line for each entry.
func (b *Baseline) Text() []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "{\n  \"version\": %d,\n  \"findings\": [", version)
	separator := "\n"
	for _, k := range slices.SortedFunc(maps.Keys(b.counts), key.compare) {
		line, err := json.Marshal(entry{k.path, k.rule, k.fingerprint, b.counts[k]})
		if err != nil {
			panic(err) // strings and numbers can always be encoded
		}
		fmt.Fprintf(&out, "%s    %s", separator, line)
		separator = ",\n"
	}
	out.WriteString("\n  ]\n}\n")
	return out.Bytes()
}

// Len returns the number of findings.
func (b *Baseline) Len() int {
	n := 0
	for _, count := range b.counts {
		n += count
	}
	return n
}

// View is a baseline as an analysis of a folder sees it.
type View struct {
	// Base is the path of the analyzed folder as seen from that of the baseline.
	Base string
	// Line returns the text of a line of an analyzed file.
	Line func(path string, line int) (string, bool)
}

func (v View) key(f report.Finding) key {
	line, _ := v.Line(f.Path, f.Line)
	sum := sha256.Sum256([]byte(strings.Join(strings.Fields(line), " ")))
	return key{path.Join(v.Base, f.Path), f.Rule, hex.EncodeToString(sum[:8])}
}

// Of returns the baseline of some findings.
func (v View) Of(findings []report.Finding) *Baseline {
	b := &Baseline{counts: map[key]int{}}
	for _, f := range findings {
		b.counts[v.key(f)]++
	}
	return b
}

// Known returns a function that tells of each finding in turn, in the order of their places, whether
// it is one of the baseline's. Where there are more than the baseline has, the last ones are new.
func (v View) Known(b *Baseline) func(report.Finding) bool {
	left := maps.Clone(b.counts)
	return func(f report.Finding) bool {
		k := v.key(f)
		left[k]--
		return left[k] >= 0
	}
}

// Without returns the baseline less what is not among today's findings any more, and how many those
// were. Only files that within holds for are looked at.
func (b *Baseline) Without(today *Baseline, within func(path string) bool) (*Baseline, int) {
	kept := &Baseline{counts: map[key]int{}}
	stale := 0
	for k, count := range b.counts {
		now := count
		if within(k.path) {
			now = min(count, today.counts[k])
		}
		stale += count - now
		if now > 0 {
			kept.counts[k] = now
		}
	}
	return kept, stale
}

// With returns the baseline with today's findings instead of its own in the files that within holds
// for.
func (b *Baseline) With(today *Baseline, within func(path string) bool) *Baseline {
	all := &Baseline{counts: maps.Clone(today.counts)}
	for k, count := range b.counts {
		if !within(k.path) {
			all.counts[k] = count
		}
	}
	return all
}
