package flow

import (
	"slices"

	"github.com/synclint/synclint/analyzer/syntax"
)

// maxEffects bounds the effects that are remembered of one function.
const maxEffects = 32

// happen records an effect, in the present activation and for every function at work: a later
// call of it may have to be taken as read.
func (in *interp) happen(e Effect, node syntax.Node, live Set) {
	in.happens(Happening{Effect: e, Node: node, In: live})
}

// happens is happen for an effect of which more is known.
func (in *interp) happens(h Happening) {
	if h.In &^= in.unlikely; h.Effect == NoEffect || h.In == 0 {
		return
	}
	switch h.Effect {
	case Remove:
		in.removal(h.Node, h.In)
	case Store:
		in.past.stored |= h.In
	default:
	}
	if a := in.act.Attempt; a != nil {
		a.respond(h.Effect, methodName(h.Node), h.In, in.past)
	}
	h.Script, h.Path, h.Branch, h.Site = in.module.script, in.path, in.branch, in.site
	h.After = in.past.registered & h.In
	in.act.happened(h)
	h.Path = nil
	for _, f := range in.stack {
		in.effects[f] = noteEffect(in.effects[f], h, maxEffects)
	}
}

// happenAgain repeats the effects of a function for a call that is not evaluated.
func (in *interp) happenAgain(f *syntax.Function, live Set) {
	for _, e := range in.effects[f] {
		h := *e
		h.Path, h.Branch, h.Site = in.path, in.branch, in.site
		h.After = in.past.registered & live
		if h.In &= live &^ in.unlikely; h.In != 0 {
			if a := in.act.Attempt; a != nil {
				a.respond(h.Effect, methodName(h.Node), h.In, in.past)
			}
			in.act.happened(h)
		}
	}
}

// happened records an effect. The same one on the same path is one, for all its profiles.
func (a *Activation) happened(h Happening) {
	key := effectKey{h.Node, h.Effect, h.Path}
	if known := a.seen.effect(key); known != nil {
		known.In |= h.In
		known.After |= h.After
		for i := range min(len(known.Args), len(h.Args)) {
			known.Args[i] = known.Args[i].join(h.Args[i])
		}
		return
	}
	if len(a.Effects) >= maxEffects*maxEffects {
		return
	}
	a.seen.effects[key] = &h
	a.Effects = append(a.Effects, &h)
}

// hasStored tells whether something has been stored so far.
func (a *Activation) hasStored() bool {
	return slices.ContainsFunc(a.Effects, func(e *Happening) bool { return e.Effect == Store })
}

// noteEffect adds an effect to a list of up to most. The same one on the same path is one, for all
// its profiles.
func noteEffect(list []*Happening, h Happening, most int) []*Happening {
	for _, known := range list {
		if known.Node == h.Node && known.Effect == h.Effect && known.Path == h.Path {
			known.In |= h.In
			return list
		}
	}
	if len(list) >= most {
		return list
	}
	return append(list, &h)
}
