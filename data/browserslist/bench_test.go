package browserslist_test

import (
	"testing"

	"github.com/synclint/synclint/data/browserslist"
)

// From nothing to the browsers, as a run of the program does it once.
func BenchmarkCold(b *testing.B) {
	for name, query := range map[string]string{
		"defaults": "defaults",
		"region":   "> 0.5% in DE",
		"supports": "supports background-sync",
		"baseline": "baseline widely available",
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				db, err := browserslist.Load()
				if err != nil {
					b.Fatal(err)
				}
				if _, err := db.Resolve([]string{query}, browserslist.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkCoverage(b *testing.B) {
	db := load(b)
	browsers, err := db.Resolve(browserslist.Defaults(), browserslist.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := db.Coverage(browsers, ""); err != nil {
			b.Fatal(err)
		}
	}
}
