package browserslist

import (
	"math"
	"strings"
	"time"
)

// node returns the browsers of the releases of Node.js from first on that a condition holds for.
func (r *resolver) node(condition func(version string) bool) ([]Browser, error) {
	releases, err := r.db.releases()
	if err != nil {
		return nil, err
	}
	var list []Browser
	for _, v := range releases.node {
		if condition(v) {
			list = append(list, Browser{"node", v})
		}
	}
	return list, nil
}

func every(string) bool { return true }

func lastNode(r *resolver, args []string) ([]Browser, error) {
	list, err := r.node(every)
	return lastN(list, count(args[0])), err
}

func lastNodeMajor(r *resolver, args []string) ([]Browser, error) {
	list, err := r.node(every)
	if err != nil {
		return nil, err
	}
	versions := make([]string, len(list))
	for i, b := range list {
		versions[i] = b.Version
	}
	return list[lastMajors(versions, count(args[0])):], nil
}

func nodeVersion(r *resolver, args []string) ([]Browser, error) {
	list, err := r.node(func(v string) bool { return isOf(v, args[0]) })
	if err != nil {
		return nil, err
	}
	if len(list) == 0 && !r.opts.IgnoreUnknownVersions {
		return nil, unknownVersion(args[0], "node").hint(r.nearestNode(args[0]))
	}
	return lastN(list, 1), nil
}

// isOf tells whether version is line or below it, as "22.1.0" is below "22" and "22.1".
func isOf(version, line string) bool { return strings.HasPrefix(version+".", line+".") }

func nodeRange(r *resolver, args []string) ([]Browser, error) {
	return r.node(func(v string) bool { return between(v, args[0], args[1]) })
}

// between tells whether a version is in a range by its first two numbers. An end of one number
// takes in all that begin with it.
func between(version, from, to string) bool {
	return compareLoosely(version, from) >= 0 && compareLoosely(version, to) <= 0
}

func compareLoosely(version, end string) int {
	v, _ := parts(version)
	e, n := parts(end)
	for i := range min(n, 2) {
		switch {
		case v[i] == e[i]:
		case v[i] < e[i]:
			return -1
		default:
			return 1
		}
	}
	return 0
}

func nodeRay(r *resolver, args []string) ([]Browser, error) {
	return r.node(func(v string) bool { return compareBy(args[0], float64(compareReleases(v, args[1])), 0) })
}

// compareReleases compares two versions by their three numbers. A limit without a number, such as
// ".5", equals all in its place.
func compareReleases(version, limit string) int {
	v, _ := parts(version)
	l, _ := parts(limit)
	for i := range v {
		if i > 0 && math.IsNaN(l[i]) {
			l[i] = 0
		}
		if v[i] != l[i] && !math.IsNaN(l[i]) {
			return compareNumbers(v[i], l[i])
		}
	}
	return 0
}

func maintainedNode(r *resolver, _ []string) ([]Browser, error) {
	releases, err := r.db.releases()
	if err != nil {
		return nil, err
	}
	var list []Browser
	for _, line := range releases.nodeLines {
		if !line.maintained(r.opts.Now) {
			continue
		}
		of, err := r.node(func(v string) bool { return isOf(v, line.name) })
		if err != nil {
			return nil, err
		}
		list = append(list, lastN(of, 1)...)
	}
	return list, nil
}

func (l nodeLine) maintained(now time.Time) bool {
	start, err := time.Parse(time.DateOnly, l.start)
	if err != nil {
		return false
	}
	end, err := time.Parse(time.DateOnly, l.end)
	return err == nil && now.After(start) && now.Before(end)
}

func currentNode(r *resolver, _ []string) ([]Browser, error) {
	if r.opts.Node == "" {
		return nil, failure(NotPossible, "`current node` is the version that runs the npm package, which is not known here").
			hint("write the version, such as `node 24`, or `maintained node versions`")
	}
	return []Browser{{"node", r.opts.Node}}, nil
}

func (r *releases) electronVersions() []string {
	versions := make([]string, len(r.electron))
	for i, e := range r.electron {
		versions[i] = e.version
	}
	return versions
}

// electron returns the Chromes in the versions of Electron that a condition holds for.
func (r *resolver) electron(condition func(version string) bool) ([]Browser, error) {
	releases, err := r.db.releases()
	if err != nil {
		return nil, err
	}
	var list []Browser
	for _, e := range releases.electron {
		if condition(e.version) {
			list = append(list, Browser{"chrome", e.chrome})
		}
	}
	return list, nil
}

func lastElectron(r *resolver, args []string) ([]Browser, error) {
	list, err := r.electron(every)
	return lastN(list, count(args[0])), err
}

func lastElectronMajor(r *resolver, args []string) ([]Browser, error) {
	releases, err := r.db.releases()
	if err != nil {
		return nil, err
	}
	versions := releases.electronVersions()
	list, err := r.electron(every)
	return list[lastMajors(versions, count(args[0])):], err
}

func electron(r *resolver, args []string) ([]Browser, error) {
	return r.oneElectron(args[0])
}

// oneElectron returns the Chrome in a version of Electron.
func (r *resolver) oneElectron(version string) ([]Browser, error) {
	list, err := r.electron(func(v string) bool { return v == withoutPatch(version) })
	if err == nil && len(list) == 0 {
		err = unknownVersion(version, "electron").hint(r.nearestElectron(version))
	}
	return list, err
}

// withoutPatch returns the first two numbers of a version of three.
func withoutPatch(version string) string {
	if strings.Count(version, ".") == 2 {
		return version[:strings.LastIndexByte(version, '.')]
	}
	return version
}

func electronRange(r *resolver, args []string) ([]Browser, error) {
	for _, end := range args {
		if _, err := r.oneElectron(end); err != nil {
			return nil, err
		}
	}
	return r.electron(func(v string) bool { return between(v, args[0], args[1]) })
}

func electronRay(r *resolver, args []string) ([]Browser, error) {
	return r.electron(ray(args[0], withoutPatch(args[1])))
}
