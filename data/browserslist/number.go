package browserslist

import (
	"cmp"
	"math"
	"strconv"
	"strings"
)

// number returns the decimal number that s begins with, NaN when it begins with none.
func number(s string) float64 {
	end, dot := 0, false
	for ; end < len(s); end++ {
		if s[end] == '.' && !dot {
			dot = true
		} else if s[end] < '0' || '9' < s[end] {
			break
		}
	}
	n, err := strconv.ParseFloat(s[:end], 64)
	if err != nil && !math.IsInf(n, 0) {
		return math.NaN()
	}
	return n
}

// major returns the whole number that s begins with, NaN when it begins with none.
func major(s string) float64 {
	whole, _, _ := strings.Cut(s, ".")
	return number(whole)
}

// low and high return the ends of a range of versions; a version is both.
func low(version string) float64 { return number(version) }

func high(version string) float64 {
	if _, end, _ := strings.Cut(version, "-"); end != "" {
		end, _, _ = strings.Cut(end, "-")
		return number(end)
	}
	return number(version)
}

// parts returns the first three numbers of a version, and how many there are of these. Those that
// are missing are 0.
func parts(version string) (numbers [3]float64, n int) {
	for n < len(numbers) {
		part, rest, more := strings.Cut(version, ".")
		numbers[n] = number(part)
		n++
		if !more {
			break
		}
		version = rest
	}
	return numbers, n
}

// compareVersions compares the lower ends of two versions number by number. What is no number,
// such as "TP", is newer than all that are.
func compareVersions(a, b string) int {
	a, _, _ = strings.Cut(a, "-")
	b, _, _ = strings.Cut(b, "-")
	m, _ := parts(a)
	n, _ := parts(b)
	for i := range m {
		if c := compareNumbers(m[i], n[i]); c != 0 {
			return c
		}
	}
	return 0
}

func compareNumbers(a, b float64) int {
	if math.IsNaN(a) || math.IsNaN(b) {
		return cmp.Compare(b2i(math.IsNaN(a)), b2i(math.IsNaN(b)))
	}
	return cmp.Compare(a, b)
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
