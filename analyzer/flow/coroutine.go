package flow

import "github.com/synclint/synclint/analyzer/syntax"

// Compilers for old browsers write an async function as a generator, and await as yield, and give
// it to a helper that drives it: driver(this, arguments, function* () { ... }).

// coroutine returns the generator that a call of f drives, with its receiver; nil for other calls.
func (in *interp) coroutine(f *Closure, args []Value, live Set) (c *Closure, this Value) {
	if len(args) < 2 {
		return nil, nil
	}
	for _, a := range args[len(args)-1].in(live) {
		g, ok := a.V.(*Closure)
		if !ok || !g.Fn.Generator || g.Fn.Async || c != nil {
			return nil, nil
		}
		c = g
	}
	if c == nil || !in.drives(f.Fn) {
		return nil, nil
	}
	return c, args[0].in(live)
}

// drives tells whether a function makes a promise and moves an iterator on, both with a value and
// with an error. Minifiers leave these names alone.
func (in *interp) drives(f *syntax.Function) bool {
	is, known := in.drivers[f]
	if known {
		return is
	}
	var promise, next, throw bool
	syntax.Walk(f, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Ident:
			promise = promise || n.Binding == nil && n.Name == "Promise"
		case *syntax.Member:
			name := n.Key.Name
			if s, ok := n.Key.Computed.(*syntax.StringLit); ok {
				name = s.Value
			}
			next, throw = next || name == "next", throw || name == "throw"
		}
		return true
	})
	is = promise && next && throw
	in.drivers[f] = is
	return is
}
