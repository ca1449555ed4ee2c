package flow

import "slices"

// MaxPosted bounds the messages that are delivered to one realm.
const MaxPosted = 64

// deliver runs the listeners for messages once more for each message that is posted, with what it
// holds. Before, they have run for one that may hold anything.
func (in *interp) deliver(posted []*Happening) {
	var listeners []*Activation
	for _, a := range in.trace.Activations {
		if a.Kind == Listener && a.Event == "message" && a.Target != nil {
			listeners = append(listeners, a)
		}
	}
	for _, message := range posted[:min(MaxPosted, len(posted))] {
		clear(in.contexts)
		for _, a := range listeners {
			if !a.hears(message) || len(message.Args) == 0 {
				continue
			}
			b := Activation{
				Kind: a.Kind, Event: a.Event, Target: a.Target, Node: a.Node, Fn: a.Fn, Script: a.Script,
				Parent: a.Parent, In: a.In, runs: slices.Clone(a.runs),
				Message: message, data: in.cloned(message.Args[0], 0),
			}
			in.start(&b)
			in.drain()
		}
	}
}

// hears tells whether a listener is added to what a message is posted to: the worker, its page, or a
// channel.
func (a *Activation) hears(message *Happening) bool {
	if message.Method == nil {
		return false
	}
	to := message.Method.Of
	return to == a.Target || to.Is("ServiceWorker") && a.Target.Is("ServiceWorkerGlobalScope") ||
		to.Is("Client") && a.Target.Is("ServiceWorkerContainer")
}

// posted returns what the message holds that the present activation hears, or was started by.
func (in *interp) posted(live Set) Value {
	for a := in.act; a != nil; a = a.Parent {
		if a.Message != nil {
			v := a.data.in(live)
			return v.join(one(live&^v.sets(), unknown))
		}
	}
	return one(live, unknown)
}

// Bounds on the copy of a message.
const (
	maxCloneDepth  = 4
	maxCloneFields = 32
)

// cloned returns a copy of a value of another realm, as posting makes it: of objects what they
// hold, of anything else that is no primitive nothing that is known.
func (in *interp) cloned(v Value, depth int) Value {
	var r Value
	for _, a := range v {
		switch x := a.V.(type) {
		case Undefined:
			a.V = Undefined{}
		case Bool:
			a.V = Bool{Is: x.Is}
		case Null, Number, String:
		case *Record:
			a.V = in.clonedRecord(x, depth)
		default:
			a.V = unknown
		}
		r = r.add(a)
	}
	return r
}

func (in *interp) clonedRecord(from *Record, depth int) Abstract {
	if depth == maxCloneDepth || len(from.names) > maxCloneFields || from.Proto != nil || from.Class != nil {
		return unknown
	}
	r := in.newRecord()
	r.Array, r.Open = from.Array, from.Open || from.Rest != nil || from.escaped != 0
	for _, name := range from.names {
		r.put(name, in.newCell(in.cloned(from.Fields[name].V, depth+1)))
	}
	return r
}
