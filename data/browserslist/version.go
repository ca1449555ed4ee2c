package browserslist

import (
	"strings"

	"github.com/synclint/synclint/data/caniuse"
)

// keep returns the released versions that a condition holds for.
func (a *agent) keep(condition func(version string) bool) []Browser {
	var kept []caniuse.Version
	for _, v := range a.out() {
		if condition(v.Version) {
			kept = append(kept, v)
		}
	}
	return a.browsers(kept)
}

func versionRange(r *resolver, args []string) ([]Browser, error) {
	a, err := r.named(args[0])
	if err != nil {
		return nil, err
	}
	from, to := a.bound(args[1]), a.bound(args[2])
	return a.keep(func(v string) bool { return high(v) >= from && low(v) <= to }), nil
}

// bound returns the number of an end of a range in a query.
func (a *agent) bound(version string) float64 {
	if known, ok := a.find(version); ok {
		version = known
	}
	return number(version)
}

func versionRay(r *resolver, args []string) ([]Browser, error) {
	name, sign, version := args[0], args[1], args[2]
	a, err := r.named(name)
	if err != nil {
		return nil, err
	}
	if lower(version) == "esr" {
		if a.id != "firefox" {
			return nil, unknownVersion(version, name).hint("only Firefox has an ESR")
		}
		releases, err := r.db.releases()
		if err != nil {
			return nil, err
		}
		version = releases.firefoxESR
	}
	return a.keep(ray(sign, version)), nil
}

// ray returns the condition that a version is older or newer than another.
func ray(sign, version string) func(string) bool {
	if strings.HasPrefix(sign, ">") {
		limit := high(version)
		return func(v string) bool { return compareBy(sign, high(v), limit) }
	}
	limit := low(version)
	return func(v string) bool { return compareBy(sign, low(v), limit) }
}

func versionOf(r *resolver, args []string) ([]Browser, error) {
	version := args[1]
	if lower(version) == "tp" {
		version = "TP"
	}
	a, err := r.named(args[0])
	if err != nil {
		return nil, err
	}
	other := strings.TrimSuffix(version, ".0")
	if !strings.Contains(version, ".") {
		other = version + ".0"
	}
	for _, spelling := range []string{version, other} {
		if known, ok := a.find(spelling); ok {
			return []Browser{{a.id, known}}, nil
		}
	}
	if r.opts.IgnoreUnknownVersions {
		return nil, nil
	}
	return nil, unknownVersion(version, args[0]).hint(a.nearestVersion(version))
}

func unknownVersion(version, browser string) *Error {
	return failure(UnknownVersion, "unknown version `%s` of `%s`", version, browser)
}

func firefoxESR(r *resolver, _ []string) ([]Browser, error) {
	releases, err := r.db.releases()
	if err != nil {
		return nil, err
	}
	return []Browser{{"firefox", releases.firefoxESR}}, nil
}

func operaMini(*resolver, []string) ([]Browser, error) { return []Browser{{"op_mini", "all"}}, nil }

// PhantomJS is built on the WebKit of these.
func phantom1(*resolver, []string) ([]Browser, error) { return []Browser{{"safari", "5"}}, nil }
func phantom2(*resolver, []string) ([]Browser, error) { return []Browser{{"safari", "6"}}, nil }
