package data

// Position is what the maker of a browser engine says about a proposed feature. Positions stand in
// no package; these were read from the makers' own lists, see Date.
type Position struct {
	Maker   string // "Mozilla" or "WebKit"
	Verdict string // "positive", "neutral", "negative" or "none"
	// Concerns are the maker's reasons, in a few words; empty when it gave none.
	Concerns []string
	URL      string // where the maker says so
	Date     string // day of the list that it was read from, YYYY-MM-DD
}

// The days of the makers' lists.
const (
	mozillaPositions = "2026-05-20" // github.com/mozilla/standards-positions, activities.yml
	webkitPositions  = "2026-08-21" // github.com/WebKit/standards-positions, summary.json
)

// Positions returns the positions on one of the two APIs, nil for another name.
func Positions(api string) []Position {
	tracking := []string{"tracking across networks", "use of resources unseen"}
	switch api {
	case BackgroundSync:
		return []Position{
			{"Mozilla", "negative", tracking, "https://mozilla.github.io/standards-positions/#background-sync", mozillaPositions},
			{
				"WebKit", "none",
				[]string{"privacy", "power"},
				"https://github.com/WebKit/standards-positions/issues/14", webkitPositions,
			},
		}
	case PeriodicBackgroundSync:
		return []Position{
			{"Mozilla", "negative", tracking, "https://mozilla.github.io/standards-positions/#periodic-background-sync", mozillaPositions},
			// Nobody has asked WebKit for one.
			{"WebKit", "none", nil, "https://webkit.org/standards-positions/", webkitPositions},
		}
	default:
		return nil
	}
}
