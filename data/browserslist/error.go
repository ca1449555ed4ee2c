package browserslist

import (
	"fmt"
	"strings"
)

// Kind tells what is wrong with queries or with where they stand. The kinds are those errors
// that the npm package tells apart by their text.
type Kind int

// The kinds of errors.
const (
	UnknownQuery   Kind = iota // no form of query
	UnknownBrowser             // a browser that caniuse doesn't track
	UnknownVersion             // a version that a browser never had
	UnknownRegion              // no country or continent
	UnknownFeature             // no feature of caniuse
	NoVersion                  // a browser alone
	NotFirst                   // "not" with nothing before it to take from
	NoStats                    // "in my stats" without stats
	NotPossible                // what can't be answered here, such as "current node"
	BadConfig                  // a config that holds something else than queries
	TwoConfigs                 // more than one config in a folder
	Misspelled                 // a file or key named "browserlist"
	TwoSections                // a section twice
	BadExtends                 // a name that no package of shared queries has
	NoPackage                  // a package that is not there or can't be read without running it
	BadStats                   // stats that can't be read
	NoConfig                   // a config that can't be read
)

// Error says what is wrong, and where.
type Error struct {
	Kind  Kind
	Text  string // what is wrong
	Hint  string // what to write instead; empty when there is none
	Query string // the part of a query at fault; empty when it is none

	// Entry is the index of the query that Query begins in.
	Entry int

	// File is where the queries or stats come from, empty when unknown; Line is that in it, from
	// 1 on, 0 when unknown.
	File string
	Line int
}

// Error returns "FILE:LINE: TEXT in `QUERY`: HINT", as far as these are known.
func (e *Error) Error() string {
	var b strings.Builder
	if e.File != "" {
		b.WriteString(e.File)
		if e.Line > 0 {
			fmt.Fprintf(&b, ":%d", e.Line)
		}
		b.WriteString(": ")
	}
	b.WriteString(e.Text)
	if e.Query != "" && !strings.Contains(e.Text, "`"+e.Query+"`") {
		fmt.Fprintf(&b, " in `%s`", e.Query)
	}
	if e.Hint != "" {
		b.WriteString(": " + e.Hint)
	}
	return b.String()
}

func failure(kind Kind, format string, args ...any) *Error {
	return &Error{Kind: kind, Text: fmt.Sprintf(format, args...)}
}

// clip shortens a query that is too long for a message.
func clip(query string) string {
	const most = 100
	if len(query) <= most {
		return query
	}
	return strings.ToValidUTF8(query[:most], "") + "…"
}
