package browserslist

import (
	"regexp"
	"strings"
	"sync"
)

// selector returns the browsers that a query stands for. args are what the words in capitals in
// its form matched, in the letters of the query.
type selector func(r *resolver, args []string) ([]Browser, error)

// rule is one kind of query.
type rule struct {
	form string
	pick selector
}

// rules returns the kinds of queries; the first whose form matches holds. In a form, a space is
// any white space, "~" white space or none, and words in capitals are as words tells.
func rules() []rule {
	return []rule{
		{`last N major versions?`, lastMajor},
		{`last N versions?`, last},
		{`last N electron major versions?`, lastElectronMajor},
		{`last N node major versions?`, lastNodeMajor},
		{`last N NAME major versions?`, lastMajorOf},
		{`last N electron versions?`, lastElectron},
		{`last N node versions?`, lastNode},
		{`last N NAME versions?`, lastOf},
		{`unreleased versions`, unreleased},
		{`unreleased electron versions?`, nothing},
		{`unreleased NAME versions?`, unreleasedOf},
		{`last YEARS years?`, lastYears},
		{`since N`, since},
		{`since N-N`, since},
		{`since N-N-N`, since},
		{`baseline (?:N|(newly|widely) available(?: on DATE)?)( with downstream)?( including kaios)?`, baseline},
		{`SIGN~SHARE%`, popular(world)},
		{`SIGN~SHARE% in my stats`, popular(myStats)},
		{`SIGN~SHARE% in WORD stats`, popular(packageStats)},
		{`SIGN~SHARE% in PLACE`, popular(place)},
		{`cover SHARE%`, cover(world)},
		{`cover SHARE% in my stats`, cover(myStats)},
		{`cover SHARE% in PLACE`, cover(place)},
		{`cover SHARE% in WORD stats`, cover(packageStats)},
		{`(?:(fully|partially) )?supports FEATURE`, supports},
		{`electron VERSION~-~VERSION`, electronRange},
		{`node VERSION~-~VERSION`, nodeRange},
		{`NAME VERSION~-~VERSION`, versionRange},
		{`electron~SIGN~VERSION`, electronRay},
		{`node~SIGN~VERSION`, nodeRay},
		{`NAME~SIGN~(VERSION|esr)`, versionRay},
		{`(?:firefox|ff|fx) esr`, firefoxESR},
		{`ANY(?:operamini|op_mini) allANY`, operaMini},
		{`electron VERSION`, electron},
		{`node (\d+(?:\.\d+){0,2})`, nodeVersion},
		{`current node`, currentNode},
		{`maintained node versions`, maintainedNode},
		{`phantomjs 1.9`, phantom1},
		{`phantomjs 2.1`, phantom2},
		{`NAME (tp|VERSION)`, versionOf},
		{`browserslist config`, config},
		{`extends REST`, extends},
		{`defaults`, defaults},
		{`dead`, dead},
	}
}

var words = strings.NewReplacer(
	" ", space+"+",
	"~", space+"*",
	"NAME", `(\w+)`, // a browser
	"FEATURE", `([\w-]+)`,
	"VERSION", `([\d.]+)`,
	"DATE", `(\d{4}-\d{2}-\d{2})`,
	"YEARS", `((?:\d+\.)?\d+)`,
	"SHARE", `(\d+|\d+\.\d+|\.\d+)`, // in percent
	"SIGN", `(>=?|<=?)`,
	"PLACE", `((?:alt-)?\w\w)`,
	"WORD", `(`+noSpace+`+)`,
	"REST", `([^\n\r\x{2028}\x{2029}]+)`,
	"ANY", `(?s:.*)`,
	"N", `(\d+)`,
)

// matcher is a rule whose form is compiled when it is first needed.
type matcher struct {
	prefix string // of all that match
	form   func() *regexp.Regexp
	pick   selector
}

var firstWord = regexp.MustCompile(`^[a-z]*`)

func newGrammar() []*matcher {
	var grammar []*matcher
	for _, rule := range rules() {
		form := sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile("^" + words.Replace(rule.form) + "$") })
		grammar = append(grammar, &matcher{firstWord.FindString(rule.form), form, rule.pick})
	}
	return grammar
}

// maxQuery bounds the length of a clause, in bytes. None that means something gets near it.
const maxQuery = 1000

// match returns the selector of the first rule that query matches, and its arguments.
func (db *DB) match(query string) (selector, []string, bool) {
	if len(query) > maxQuery {
		return nil, nil, false
	}
	lowered := lower(query)
	for _, m := range db.grammar {
		if !strings.HasPrefix(lowered, m.prefix) {
			continue
		}
		places := m.form().FindStringSubmatchIndex(lowered)
		if places == nil {
			continue
		}
		args := make([]string, len(places)/2-1)
		for i := range args {
			if from := places[2*i+2]; from >= 0 {
				args[i] = query[from:places[2*i+3]]
			}
		}
		return m.pick, args, true
	}
	return nil, nil, false
}
