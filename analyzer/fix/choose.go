package fix

import (
	"slices"

	"github.com/synclint/synclint/analyzer/report"
)

// candidate is a fix that may be taken.
type candidate struct {
	finding report.Finding
	fix     report.Fix
}

// key names a candidate, wherever its lines have moved to.
func (c candidate) key() string { return c.finding.Fingerprint + " " + c.fix.Title }

// choose returns for each finding the first fix that may be taken, but none that overlaps another
// one.
func choose(r *report.Report, unsafe bool, refused map[string]bool) []candidate {
	var list []candidate
	for _, finding := range r.Findings {
		for _, fix := range finding.Fixes {
			c := candidate{finding, fix}
			if fix.Safety != report.Safe && !unsafe || refused[c.key()] {
				continue
			}
			if !slices.ContainsFunc(list, func(other candidate) bool { return collide(fix, other.fix) }) {
				list = append(list, c)
			}
			break
		}
	}
	return list
}

// collide tells whether two fixes change the same place. Two that are the same do.
func collide(a, b report.Fix) bool {
	for _, x := range a.Edits {
		for _, y := range b.Edits {
			if x.Path == y.Path && !(before(x.Place, y.Place) || before(y.Place, x.Place)) {
				return true
			}
		}
	}
	return false
}

// before tells whether p ends before q begins.
func before(p, q report.Place) bool {
	return p.EndLine < q.Line || p.EndLine == q.Line && p.EndColumn < q.Column
}
