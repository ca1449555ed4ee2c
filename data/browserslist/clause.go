package browserslist

import (
	"regexp"
	"strings"
)

// clause is a part of a query between commas, "and" and "or".
type clause struct {
	text  string // with "not"
	query string // without
	not   bool
	and   bool // keeps of the browsers so far those that it stands for; else it adds to them
	entry int  // index of the query that it begins in
}

// spaces is what JavaScript counts as white space.
const spaces = "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a" +
	"\u2028\u2029\u202f\u205f\u3000\ufeff"

const space, noSpace = "[" + spaces + "]", "[^" + spaces + "]"

// These match text in lower case.
var (
	delimiter = regexp.MustCompile(`,` + space + `*|` + space + `+(and|or)` + space + `+`)
	dangling  = regexp.MustCompile(`(?s)` + noSpace + `.*(?:,|` + space + `(?:and|or))` + space + `*$`)
	negation  = regexp.MustCompile(`^not` + space + `+`)
)

// parse splits queries into clauses. A query that ends in a comma, "and" or "or" continues in the
// next; all others add to each other.
func parse(queries []string) []clause {
	var clauses []clause
	var block strings.Builder
	var starts []int // where in the block the queries from first on begin
	first := 0
	for i, q := range queries {
		if q == "" {
			continue
		}
		if block.Len() > 0 {
			block.WriteByte('\n')
		} else {
			first = i
		}
		for len(starts) <= i-first { // an empty query begins where the next does
			starts = append(starts, block.Len())
		}
		block.WriteString(q)
		if !dangling.MatchString(lower(q)) {
			clauses = parseBlock(clauses, block.String(), first, starts)
			block.Reset()
			starts = starts[:0]
		}
	}
	return parseBlock(clauses, block.String(), first, starts)
}

func parseBlock(clauses []clause, block string, first int, starts []int) []clause {
	if block == "" {
		return clauses
	}
	begin, and, entry := 0, false, 0
	add := func(end int) {
		for entry+1 < len(starts) && starts[entry+1] <= begin {
			entry++
		}
		clauses = append(clauses, newClause(block[begin:end], and, first+entry))
	}
	lowered := lower(block)
	for _, d := range delimiter.FindAllStringSubmatchIndex(lowered, -1) {
		if d[0] > 0 { // nothing stands before one at the start
			add(d[0])
		}
		begin, and = d[1], d[2] >= 0 && lowered[d[2]:d[3]] == "and"
	}
	add(len(block))
	return clauses
}

func newClause(text string, and bool, entry int) clause {
	text = strings.Trim(text, spaces)
	c := clause{text: text, query: text, and: and, entry: entry}
	if not := negation.FindString(lower(text)); not != "" {
		c.not, c.query = true, text[len(not):]
	}
	return c
}

// lower returns s with the letters A to Z in lower case, and so of the same length. Others must
// stay: no keyword has a long s or a Kelvin sign.
func lower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] += 'a' - 'A'
		}
	}
	return string(b)
}
