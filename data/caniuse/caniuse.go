// Package caniuse holds the usage data of caniuse.com: the browsers it tracks, the share of the
// traffic that each of their versions has, worldwide and by region, and which versions support
// its features. It is a dated excerpt of the npm package caniuse-lite, embedded in the program;
// regions and features are compressed and cost nothing until they are asked for.
package caniuse

import (
	"cmp"
	_ "embed"
	"errors"
	"slices"
	"sync"
)

// The files are written by go generate ./data, in the forms that text.go reads.
var (
	//go:embed browsers.txt
	browsersText string
	//go:embed regions.zip
	regionsZip string
	//go:embed features.gz
	featuresGzip string
)

// Data is the usage data.
type Data struct {
	Version string // of the npm package
	Date    string // day on which that version was published, YYYY-MM-DD; empty when unknown

	// Browsers are in the order of the source, which has them since 2012.
	Browsers []Browser

	archive archive
}

// Browser is a browser with the versions that the source tracks, oldest first.
type Browser struct {
	ID       string // such as "and_chr"
	Name     string // for display, such as "Chrome for Android"
	Versions []Version
}

// Version is a version of a browser, or a range of them such as "15.2-15.3".
type Version struct {
	Version    string
	Date       string // of release, YYYY-MM-DD; empty when unknown
	Percent    float64
	Unreleased bool
}

// Share is the part of all traffic that a version of a browser has, in percent. The shares of
// all versions don't add up to 100, for not all traffic is tracked.
type Share struct {
	Browser, Version string
	Percent          float64
}

// Feature maps a browser's ID to the support in each of its versions: one letter for each of
// Browser.Versions. 'y' is yes, 'a' almost, 'n' no, 'p' by a polyfill, 'u' unknown, and '-' stands
// for a version on which the source has no entry.
type Feature map[string]string

// ErrUnknown is returned for regions and features that the source doesn't have.
var ErrUnknown = errors.New("not in caniuse's data")

// archive is what stays packed until it is asked for.
type archive interface {
	regions() ([]string, error)
	region(code string) ([]Share, error)
	features() ([]string, error)
	feature(name string) (Feature, error)
}

// Load reads the embedded data. It fails only if the program was built from damaged data.
func Load() (*Data, error) {
	d, err := parseBrowsers(browsersText)
	if err != nil {
		return nil, err
	}
	d.archive = packed{regionsZip, sync.OnceValues(func() (string, error) { return unpack(featuresGzip) })}
	return d, nil
}

// Browser returns the browser with the given ID.
func (d *Data) Browser(id string) (*Browser, bool) {
	for i := range d.Browsers {
		if d.Browsers[i].ID == id {
			return &d.Browsers[i], true
		}
	}
	return nil, false
}

// Global returns the shares of worldwide traffic.
func (d *Data) Global() []Share {
	var shares []Share
	for _, b := range d.Browsers {
		own := make([]Share, len(b.Versions))
		for i, v := range b.Versions {
			own[i] = Share{b.ID, v.Version, v.Percent}
		}
		Order(own)
		shares = append(shares, own...)
	}
	return shares
}

// Region returns the shares of the traffic in a country, such as "DE", or a continent, such as
// "alt-eu". Versions on which nothing is known there are left out.
func (d *Data) Region(code string) ([]Share, error) { return d.archive.region(code) }

// Regions returns the codes that Region knows, sorted.
func (d *Data) Regions() ([]string, error) { return d.archive.regions() }

// Feature returns the support for a feature by its name at caniuse.com, such as "serviceworkers".
func (d *Data) Feature(name string) (Feature, error) { return d.archive.feature(name) }

// Features returns the names that Feature knows, sorted.
func (d *Data) Features() ([]string, error) { return d.archive.features() }

// Order sorts the shares of one browser as the members of a JavaScript object that were added in
// the given order: whole numbers first, ascending. Browserslist depends on that where shares
// are equal.
func Order(shares []Share) {
	slices.SortStableFunc(shares, func(a, b Share) int {
		m, n := wholeNumber(a.Version), wholeNumber(b.Version)
		switch {
		case m && n:
			return cmp.Or(cmp.Compare(len(a.Version), len(b.Version)), cmp.Compare(a.Version, b.Version))
		case m:
			return -1
		case n:
			return 1
		default:
			return 0
		}
	})
}

// wholeNumber tells whether a JavaScript object takes s for an index.
func wholeNumber(s string) bool {
	if s == "" || len(s) > 9 || s[0] == '0' && s != "0" {
		return false
	}
	for i := range len(s) {
		if s[i] < '0' || '9' < s[i] {
			return false
		}
	}
	return true
}
