package data_test

import (
	"net/url"
	"slices"
	"testing"
	"time"

	"github.com/synclint/synclint/data"
)

func TestPositions(t *testing.T) {
	for _, api := range []string{data.BackgroundSync, data.PeriodicBackgroundSync} {
		var makers []string
		for _, p := range data.Positions(api) {
			makers = append(makers, p.Maker)
			if u, err := url.Parse(p.URL); err != nil || u.Scheme != "https" || u.Host == "" {
				t.Errorf("%s on %s: no address: %q", p.Maker, api, p.URL)
			}
			if _, err := time.Parse(time.DateOnly, p.Date); err != nil {
				t.Error(err)
			}
			if !slices.Contains([]string{"positive", "neutral", "negative", "none"}, p.Verdict) {
				t.Errorf("%s on %s: %q", p.Maker, api, p.Verdict)
			}
		}
		if !slices.Equal(makers, []string{"Mozilla", "WebKit"}) {
			t.Errorf("positions on %s of %v", api, makers)
		}
	}
	if got := data.Positions("push"); got != nil {
		t.Errorf("positions on another API: %v", got)
	}
}
