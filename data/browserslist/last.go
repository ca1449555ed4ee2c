package browserslist

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/synclint/synclint/data/caniuse"
)

// count returns a number of versions; those beyond all browsers are as good as any.
func count(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return math.MaxInt32
	}
	return n
}

// lastN returns the last n elements, all of them when n is 0.
func lastN[T any](list []T, n int) []T {
	if n == 0 || n > len(list) {
		return list
	}
	return list[len(list)-n:]
}

func last(r *resolver, args []string) ([]Browser, error) {
	var list []Browser
	n := count(args[0])
	for _, a := range r.all() {
		list = append(list, r.withoutJump(a, lastN(a.out(), n), n)...)
	}
	return list, nil
}

func lastOf(r *resolver, args []string) ([]Browser, error) {
	a, err := r.named(args[1])
	if err != nil {
		return nil, err
	}
	n := count(args[0])
	return r.withoutJump(a, lastN(a.out(), n), n), nil
}

func lastMajor(r *resolver, args []string) ([]Browser, error) {
	var list []Browser
	n := count(args[0])
	for _, a := range r.all() {
		list = append(list, r.withoutJump(a, a.out()[majorsFrom(a.out(), n):], n)...)
	}
	return list, nil
}

func lastMajorOf(r *resolver, args []string) ([]Browser, error) {
	a, err := r.named(args[1])
	if err != nil {
		return nil, err
	}
	n := count(args[0])
	return r.withoutJump(a, a.out()[majorsFrom(a.out(), n):], n), nil
}

func majorsFrom(versions []caniuse.Version, n int) int {
	names := make([]string, len(versions))
	for i, v := range versions {
		names[i] = v.Version
	}
	return lastMajors(names, n)
}

// lastMajors returns where the last n major versions begin, 0 when there are not as many.
func lastMajors(versions []string, n int) int {
	var majors []float64
	for _, v := range versions {
		if m := major(v); !slices.Contains(majors, m) {
			majors = append(majors, m)
		}
	}
	if n == 0 || n > len(majors) {
		return 0
	}
	oldest := majors[len(majors)-n]
	if oldest == 0 || math.IsNaN(oldest) {
		return 0
	}
	i := len(versions)
	for i > 0 && !(oldest > major(versions[i-1])) {
		i--
	}
	return i
}

// withoutJump returns the browsers of versions, the last n of a browser, less those from before
// the gap in the versions that caniuse tracks of two mobile browsers: it has their old versions
// and the newest.
func (r *resolver) withoutJump(a *agent, versions []caniuse.Version, n int) []Browser {
	gap := r.gap(a.id)
	if gap == 0 {
		return a.browsers(versions)
	}
	return a.browsers(lastN(versions, max(n-gap, 0)+1))
}

// gap returns how many versions a mobile browser has had since those before the newest that caniuse
// tracks, 0 for others.
func (r *resolver) gap(id string) int {
	switch {
	case id == "android" && !r.opts.MobileToDesktop:
		if chrome, ok := r.db.usage.Browser("chrome"); ok {
			out := newAgent(chrome).out()
			return len(out) - max(indexOf(out, firstEvergreen), 0)
		}
	case id == "op_mob":
		if opera, ok := r.db.usage.Browser(id); ok {
			if out := newAgent(opera).out(); len(out) > 0 {
				return max(count(strings.Split(out[len(out)-1].Version, ".")[0])-firstBlinkOperaMobile+1, 0)
			}
		}
	}
	return 0
}

// firstBlinkOperaMobile is the version of Opera Mobile since which it is built on Chromium.
const firstBlinkOperaMobile = 14

func unreleased(r *resolver, _ []string) ([]Browser, error) {
	var list []Browser
	for _, a := range r.all() {
		list = append(list, a.browsers(a.versions[a.released:])...)
	}
	return list, nil
}

func unreleasedOf(r *resolver, args []string) ([]Browser, error) {
	a, err := r.named(args[0])
	if err != nil {
		return nil, err
	}
	return a.browsers(a.versions[a.released:]), nil
}

func nothing(*resolver, []string) ([]Browser, error) { return nil, nil }

// year is the length of a year as the npm package has it.
const year = 365.259641 * 24 * 60 * 60 // in seconds

func lastYears(r *resolver, args []string) ([]Browser, error) {
	return r.releasedSince(float64(r.opts.Now.UnixMilli())/1000 - year*number(args[0])), nil
}

func since(r *resolver, args []string) ([]Browser, error) {
	date := [3]int{1, 1, 1}
	for i, arg := range args {
		date[i] = count(arg)
	}
	if date[0] < 100 {
		date[0] += 1900
	}
	start := time.Date(date[0], time.Month(date[1]), date[2], 0, 0, 0, 0, time.UTC)
	return r.releasedSince(float64(start.Unix())), nil
}

// releasedSince returns the versions that came out then or later. The time is in seconds since 1970.
func (r *resolver) releasedSince(start float64) []Browser {
	var list []Browser
	for _, a := range r.all() {
		for _, v := range a.versions {
			if date, err := time.Parse(time.DateOnly, v.Date); err == nil && float64(date.Unix()) >= start {
				list = append(list, Browser{a.id, v.Version})
			}
		}
	}
	return list
}
