package reports

import (
	"cmp"
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/report"
)

// row is a row of the coverage table: a feature or, below it, a use of it.
type row struct {
	feature  report.Feature
	usage    *report.Usage // nil in the row of the feature
	outcomes map[target]report.Outcome
}

// target is one version of a browser.
type target struct{ browser, version string }

// column is a column of the coverage table: browsers of one family in which all cells are equal.
type column struct {
	family   family
	browsers []report.Browser
	share    float64          // of the traffic of the targets, in percent
	cells    []report.Outcome // one for each row; empty when the row says nothing of the browser
}

// coverageRows returns a row for each feature of the coverage and, with uses, for each use.
func coverageRows(r *report.Report, withUses bool) []row {
	var rows []row
	for _, feature := range coveredFeatures(r.Coverage) {
		outcomes := map[target]report.Outcome{}
		for _, c := range r.Coverage {
			for _, v := range c.Versions {
				if c.Feature == feature {
					outcomes[target{c.Browser, v}] = c.Outcome
				}
			}
		}
		rows = append(rows, row{feature: feature, outcomes: outcomes})
		for i := range r.Usages {
			if u := &r.Usages[i]; withUses && u.Feature == feature {
				rows = append(rows, row{feature, u, usageOutcomes(u)})
			}
		}
	}
	return rows
}

func coveredFeatures(coverage []report.Coverage) []report.Feature {
	var features []report.Feature
	for _, c := range coverage {
		if !slices.Contains(features, c.Feature) {
			features = append(features, c.Feature)
		}
	}
	return features
}

func usageOutcomes(u *report.Usage) map[target]report.Outcome {
	outcomes := map[target]report.Outcome{}
	for _, b := range u.Browsers {
		outcomes[target{b.Browser, b.Version}] = b.Outcome
	}
	return outcomes
}

// coverageColumns returns the columns for the covered browsers, sorted by family. Versions stand
// in one column if they are of one family and no row tells them apart.
func coverageColumns(r *report.Report, rows []row) []column {
	var columns []column
	shares := targetShares(r.Targets)
	index := map[string]int{}
	for _, tg := range coveredTargets(r.Coverage) {
		_, family := browserName(tg.browser)
		cells := make([]report.Outcome, len(rows))
		key := new(strings.Builder)
		key.WriteByte(byte(family))
		if family == otherFamily {
			key.WriteString(tg.browser)
		}
		for i, row := range rows {
			cells[i] = row.outcomes[tg]
			key.WriteString("\x00" + string(cells[i]))
		}
		i, ok := index[key.String()]
		if !ok {
			i = len(columns)
			index[key.String()] = i
			columns = append(columns, column{family: family, cells: cells})
		}
		columns[i].add(tg)
		columns[i].share += ofTargets(r.Targets, shares[tg])
	}
	slices.SortStableFunc(columns, func(a, b column) int { return cmp.Compare(a.family, b.family) })
	return columns
}

// targetShares returns the share of all traffic that each version has, in percent.
func targetShares(t report.Targets) map[target]float64 {
	shares := map[target]float64{}
	for _, b := range t.Browsers {
		for i, share := range b.Shares[:min(len(b.Shares), len(b.Versions))] {
			shares[target{b.Name, b.Versions[i]}] = share
		}
	}
	return shares
}

// coveredTargets returns the versions that the coverage speaks of, in its order, all versions of
// a browser together.
func coveredTargets(coverage []report.Coverage) []target {
	var browsers []string
	targets := map[string][]target{}
	seen := map[target]bool{}
	for _, c := range coverage {
		if _, ok := targets[c.Browser]; !ok {
			browsers = append(browsers, c.Browser)
		}
		for _, v := range c.Versions {
			if tg := (target{c.Browser, v}); !seen[tg] {
				seen[tg] = true
				targets[c.Browser] = append(targets[c.Browser], tg)
			}
		}
	}
	var all []target
	for _, b := range browsers {
		all = append(all, targets[b]...)
	}
	return all
}

// add adds a version. Versions of one browser come one after the other.
func (c *column) add(tg target) {
	last := len(c.browsers) - 1
	if last < 0 || c.browsers[last].Name != tg.browser {
		c.browsers = append(c.browsers, report.Browser{Name: tg.browser})
		last++
	}
	c.browsers[last].Versions = append(c.browsers[last].Versions, tg.version)
}

// header returns the lines of the column's header, one for each browser. A browser for phones
// stands as `+ Android 157` below its desktop sibling.
func (c *column) header() []string {
	var lines []string
	sibling := ""
	for _, b := range c.browsers {
		name, _ := browserName(b.Name)
		if platform, ok := strings.CutPrefix(name, sibling+" "); ok && sibling != "" {
			name = "+ " + platform
		} else {
			sibling = name
		}
		lines = append(lines, name+" "+versionRange(b.Versions))
	}
	return lines
}

// width returns the columns that the text of the column's cells takes.
func (c *column) width() int {
	width := 0
	for _, line := range c.header() {
		width = max(width, columns(line))
	}
	for _, o := range c.cells {
		width = max(width, columns(sentence(string(o))))
	}
	return width
}
