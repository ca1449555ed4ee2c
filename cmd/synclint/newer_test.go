package main

import (
	"regexp"
	"testing"
	"time"

	"github.com/synclint/synclint/analyzer/report"
)

func TestWarnOfAge(t *testing.T) {
	today := time.Now().Format(time.DateOnly)
	for _, c := range []struct {
		name           string
		support, usage string // dates
		newer          bool
		quiet          bool
		want           string // with "?" for the number of months, which grows
	}{
		{"fresh", today, today, false, false, ""},
		{"no usage of a date", today, "", false, false, ""},
		{
			"stale", "2020-01-02", today, false, false,
			"synclint: MDN browser-compat-data 1 of 2020-01-02 is ? months old: update synclint, or judge by newer data with --data\n",
		},
		{
			"stale packages", "2020-01-03", "2020-01-02", true, false,
			"synclint: caniuse-lite 2 of 2020-01-02 is ? months old: update the packages that --data names\n",
		},
		{"not to be said", "2020-01-02", today, false, true, ""},
	} {
		s := newConsole(nil, nil)
		s.app.env = func(name string) string {
			if c.quiet && name == "BROWSERSLIST_IGNORE_OLD_DATA" {
				return "1"
			}
			return ""
		}
		d := report.Data{BrowserCompatData: report.Source{Version: "1", Date: c.support}}
		if c.usage != "" {
			d.Usage = &report.Source{Version: "2", Date: c.usage}
		}
		s.app.warnOfAge(d, c.newer)
		if got := months.ReplaceAllString(s.stderr.String(), "? months"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

var months = regexp.MustCompile(`\d+ months`)
