package project

import (
	"path"
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/static"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Registration is a call that registers a service worker.
type Registration struct {
	Script *Script
	Node   syntax.Node // the call
	// Address names the worker's script, as far as that is known; "" when it is not.
	Address string
	Worker  string // the path of that script in the tree, "" when it is not there
}

// registrations returns what a call may register, one of it for each address.
func (a *app) registrations(u *unit, r registering, own, bases []string) []*Registration {
	var list []*Registration
	for _, v := range u.module.Eval(r.address).Possible() {
		found := &Registration{Script: u.script, Node: r.node}
		switch {
		case v.Kind == static.String && fileName(v) != "":
			found.Address = fileName(v)
			found.Worker, _ = a.worker(target{found.Address, v.Own}, own, bases)
			if found.Worker == "" && !r.sure && !strings.Contains(found.Address, ".js") {
				continue // some other register("...")
			}
		case v.Kind != static.Unknown && v.Kind != static.String || !r.sure:
			continue
		}
		if !slices.ContainsFunc(list, func(known *Registration) bool { return *known == *found }) {
			list = append(list, found)
		}
	}
	return list
}

// virtual tells whether a module is one that a build tool makes to register the worker that it builds.
func virtual(specifier string) bool {
	return strings.HasPrefix(specifier, "virtual:pwa-register") || strings.HasPrefix(specifier, "virtual:pwa-info") ||
		strings.HasPrefix(specifier, "virtual:serwist")
}

// startBuilds adds the workers of builds to what scripts start: those that register them by the name
// of the output, or through a module of the build tool.
func (a *app) startBuilds(builds []*Build) {
	for _, u := range a.allUnits() {
		through := slices.ContainsFunc(u.survey.imports, func(s specifier) bool { return virtual(s.value) })
		for _, b := range builds {
			if a.packageOf(u.script.File.Path) != a.packageOf(b.Script.File.Path) {
				continue
			}
			if through || slices.ContainsFunc(u.registrations, b.Makes) {
				u.starts = append(u.starts, b.Workers...)
			}
		}
	}
}

// Makes tells whether the address of a registration may be that of the build's worker.
func (b *Build) Makes(r *Registration) bool {
	return r.Address != "" && slices.Contains(b.outputs(), path.Base(withoutQuery(r.Address)))
}
