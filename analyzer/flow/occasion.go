package flow

import (
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/syntax"
)

// A listener does different things for different tags, often by the same helpers. So besides for any
// tag it is evaluated for each tag that it names, and for one that it does not name.

// maxTags bounds the tags of one listener that it is evaluated for.
const maxTags = 16

// otherTag stands for a tag that no program names.
const otherTag = "\x00"

// OtherTag returns a tag that no program names.
func OtherTag() String { return String{S: otherTag} }

// Tag returns the tag of the event, OtherTag for any that the listener does not name; ok is false if it
// may be any at all.
func (a *Attempt) Tag() (tag String, ok bool) { return String{S: a.tag}, a.tag != "" }

// occasions evaluates a listener for each tag, to fill its Attempts. Nothing else is recorded that
// has not been for any tag.
func (in *interp) occasions(a *Activation, s start) {
	tags := namedTags(a)
	if len(tags) == 0 {
		return
	}
	for _, tag := range append(tags, otherTag) {
		kept, contexts := *a, in.contexts
		a.Attempt, a.seen, a.Uses = newAttempt(), newSeen(nil), nil
		a.Attempt.tag = tag
		in.contexts = map[*syntax.Function]int{}
		in.past = history{}
		in.runClosure(a, s)
		attempt := a.Attempt
		*a = kept
		a.Attempts = append(a.Attempts, attempt)
		in.contexts = contexts
	}
}

// namedTags returns tags that a listener tells apart. Of those with a part that varies it is one.
func namedTags(a *Activation) []string {
	var tags []string
	for _, t := range a.Tags {
		tag := strings.ReplaceAll(t.Tag.S, "*", "1")
		if t.Member.Key && len(tags) < maxTags && !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	return tags
}

// listTest evaluates whether a list holds a string, and notes the tags that an event's is looked up
// among.
func (in *interp) listTest(node syntax.Node, r *Record, name string, v Value, live Set) Value {
	items, ok := in.listed(one(live, r), live)
	if !ok {
		return one(live, unknown)
	}
	is, may := false, false
	s, known := v.Constant()
	for _, item := range items {
		tag, ok := item.Constant()
		if !ok || tag.Pattern {
			return one(live, unknown)
		}
		in.noteTag(node, v.in(live), tag)
		is = is || known && tag == s
		may = may || s.MayBe(tag)
	}
	switch {
	case !known, may && !is:
		return one(live, unknown)
	case name == "indexOf":
		return one(live, Index{Is: is})
	}
	return one(live, Bool{Is: is})
}
