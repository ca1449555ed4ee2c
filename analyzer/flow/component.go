package flow

import (
	"github.com/synclint/synclint/analyzer/syntax"
)

// What frameworks make of functions and objects that they are given: contexts, rendered
// components, stores of state, and components that are described by options.

// providerField leads from the provider of a context to the context.
const providerField = "\x00context"

// newContext makes a context, which is its own provider as well.
func (in *interp) newContext(node syntax.Node, args []Value, live Set) *Record {
	context := in.box(node)
	in.store(context, cellField, live, first(args).orUndefined(live))
	if context.Fields["Provider"] == nil {
		provider := in.newRecord()
		provider.put(providerField, in.newCell(one(in.platform.profiles.All, context)))
		context.put(providerField, in.newCell(one(in.platform.profiles.All, context)))
		context.put("Provider", in.newCell(one(in.platform.profiles.All, provider)))
	}
	return context
}

// provided is what components get from a context.
func (in *interp) provided(v Value, otherwise Unknown, live Set) Value {
	var r Value
	for _, a := range v.in(live) {
		if context, ok := a.V.(*Record); ok && context.Fields[cellField] != nil {
			r = r.join(context.Fields[cellField].V.in(a.In))
			continue
		}
		r = r.join(one(a.In, otherwise))
	}
	return r.join(one(live&^r.sets(), otherwise))
}

// renderElement renders a component: a function with its properties, or the provider of a context. Of
// an element of the page the properties are handlers.
func (in *interp) renderElement(args []Value, live Set) {
	if len(args) == 0 {
		return
	}
	var props Value
	if len(args) > 1 {
		props = args[1].in(live)
	}
	for _, a := range args[0].in(live) {
		switch c := unbound(a.V).(type) {
		case *Closure:
			in.render(c, props.in(a.In), a.In)
			continue
		case *Record:
			if of := c.Fields[providerField]; of != nil {
				in.provide(of.V.in(a.In), props.in(a.In))
				continue
			}
		}
		in.escapes(props, a.In)
	}
	for _, child := range args[min(len(args), 2):] {
		in.escapes(child, live)
	}
}

func (in *interp) provide(context, props Value) {
	for _, a := range context {
		if r, ok := a.V.(*Record); ok {
			in.store(r, cellField, a.In, in.fieldOf(props, "value", a.In))
		}
	}
}

// render has a component run. Its properties are those of all places that render it.
func (in *interp) render(c *Closure, props Value, live Set) {
	joined := in.props[c.Fn]
	if joined == nil {
		joined = in.newRecord()
		in.props[c.Fn] = joined
	}
	in.hold(joined, props)
	in.later(Callback, "", nil, c.Fn, c, live)
}

// newModel makes a store of state from what the last argument is: a function of what sets the
// state and what reads it, or options. The result is a function that reads the store.
func (in *interp) newModel(node syntax.Node, args []Value, otherwise Unknown, live Set) Value {
	if len(args) == 0 {
		return one(live, otherwise)
	}
	model := in.box(node)
	for _, a := range args[len(args)-1].in(live) {
		switch x := unbound(a.V).(type) {
		case *Closure:
			set, get := one(a.In, Builtin{Name: "set", Recv: writer{model, ""}}), one(a.In, Builtin{Name: "get", Recv: reader{model, ""}})
			v, on := in.invoke(x, nil, []Value{set, get, one(a.In, unknown)}, a.In)
			in.hold(model, v.in(on))
		case *Record:
			in.instance(model, node, x, a.In)
		default:
			model.Open = true
		}
	}
	return one(live, Builtin{Name: "get", Recv: reader{model, ""}})
}

// hold adds the fields of the records in v to an object that a library holds.
func (in *interp) hold(r *Record, v Value) {
	r.take(v, func(name string, s Set, field Value) { in.store(r, name, s, field) })
}

// component makes the instance of a component that its last argument describes by options.
func (in *interp) component(node syntax.Node, args []Value, otherwise Unknown, live Set) Value {
	if len(args) == 0 {
		return one(live, otherwise)
	}
	v := args[len(args)-1].in(live)
	for _, a := range v {
		switch x := unbound(a.V).(type) {
		case *Record:
			in.instance(in.box(node), node, x, a.In)
		case *Closure: // a setup function
			in.later(Listener, StartEvent, nil, node, x, a.In)
		}
	}
	return v
}

// instance makes the object that functions in options have as their this: what options call data or
// state, computed values or getters, methods or actions, and what setup returns are its members.
// Lifecycle hooks run at the start.
func (in *interp) instance(r *Record, node syntax.Node, options *Record, live Set) {
	r.Open = true // it has properties and what plugins add
	for _, name := range options.names {
		v := options.Fields[name].V.in(live)
		switch name {
		case "data", "state", "setup":
			in.own(r, v)
			if callable(v) {
				v = in.callOption(node, v, r, live)
			}
			in.hold(r, v)
		case "methods", "actions":
			in.members(r, v, func(field Value) Value { return field })
		case "computed", "getters":
			in.members(r, v, in.gettersOf)
		default:
			in.own(r, v)
			if lifecycle(name) {
				in.listenAll(StartEvent, node, []Value{v}, live)
				continue
			}
			in.escapes(v, live)
		}
	}
}

// lifecycle tells whether an option is a hook that runs when a component is shown.
func lifecycle(option string) bool {
	switch option {
	case "beforeCreate", "created", "beforeMount", "mounted", "activated":
		return true
	}
	return false
}

// callOption is what an option that is a function returns.
func (in *interp) callOption(node syntax.Node, f Value, this *Record, live Set) Value {
	v, on := in.apply(node, f, one(live, this), nil)
	return v.in(on)
}

// own makes functions methods of an object.
func (in *interp) own(r *Record, v Value) {
	for _, a := range v {
		if c, ok := a.V.(*Closure); ok {
			c.Home = r
		}
	}
}

// members adds what the records in v hold to r, as its own methods.
func (in *interp) members(r *Record, v Value, as func(Value) Value) {
	for _, a := range v {
		from, ok := a.V.(*Record)
		if !ok {
			continue
		}
		for _, name := range from.names {
			field := from.Fields[name].V.in(a.In)
			in.own(r, field)
			in.store(r, name, a.In, as(field))
		}
	}
}

// gettersOf makes a computed value of a function, or of an object with a function named get.
func (in *interp) gettersOf(v Value) Value {
	if o := sole(v); o != nil && o.Fields["get"] != nil {
		v = o.Fields["get"].V
	}
	if g := getters(v); len(g) > 0 {
		return g
	}
	return v
}
