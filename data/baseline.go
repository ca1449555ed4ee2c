package data

import (
	"strings"
	"time"
)

// Baseline is how far a feature has come in the browsers that the WebDX group counts: Chrome, Edge,
// Firefox and Safari, with their editions for phones.
type Baseline struct {
	// Status is "limited" when one of the browsers does not have the feature, "newly" available
	// once all have it, and "widely" available 30 months later.
	Status string
	Since  string // day on which the last browser got it, YYYY-MM-DD; empty when limited
}

// Baseline returns the status of a feature on the day that the table is of. The feature is a key of
// t.Features or the name of an API. A browser has it that has what it is a member of, too.
func (t *Table) Baseline(feature string) Baseline {
	since := ""
	for _, id := range []string{
		"chrome", "chrome_android", "edge", "firefox", "firefox_android", "safari", "safari_ios",
	} {
		for key := feature; t.Knows(key) || key == feature; key = key[:max(strings.LastIndexByte(key, '.'), 0)] {
			date, ok := t.dateOf(key, id)
			if !ok {
				return Baseline{Status: "limited"}
			}
			since = max(since, date)
		}
	}
	day, err := time.Parse(time.DateOnly, since)
	if err != nil {
		return Baseline{Status: "limited"}
	}
	const months = 30
	if day.AddDate(0, months, 0).Format(time.DateOnly) <= t.Date {
		return Baseline{"widely", since}
	}
	return Baseline{"newly", since}
}

// dateOf returns the day since which a browser has a feature; ok is false if it has not, or not yet.
func (t *Table) dateOf(feature, browser string) (date string, ok bool) {
	version, ok := t.Since(feature, browser)
	if !ok {
		return "", false
	}
	b, _ := t.Browser(browser)
	for _, r := range b.Releases {
		if CompareVersions(r.Version, version) == 0 {
			return r.Date, r.Date != "" && r.Date <= t.Date
		}
	}
	return "", false
}
