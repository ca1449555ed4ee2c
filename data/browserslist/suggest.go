package browserslist

import (
	"maps"
	"regexp"
	"slices"
	"strings"
)

func (e *Error) hint(text string) *Error {
	e.Hint = text
	return e
}

// unknown returns the error for a clause of no known form.
func (r *resolver) unknown(c clause) error {
	if a, ok := r.agent(c.text); ok {
		return failure(NoVersion, "`%s` names a browser without versions", c.text).
			hint("write `last 2 " + c.text + " versions`, or `" + c.text + " >= " + a.versions[max(a.released-1, 0)].Version + "`")
	}
	return failure(UnknownQuery, "unknown query `%s`", clip(c.text)).hint(r.nearestQuery(c.query))
}

// nearestQuery names the query that one becomes when its words are spelled right, or when what is
// often forgotten is added.
func (r *resolver) nearestQuery(query string) string {
	known := r.keywords()
	words := strings.Fields(query)
	if len(words) == 0 || len(words) > 8 {
		return ""
	}
	for i, w := range words {
		if right, ok := nearest(lower(w), known); ok {
			words[i] = right
		}
	}
	right := strings.Join(words, " ")
	for _, candidate := range []string{right, right + " versions", right + "%"} {
		if _, _, ok := r.db.match(candidate); ok {
			return "did you mean `" + candidate + "`?"
		}
	}
	return ""
}

var keyword = regexp.MustCompile(`\b[a-z]{2,}\b`)

// keywords returns the words that queries are made of.
func (r *resolver) keywords() []string {
	var all []string
	for _, rule := range rules() {
		all = append(all, keyword.FindAllString(strings.ReplaceAll(rule.form, "s?", "s"), -1)...)
	}
	return append(all, r.browserNames()...)
}

func (r *resolver) browserNames() []string {
	names := slices.Collect(maps.Keys(aliases()))
	for _, b := range r.db.usage.Browsers {
		names = append(names, b.ID)
	}
	return names
}

func (r *resolver) nearestBrowser(name string) string {
	return didYouMean(lower(name), r.browserNames())
}

func (db *DB) nearestRegion(code string) string {
	codes, err := db.usage.Regions()
	if err != nil {
		return ""
	}
	if hint := didYouMean(code, codes); hint != "" {
		return hint
	}
	return "write a country such as `DE`, or a continent such as `alt-eu`"
}

func (r *resolver) nearestFeature(name string) string {
	names, err := r.db.usage.Features()
	if err != nil {
		return ""
	}
	return didYouMean(name, names)
}

func (r *resolver) nearestNode(version string) string {
	releases, err := r.db.releases()
	if err != nil {
		return ""
	}
	return nearestVersion(version, releases.node)
}

func (r *resolver) nearestElectron(version string) string {
	releases, err := r.db.releases()
	if err != nil {
		return ""
	}
	return nearestVersion(version, releases.electronVersions())
}

func (a *agent) nearestVersion(version string) string {
	versions := make([]string, len(a.versions))
	for i, v := range a.versions {
		versions[i] = v.Version
	}
	return nearestVersion(version, versions)
}

// nearestVersion names the newest of versions when the wanted one is newer, else the next older or
// the oldest. versions are sorted from old to new.
func nearestVersion(version string, versions []string) string {
	if len(versions) == 0 {
		return ""
	}
	newest := versions[len(versions)-1]
	if compareVersions(version, newest) > 0 {
		return "the newest known is `" + newest + "`"
	}
	nearest := versions[0]
	for _, v := range versions {
		if compareVersions(v, version) <= 0 {
			nearest = v
		}
	}
	return "the nearest is `" + nearest + "`"
}

func didYouMean(name string, names []string) string {
	if right, ok := nearest(name, names); ok {
		return "did you mean `" + right + "`?"
	}
	return ""
}

// nearest returns that of names which is spelled most like name, if there is one that alone is.
func nearest(name string, names []string) (string, bool) {
	best, least, alone := "", (len(name)+2)/3+1, false
	for _, n := range names {
		switch d := distance(name, n); {
		case d < least:
			best, least, alone = n, d, true
		case d == least && n != best:
			alone = false
		}
	}
	return best, alone
}

// distance returns how many letters must be added, left out, changed or swapped with the next to
// make b of a. Names that are too long for any are as far from each other as can be.
func distance(a, b string) int {
	if len(a) > 64 || len(b) > 64 {
		return len(a) + len(b)
	}
	// The rows of the last three letters of a.
	before, above, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before, above, row = above, row, before
		row[0] = i + 1
		for j := range len(b) {
			cost := above[j]
			if a[i] != b[j] {
				cost = 1 + min(cost, above[j+1], row[j])
			}
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				cost = min(cost, 1+before[j-1])
			}
			row[j+1] = cost
		}
	}
	return row[len(b)]
}
