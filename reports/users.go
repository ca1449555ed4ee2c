package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/report"
)

// maxNamed is how many browsers a sentence names.
const maxNamed = 4

// losses says for each bad outcome how many users get it, and where: a sentence each.
func losses(t report.Targets, impact []report.Impact) []string {
	var sentences []string
	for n, i := range impact {
		told := slices.ContainsFunc(impact[:n], func(other report.Impact) bool { return alike(i, other) })
		if i.Share == 0 || told {
			continue
		}
		features := []string{featureName(i.Feature)}
		for _, other := range impact[n+1:] {
			if alike(i, other) {
				features = append(features, featureName(other.Feature))
			}
		}
		if what := loss(i, strings.Join(features, " and ")); what != "" {
			sentences = append(sentences,
				fmt.Sprintf("%s of %s %s%s", percent(i.OfTargets), users(t.Traffic), what, inBrowsers(t, i)))
		}
	}
	return sentences
}

// alike tells whether two features do the same harm to the same users.
func alike(a, b report.Impact) bool {
	return a.Outcome == b.Outcome && a.Outcome != report.Nothing &&
		slices.EqualFunc(a.Browsers, b.Browsers, func(x, y report.Browser) bool {
			return x.Name == y.Name && slices.Equal(x.Versions, y.Versions)
		})
}

// loss says what the outcome of some features means to a user; nothing if it does no harm.
func loss(i report.Impact, features string) string {
	switch {
	case i.Outcome == report.Throws:
		return "get an error from " + features
	case i.Outcome == report.Hangs:
		return "wait for " + features + " for ever"
	case i.Outcome == report.Nothing && i.Feature == report.PeriodicBackgroundSync:
		return "get no fresh content by " + features
	case i.Outcome == report.Nothing:
		return "lose data that " + features + " would send"
	default:
		return ""
	}
}

func users(t report.Traffic) string {
	if t.Source == ownStatistics {
		return "your users"
	}
	return "the users of the targets"
}

// ownStatistics is the source of shares that the site counted itself.
const ownStatistics = "stats"

// inBrowsers names the browsers of an impact, with shares of the traffic of the targets unless it is
// one browser alone.
func inBrowsers(t report.Targets, i report.Impact) string {
	var parts []string
	rest := 0.0
	with := slices.DeleteFunc(slices.Clone(i.Browsers), func(b report.Browser) bool { return b.Share == 0 })
	for n, b := range with {
		name, _ := browserName(b.Name)
		switch {
		case len(with) == 1:
			return ", all of them in " + name
		case n < maxNamed:
			parts = append(parts, name+" "+percent(ofTargets(t, b.Share)))
		default:
			rest += b.Share
		}
	}
	if rest > 0 {
		parts = append(parts, "others "+percent(ofTargets(t, rest)))
	}
	return ": " + strings.Join(parts, ", ")
}

// ofTargets turns a share of all traffic into one of the traffic of the targets.
func ofTargets(t report.Targets, share float64) float64 {
	if t.Traffic.Targets <= 0 {
		return 0
	}
	return 100 * share / t.Traffic.Targets
}

// percent returns a share with one digit, such as `12.9 %`.
func percent(share float64) string {
	const exact = 0.001 // what comes nearer was rounded
	switch {
	case share <= 0:
		return "0 %"
	case share < 0.05:
		return "< 0.1 %"
	case share > 100-exact:
		return "100 %"
	case share >= 99.95:
		return "> 99.9 %"
	default:
		return fmt.Sprintf("%.1f %%", share)
	}
}

// about says where the targets come from, how much of the traffic they have, and which of them
// nothing is known of. Files are seen from where the analyzed folder is root.
func about(r report.Targets, d report.Data, root string) []string {
	lines := []string{fmt.Sprintf("%s; they have %s", chosen(r, root), coveredTraffic(r.Traffic, d))}
	var names []string
	sum := 0.0
	for _, b := range r.Unknown {
		name, _ := browserName(b.Name)
		names = append(names, name)
		sum += b.Share
	}
	if names != nil {
		lines = append(lines, fmt.Sprintf("not known what they do (%s): %s", percent(ofTargets(r, sum)), strings.Join(names, ", ")))
	}
	return lines
}

// chosen says who chose the targets, and how.
func chosen(t report.Targets, root string) string {
	query := sentence(strings.Join(t.Query, ", "))
	switch t.Source {
	case "flag":
		return fmt.Sprintf("targets: %s (--targets)", query)
	case "all":
		return "targets: every version of every browser"
	case "default":
		return fmt.Sprintf("targets: %s (no browserslist configuration was found)", query)
	default:
		var files []string
		for _, p := range t.Paths {
			files = append(files, Path(root, p))
		}
		return fmt.Sprintf("targets: %s (%s)", query, cmp.Or(strings.Join(files, " and "), sentence(t.Source)))
	}
}

func coveredTraffic(t report.Traffic, d report.Data) string {
	if t.Source == ownStatistics {
		return percent(t.Targets) + " of your traffic"
	}
	date := ""
	if d.Usage != nil {
		date = " of " + sentence(d.Usage.Date)
	}
	return fmt.Sprintf("%s of all traffic %s (caniuse%s)", percent(t.Targets), inRegion(t.Region), date)
}

func inRegion(code string) string {
	switch code {
	case "global", "alt-ww":
		return "worldwide"
	case "alt-af":
		return "in Africa"
	case "alt-an":
		return "in Antarctica"
	case "alt-as":
		return "in Asia"
	case "alt-eu":
		return "in Europe"
	case "alt-na":
		return "in North America"
	case "alt-oc":
		return "in Oceania"
	case "alt-sa":
		return "in South America"
	default:
		return "in " + sentence(code)
	}
}
