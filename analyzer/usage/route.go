package usage

import (
	"maps"
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/static"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Route is what Workbox or Serwist does with some requests of pages, as far as it has to do with
// queues.
type Route struct {
	Node    syntax.Node // the call, or the entry of a list
	Script  *project.Script
	Method  Option // of the requests; GET if it is absent
	Pattern string // the code that tells which requests it is for
	// Strategy is the class of the strategy that answers them, such as NetworkOnly; "" for a
	// function and for what is not known. Handler is where it is written.
	Strategy string
	Handler  Option
	// Checks: a plugin beside the queue has fetchDidSucceed, which can make a failure of an answer.
	Checks Given
}

func (r *Route) reads() bool {
	return r.Method.IsText && (strings.EqualFold(r.Method.Text, "GET") || strings.EqualFold(r.Method.Text, "HEAD"))
}

// Inert tells whether the route is for requests that only read.
func (r *Route) Inert() bool { return r.Method.Given == Absent || r.reads() }

// collectRoutes finds the routes in code that use the queues.
func (app *App) collectRoutes(queues map[*flow.Construction]*Queue) {
	seen := map[*flow.Construction]bool{}
	for _, t := range app.Traces {
		for _, a := range t.Activations {
			for _, c := range a.Made {
				if !seen[c] {
					seen[c] = true
					routesOf(c, queues)
				}
			}
		}
	}
}

// routesOf adds the routes that a construction makes to the queues that they use.
func routesOf(c *flow.Construction, queues map[*flow.Construction]*Queue) {
	switch member, _ := flow.LibraryMember(c.Name); member {
	case "registerRoute", "registerCapture", "Route":
		if len(c.Args) < 2 {
			return // a Route, which is one by itself
		}
		r := &Route{Node: c.Node, Script: c.Script, Pattern: codeOf(c.Script, argumentOf(c.Node, 0)), Method: Option{Given: Absent}}
		if len(c.Args) > 2 {
			r.Method = valueOf(c.Args[2])
		}
		r.handledBy(c.Args[1], queues)
	case "Serwist":
		if len(c.Args) == 0 {
			return
		}
		for _, list := range records(c.Args[0]) {
			for _, entry := range elementsOf(fieldValue(list, "runtimeCaching")) {
				r := &Route{Node: c.Node, Script: c.Script, Method: fieldIn(entry, "method", c.In)}
				r.handledBy(fieldValue(entry, "handler"), queues)
			}
		}
	}
}

// handledBy finds the strategy of a route and the queues among its plugins.
func (r *Route) handledBy(handler flow.Value, queues map[*flow.Construction]*Queue) {
	for _, a := range handler {
		u, ok := a.V.(flow.Unknown)
		if !ok || u.Made == nil {
			continue
		}
		r.Strategy = strategy(u.Made.Name)
		r.Handler = Option{Node: u.Made.Node, Script: u.Made.Script}
		if len(u.Made.Args) == 0 {
			continue
		}
		var used []*Queue
		for _, options := range records(u.Made.Args[0]) {
			for _, v := range itemsOf(fieldValue(options, "plugins")) {
				used = append(used, r.plugin(v, queues)...)
			}
		}
		for _, q := range used {
			q.Routes = append(q.Routes, r)
		}
	}
}

// plugin returns the queues that a plugin of a strategy may be.
func (r *Route) plugin(v flow.Value, queues map[*flow.Construction]*Queue) []*Queue {
	var used []*Queue
	r.Checks = max(r.Checks, Absent)
	for _, a := range v {
		switch p := a.V.(type) {
		case flow.Object:
			if q := queues[p.Made]; q != nil {
				used = append(used, q)
			}
		case *flow.Record:
			if given := fieldIn(p, "fetchDidSucceed", a.In).Given; given != Absent {
				r.Checks = Present
			}
		case flow.Unknown:
			if p.Made == nil {
				r.Checks = Present // it may be anything
			}
		}
	}
	return used
}

// strategy returns the class of a strategy; in old versions of Workbox they were made by functions
// called networkOnly and the like.
func strategy(name string) string {
	member, _ := flow.LibraryMember(name)
	if member == "" {
		return ""
	}
	return strings.ToUpper(member[:1]) + member[1:]
}

// records returns the objects of the program that a value may be.
func records(v flow.Value) []*flow.Record {
	var list []*flow.Record
	for _, a := range v {
		if r, ok := a.V.(*flow.Record); ok {
			list = append(list, r)
		}
	}
	return list
}

func fieldValue(r *flow.Record, name string) flow.Value {
	if c := r.Fields[name]; c != nil {
		return c.V
	}
	return nil
}

// itemsOf returns what the elements of arrays may be.
func itemsOf(v flow.Value) []flow.Value {
	var list []flow.Value
	for _, r := range records(v) {
		for _, name := range slices.Sorted(maps.Keys(r.Fields)) {
			list = append(list, r.Fields[name].V)
		}
		if r.Rest != nil {
			list = append(list, r.Rest.V)
		}
	}
	return list
}

// elementsOf returns the objects among the elements of arrays.
func elementsOf(v flow.Value) []*flow.Record {
	var list []*flow.Record
	for _, item := range itemsOf(v) {
		list = append(list, records(item)...)
	}
	return list
}

// codeOf returns the text of a node, "" if there is none.
func codeOf(s *project.Script, n syntax.Node) string {
	if n == nil {
		return ""
	}
	file, span := s.At(n)
	return string(file.Text[span.Start:span.End])
}

// configuredRoute makes a route of an entry of runtimeCaching in a configuration.
func configuredRoute(b *project.Build, entry *static.Value) *Route {
	r := &Route{
		Node: entry.Node, Script: b.ScriptOf(entry.Module),
		Method: optionOf(b, entry, "method"), Handler: optionOf(b, entry, "handler"), Checks: Absent,
	}
	if pattern := entry.Get("urlPattern"); pattern.Node != nil {
		r.Pattern = codeOf(b.ScriptOf(pattern.Module), pattern.Node)
	}
	if handler := entry.Get("handler"); handler.Node != nil {
		r.Handler.Node, r.Handler.Script = handler.Node, b.ScriptOf(handler.Module)
	}
	r.Strategy = r.Handler.Text
	for _, plugins := range entry.Get("options").Get("plugins").Possible() {
		for _, p := range plugins.Elems {
			if p.Get("fetchDidSucceed").Kind != static.Undefined {
				r.Checks = Present
			}
		}
		if plugins.Kind == static.Unknown || plugins.Open {
			r.Checks = Present // it may be anything
		}
	}
	return r
}
