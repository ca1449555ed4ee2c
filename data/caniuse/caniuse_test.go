package caniuse_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/synclint/synclint/data/caniuse"
)

func load(t testing.TB) *caniuse.Data {
	t.Helper()
	d, err := caniuse.Load()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestBrowsers(t *testing.T) {
	d := load(t)
	for _, c := range []struct {
		id, name         string
		first, last, out string // versions
	}{
		{"ie", "IE", "5.5", "11", "11"},
		{"chrome", "Chrome", "4", "160", "157"},
		{"safari", "Safari", "3.1", "TP", "27.2"},
		{"and_chr", "Chrome for Android", "157", "157", "157"},
		{"ios_saf", "Safari on iOS", "3.2", "27.2", "27.0"},
	} {
		b, ok := d.Browser(c.id)
		if !ok || b.Name != c.name {
			t.Errorf("%s: %v, %v", c.id, b, ok)
			continue
		}
		var out string
		for _, v := range b.Versions {
			if !v.Unreleased {
				out = v.Version
			}
		}
		if first, last := b.Versions[0].Version, b.Versions[len(b.Versions)-1].Version; first != c.first || last != c.last || out != c.out {
			t.Errorf("%s: from %s to %s, newest that is out %s; want %s, %s, %s", c.id, first, last, out, c.first, c.last, c.out)
		}
	}
	if b, ok := d.Browser("netscape"); ok {
		t.Errorf("netscape is %v", b)
	}
}

func TestSharesAddUp(t *testing.T) {
	d := load(t)
	codes, err := d.Regions()
	if err != nil {
		t.Fatal(err)
	}
	if len(codes) < 200 || !slices.IsSorted(codes) || !slices.Contains(codes, "DE") || !slices.Contains(codes, "alt-eu") {
		t.Errorf("%d regions: %v", len(codes), codes)
	}
	usages := map[string][]caniuse.Share{"": d.Global()}
	for _, code := range codes {
		if usages[code], err = d.Region(code); err != nil {
			t.Fatal(err)
		}
	}
	for code, shares := range usages {
		sum := 0.0
		for _, s := range shares {
			b, ok := d.Browser(s.Browser)
			if !ok || !slices.ContainsFunc(b.Versions, func(v caniuse.Version) bool { return v.Version == s.Version }) {
				t.Errorf("%q: a share of %s %s, which is none", code, s.Browser, s.Version)
			}
			sum += s.Percent
		}
		if sum > 101 || sum < 50 && sum != 0 { // from some islands nobody is tracked
			t.Errorf("%q: the shares add up to %v", code, sum)
		}
	}
}

func TestFeature(t *testing.T) {
	d := load(t)
	f, err := d.Feature("background-sync")
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range d.Browsers {
		if len(f[b.ID]) != len(b.Versions) {
			t.Errorf("%s: %d letters for %d versions", b.ID, len(f[b.ID]), len(b.Versions))
		}
	}
	if got := f["safari"]; strings.Trim(got, "n") != "" {
		t.Errorf("safari: %s", got)
	}
	chrome, _ := d.Browser("chrome")
	since := chrome.Versions[strings.IndexByte(f["chrome"], 'y')].Version
	if since != "49" {
		t.Errorf("chrome since %s", since)
	}
	names, err := d.Features()
	if err != nil || len(names) < 500 || !slices.IsSorted(names) || !slices.Contains(names, "serviceworkers") {
		t.Errorf("%d features, %v", len(names), err)
	}
}

func TestUnknown(t *testing.T) {
	d := load(t)
	for _, code := range []string{"", "XX", "de", "../DE", "DE\n"} {
		if _, err := d.Region(code); !errors.Is(err, caniuse.ErrUnknown) {
			t.Errorf("region %q: %v", code, err)
		}
	}
	for _, name := range []string{"", "background", "background-sync\n", "\tie n7", "ie n7"} {
		if _, err := d.Feature(name); !errors.Is(err, caniuse.ErrUnknown) {
			t.Errorf("feature %q: %v", name, err)
		}
	}
}

func TestOrder(t *testing.T) {
	var shares []caniuse.Share
	for v := range strings.FieldsSeq("10.1 9 TP 100 05 0 4294967296 10 all 9.5") {
		shares = append(shares, caniuse.Share{Version: v})
	}
	caniuse.Order(shares)
	var got []string
	for _, s := range shares {
		got = append(got, s.Version)
	}
	if want := "0 9 10 100 10.1 TP 05 4294967296 all 9.5"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

func BenchmarkRegion(b *testing.B) {
	d := load(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := d.Region("DE"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFeature(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := load(b).Feature("background-sync"); err != nil {
			b.Fatal(err)
		}
	}
}
