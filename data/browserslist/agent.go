package browserslist

import (
	"slices"
	"strings"

	"github.com/synclint/synclint/data/caniuse"
)

// agent is a browser as queries see it.
type agent struct {
	id       string
	versions []caniuse.Version // oldest first
	released int               // how many of them are out
	known    []caniuse.Version // versions that caniuse tracks under this name
}

func (a *agent) out() []caniuse.Version { return a.versions[:a.released] }

func newAgent(b *caniuse.Browser) *agent {
	a := &agent{id: b.ID, versions: b.Versions, known: b.Versions, released: len(b.Versions)}
	if i := slices.IndexFunc(b.Versions, func(v caniuse.Version) bool { return v.Unreleased }); i >= 0 {
		a.released = i
	}
	return a
}

// agent returns the browser with a name, which is caniuse's or another in any case.
func (r *resolver) agent(name string) (*agent, bool) {
	id := lower(name)
	if other, ok := aliases()[id]; ok {
		id = other
	}
	b, ok := r.db.usage.Browser(id)
	if !ok {
		return nil, false
	}
	a := newAgent(b)
	if r.opts.MobileToDesktop {
		r.toDesktop(a)
	}
	return a, true
}

// toDesktop gives a mobile edition the versions of the browser on the desktop.
func (r *resolver) toDesktop(a *agent) {
	b, ok := r.db.usage.Browser(desktop(a.id))
	if !ok {
		return
	}
	whole := newAgent(b)
	if a.id != "android" {
		a.versions, a.released = whole.versions, whole.released
		return
	}
	// Before it was Chrome, the web view of Android had versions of its own.
	a.versions = nil
	dates := make(map[string]string)
	for _, v := range a.known {
		dates[v.Version] = v.Date
		if m := major(v.Version); m >= 2 && m <= 4 {
			a.versions = append(a.versions, v)
		}
	}
	first := max(indexOf(whole.versions, firstEvergreen), 0)
	a.released = len(a.versions) + max(whole.released-first, 0)
	for _, v := range whole.versions[first:] {
		if date, ok := dates[v.Version]; ok {
			v.Date = date
		}
		a.versions = append(a.versions, v)
	}
}

func indexOf(versions []caniuse.Version, version string) int {
	return slices.IndexFunc(versions, func(v caniuse.Version) bool { return v.Version == version })
}

// all returns all browsers in caniuse's order.
func (r *resolver) all() []*agent {
	var agents []*agent
	for _, b := range r.db.usage.Browsers {
		a, _ := r.agent(b.ID)
		agents = append(agents, a)
	}
	return agents
}

// named returns the browser with a name, or the error that there is none.
func (r *resolver) named(name string) (*agent, error) {
	if a, ok := r.agent(name); ok {
		return a, nil
	}
	return nil, failure(UnknownBrowser, "unknown browser `%s`", name).hint(r.nearestBrowser(name))
}

// find returns the version of the browser that another spelling stands for: an end of a range, or
// any for a browser of which only one version is known.
func (a *agent) find(version string) (string, bool) {
	if indexOf(a.versions, version) >= 0 {
		return version, true
	}
	if full, ok := a.rangeOf(version); ok {
		return full, true
	}
	if len(a.versions) == 1 {
		return a.versions[0].Version, true
	}
	return "", false
}

// rangeOf returns the range of versions, such as "15.2-15.3", that begins or ends with version.
func (a *agent) rangeOf(version string) (string, bool) {
	for _, v := range slices.Backward(a.known) {
		low, high, ranged := strings.Cut(v.Version, "-")
		if ranged && (version == low || version == high) {
			return v.Version, true
		}
	}
	return "", false
}

// browsers returns versions of the browser.
func (a *agent) browsers(versions []caniuse.Version) []Browser {
	list := make([]Browser, len(versions))
	for i, v := range versions {
		list[i] = Browser{a.id, v.Version}
	}
	return list
}

// firstEvergreen is the version of Chrome since which the web view of Android is one.
const firstEvergreen = "37"

// desktop returns the browser whose versions a mobile edition has, "" when it has its own.
func desktop(id string) string {
	switch id {
	case "and_chr", "android":
		return "chrome"
	case "and_ff":
		return "firefox"
	case "ie_mob":
		return "ie"
	default:
		return ""
	}
}

// aliases returns other names of browsers.
func aliases() map[string]string {
	return map[string]string{
		"fx": "firefox", "ff": "firefox", "firefoxandroid": "and_ff", "chromeandroid": "and_chr",
		"ios": "ios_saf", "explorer": "ie", "explorermobile": "ie_mob", "blackberry": "bb",
		"operamini": "op_mini", "operamobile": "op_mob", "ucandroid": "and_uc", "qqandroid": "and_qq",
	}
}
