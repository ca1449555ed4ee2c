// Package spell finds the name that a misspelt one may be meant for.
package spell

// Nearest returns the one of names that is spelled most like name, "" when none is close.
func Nearest(names []string, name string) string {
	if len(name) > maxLength {
		return ""
	}
	found, best := "", 1+len(name)/3
	for _, n := range names {
		if d := distance(name, n); d <= best && (d < best || found == "") {
			found, best = n, d
		}
	}
	return found
}

// maxLength is the length in bytes of the longest name that is compared; names have some dozens.
const maxLength = 100

// distance returns how many bytes must be added, removed or replaced to get from a to b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replaced := diagonal
			if a[i] != b[j] {
				replaced++
			}
			diagonal = row[j+1]
			row[j+1] = min(replaced, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
