package flow

import "strings"

// Hints say what names mean that can't be seen. They have the form of names in the table of
// libraries: PACKAGE#EXPORT or a global, then members behind dots, with () behind what is called.
type Hints struct {
	// Requests are functions that send data.
	Requests []string
	// Registrations are a ServiceWorkerRegistration, or promises of one.
	Registrations []string
}

// Heed has the platform follow hints. They go before what it knows itself.
func (p *Platform) Heed(h Hints) {
	for _, name := range h.Requests {
		root, parts := splitName(strings.TrimSuffix(name, "()") + "()")
		f := &libraryFunc{parts: parts, effect: WriteRequest, event: -1}
		p.libraries.byRoot[root] = append([]*libraryFunc{f}, p.libraries.byRoot[root]...)
	}
	p.registrations = map[string]bool{}
	for _, name := range h.Registrations {
		p.registrations[name] = true
	}
}

// hinted replaces what is unknown in v by what its name is said to mean.
func (in *interp) hinted(v Value) Value {
	if len(in.platform.registrations) == 0 || !v.hasUnknown() {
		return v
	}
	var r Value
	for _, a := range v {
		if u, ok := a.V.(Unknown); ok && in.platform.registrations[u.Name] {
			a.V = Object{I: in.platform.Interfaces["ServiceWorkerRegistration"]}
		}
		r = r.add(a)
	}
	return r
}

// resolved is what a promise that can't be seen is fulfilled with: if the promise was said to be one of
// a registration, that.
func (in *interp) resolved(then Unknown) Unknown {
	u := Unknown{Opaque: then.Opaque}
	if name := then.receiver(); in.platform.registrations[name] {
		u.Name = name
	}
	return u
}
