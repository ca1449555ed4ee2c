package rules

import (
	"slices"
	"strings"
	"unicode"
)

// near returns the name that another one was probably meant to be, "" if there is none: one of the same
// words, in whichever order and case, or with a letter or two of difference.
func near(name string, names []string) string {
	best, least := "", 0
	for _, other := range names {
		if other == name {
			continue
		}
		d := distance(name, other)
		if slices.Equal(words(name), words(other)) {
			d = 0
		}
		if d <= len(name)/4 && d <= 2 && (best == "" || d < least) {
			best, least = other, d
		}
	}
	return best
}

// words returns the words in a name, sorted, without the s of a plural.
func words(name string) []string {
	var b strings.Builder
	var before rune
	for _, r := range name {
		if unicode.IsUpper(r) && unicode.IsLower(before) {
			b.WriteByte(' ')
		}
		before = r
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			r = ' '
		}
		b.WriteRune(unicode.ToLower(r))
	}
	list := strings.Fields(b.String())
	for i, word := range list {
		list[i] = strings.TrimSuffix(word, "s")
	}
	slices.Sort(list)
	return list
}

// maxCompared bounds the length in bytes of the names whose letters are compared.
const maxCompared = 200

// distance returns how many letters must be added, left out or changed to make one name of another.
func distance(a, b string) int {
	if len(a) > maxCompared || len(b) > maxCompared {
		return maxCompared
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0]++
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
