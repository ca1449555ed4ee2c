package data_test

import (
	"testing"
	"time"

	"github.com/synclint/synclint/data"
)

func TestStaleNotice(t *testing.T) {
	sources := []data.Source{
		{Title: "A", Version: "1", Date: "2026-03-31"}, {Title: "B", Version: "2", Date: "2026-02-28"}, {Title: "C", Version: "3"},
	}
	for day, want := range map[string]string{
		"2025-01-01": "",
		"2026-08-27": "",
		"2026-08-28": "B 2 of 2026-02-28 is 6 months old",
		"2026-09-27": "B 2 of 2026-02-28 is 6 months old",
		"2026-09-28": "B 2 of 2026-02-28 is 7 months old",
		"2028-03-01": "B 2 of 2026-02-28 is 24 months old",
	} {
		now, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		if got := data.StaleNotice(sources, now); got != want {
			t.Errorf("%s: %q, want %q", day, got, want)
		}
	}
	if got := data.StaleNotice(nil, time.Now()); got != "" {
		t.Errorf("of nothing: %q", got)
	}
}
