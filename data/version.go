package data

import (
	"cmp"
	"strings"
)

// CompareVersions compares two browser versions number by number and returns -1, 0 or 1.
// Missing numbers are zero: "18" equals "18.0". A range such as "5.0-5.4" counts as its lower
// end and "≤37" as 37. What has no number, such as "preview" or "TP", is newer than all that
// has; the empty version is older than all.
func CompareVersions(a, b string) int {
	if c := cmp.Compare(rank(a), rank(b)); c != 0 || rank(a) != numbered {
		return c
	}
	a, b = lowerEnd(a), lowerEnd(b)
	for a != "" || b != "" {
		var m, n string
		m, a, _ = strings.Cut(a, ".")
		n, b, _ = strings.Cut(b, ".")
		if c := compareNumbers(m, n); c != 0 {
			return c
		}
	}
	return 0
}

// The ranks of versions: those with numbers are between none and the unreleased.
const (
	empty = iota
	numbered
	unreleased
)

func rank(version string) int {
	switch v := strings.TrimPrefix(version, "≤"); {
	case version == "":
		return empty
	case v != "" && isDigit(v[0]):
		return numbered
	default:
		return unreleased
	}
}

func lowerEnd(version string) string {
	low, _, _ := strings.Cut(strings.TrimPrefix(version, "≤"), "-")
	return low
}

// compareNumbers compares the numbers that a and b begin with; no number counts as zero.
// It works on digits, so that no version is too long for it.
func compareNumbers(a, b string) int {
	a, b = digits(a), digits(b)
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}

// digits returns the digits that s begins with, without leading zeros.
func digits(s string) string {
	end := 0
	for end < len(s) && isDigit(s[end]) {
		end++
	}
	return strings.TrimLeft(s[:end], "0")
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
