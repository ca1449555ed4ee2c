package project

import (
	"path"
	"slices"
	"strings"
)

// group numbers the apps of the tree and returns what else belongs to them. Realms are of one app when one of them starts the other as a
// worker, or when both run a script of the package that they are in. What is left of a package
// belongs to its app; where the package has several apps, as a collection of demonstrations has,
// to the one whose service worker has it in its scope.
func (a *app) group(realms []*Realm) []*App {
	g := &grouping{
		app: a, realms: realms, parent: make([]int, len(realms)), folders: make([]string, len(realms)), builds: a.builds(),
	}
	g.startBuilds(g.builds)
	g.units = g.unitsByScript()
	for i, r := range realms {
		g.parent[i] = i
		g.folders[i] = g.packageOf(r.Path)
	}
	g.joinByScripts()
	g.joinByPackages()
	numbers := map[int]int{}
	for i, r := range realms {
		top := g.find(i)
		if _, known := numbers[top]; !known {
			numbers[top] = len(numbers)
		}
		r.App = numbers[top]
	}
	return g.apps(len(numbers))
}

// grouping is a union-find structure over realms.
type grouping struct {
	*app
	realms  []*Realm
	folders []string // of the package that each realm is in
	parent  []int
	units   map[*Script]*unit
	builds  []*Build
}

func (g *grouping) find(i int) int {
	for g.parent[i] != i {
		g.parent[i] = g.parent[g.parent[i]]
		i = g.parent[i]
	}
	return i
}

// join makes the apps of two realms one; the lower number stands for it.
func (g *grouping) join(i, j int) {
	i, j = g.find(i), g.find(j)
	g.parent[max(i, j)] = min(i, j)
}

// packageOf returns the folder of the package that a file is in.
func (a *app) packageOf(name string) string {
	return a.resolver.specifiers.Package(path.Dir(name))
}

// joinByScripts joins the realms that share scripts of their package, and those that start others.
func (g *grouping) joinByScripts() {
	runs := map[string]int{} // the first realm that runs a file
	for i, r := range g.realms {
		for _, s := range r.closure() {
			name := s.File.Path
			own := g.packageOf(name) == g.folders[i]
			if first, known := runs[name]; known && own && g.folders[first] == g.folders[i] {
				g.join(first, i)
			} else if !known {
				runs[name] = i
			}
			if u := g.units[s]; u != nil {
				g.joinWorkers(i, u, own)
			}
		}
	}
}

// joinWorkers joins a realm with the workers that a script of it starts. What a package that many
// share starts is only the realm's if it lies in the realm's own package.
func (g *grouping) joinWorkers(i int, u *unit, own bool) {
	if len(u.starts) == 0 {
		return
	}
	for j, r := range g.realms {
		if slices.Contains(u.starts, r.Path) && (own || g.folders[j] == g.folders[i]) {
			g.join(i, j)
		}
	}
}

func (g *grouping) unitsByScript() map[*Script]*unit {
	units := map[*Script]*unit{}
	for _, u := range g.allUnits() {
		units[u.script] = u
	}
	return units
}

// allUnits returns the units of files and then those of pages.
func (a *app) allUnits() []*unit {
	var list []*unit
	for _, name := range a.order {
		list = append(list, a.files[name])
	}
	for _, page := range a.allPages() {
		for _, q := range page.parts {
			if q.unit != nil {
				list = append(list, q.unit)
			}
		}
	}
	return list
}

// closure returns the scripts of a realm and all that these import.
func (r *Realm) closure() []*Script {
	var list []*Script
	seen := map[*Script]bool{}
	var visit func(s *Script)
	visit = func(s *Script) {
		if seen[s] {
			return
		}
		seen[s] = true
		list = append(list, s)
		for _, to := range s.Imports {
			visit(to)
		}
	}
	for _, s := range r.Scripts {
		visit(s)
	}
	slices.SortFunc(list, func(x, y *Script) int { return strings.Compare(x.File.Path, y.File.Path) })
	return list
}

// joinByPackages joins what belongs to the app of a package, or to one of its apps, by where it is.
func (g *grouping) joinByPackages() {
	workers := map[string][]int{} // the service workers that each package registers
	for i, r := range g.realms {
		if r.Registered {
			workers[g.folders[i]] = append(workers[g.folders[i]], i)
		}
	}
	first := map[string]int{}
	for i, folder := range g.folders {
		if !g.severalApps(workers[folder]) {
			if j, known := first[folder]; known {
				g.join(i, j)
			} else {
				first[folder] = i
			}
			continue
		}
		if j := g.inScope(i, workers[folder]); j >= 0 {
			g.join(i, j)
		}
	}
}

func (g *grouping) severalApps(workers []int) bool {
	return slices.ContainsFunc(workers, func(i int) bool { return g.find(i) != g.find(workers[0]) })
}

// inScope returns the service worker that controls a realm by the folder that it lies in: the one
// with the deepest; -1 if there is none, or if the realm is of an app that has a worker.
func (g *grouping) inScope(i int, workers []int) int {
	best, deepest := -1, ""
	for _, j := range workers {
		if g.find(i) == g.find(j) {
			return -1
		}
		// Folders that hold the same file are beginnings of each other.
		scope := siteFolder(g.realms[j].Path)
		if strings.HasPrefix(g.realms[i].Path, scope) && (best < 0 || len(scope) > len(deepest)) {
			best, deepest = j, scope
		}
	}
	return best
}

// siteFolder returns the folder whose content a file is served beside, with a slash unless it is the
// root: that of the file, without the folders that are put at the root of the site.
func siteFolder(name string) string {
	dir := path.Dir(name)
	for dir != "." && slices.Contains(staticFolders[:], path.Base(dir)) {
		dir = path.Dir(dir)
	}
	if dir == "." {
		return ""
	}
	return dir + "/"
}

// apps returns what else belongs to each app: the builds of its workers and the registrations in its
// scripts.
func (g *grouping) apps(count int) []*App {
	apps := make([]*App, count)
	for i := range apps {
		apps[i] = &App{}
	}
	in := map[*Script][]int{}
	for _, r := range g.realms {
		for _, s := range r.closure() {
			if !slices.Contains(in[s], r.App) {
				in[s] = append(in[s], r.App)
			}
		}
	}
	for _, u := range g.allUnits() {
		for _, r := range u.registrations {
			numbers := in[u.script]
			if n := g.appBy(r); numbers == nil && n >= 0 {
				numbers = []int{n} // of a script that has nothing else to do with the APIs
			}
			for _, n := range numbers {
				apps[n].Registrations = append(apps[n].Registrations, r)
			}
		}
	}
	for _, b := range g.builds {
		if n := g.appOf(b); n >= 0 {
			apps[n].Builds = append(apps[n].Builds, b)
		} else {
			apps = append(apps, &App{Builds: []*Build{b}})
		}
	}
	return apps
}

// appBy returns the app of the worker that a registration names, or of its package if it has but one;
// -1 if there is none.
func (g *grouping) appBy(r *Registration) int {
	dir := g.packageOf(r.Script.File.Path)
	var numbers []int
	for i, realm := range g.realms {
		if realm.Context == ServiceWorker && realm.Path == r.Worker {
			return realm.App
		}
		if g.folders[i] == dir && !slices.Contains(numbers, realm.App) {
			numbers = append(numbers, realm.App)
		}
	}
	if len(numbers) != 1 {
		return -1
	}
	return numbers[0]
}

// appOf returns the app that a build belongs to: that of its worker, or the first one with something in
// the folder of the configuration or its package; -1 if there is none.
func (g *grouping) appOf(b *Build) int {
	dir := path.Dir(b.Script.File.Path)
	first := -1
	for _, r := range g.realms {
		switch {
		case r.Context == ServiceWorker && slices.Contains(b.Workers, r.Path):
			return r.App
		case first >= 0:
		case dir == "." || strings.HasPrefix(r.Path, dir+"/"), g.packageOf(r.Path) == g.packageOf(b.Script.File.Path):
			first = r.App
		}
	}
	return first
}
