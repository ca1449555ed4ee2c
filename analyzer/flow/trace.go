package flow

import (
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Trace is what the interpreter saw: the material of every verdict.
type Trace struct {
	Realm       *project.Realm
	Activations []*Activation
	Trials      []*Trial // of requests
	Denials     []*Trial // of notifications
	// AsksToNotify: it asks somewhere whether it may show notifications.
	AsksToNotify bool
	Fired        []string // types of the events that the program itself fires, "" where that is not known
	// Incomplete: the budget was used up before everything had been evaluated.
	Incomplete bool
	// Failed is why the evaluation broke off, "" when it did not.
	Failed string

	in *interp // for React and hear
}

// Whole tells whether all of the realm was evaluated.
func (t *Trace) Whole() bool { return t.Failed == "" && !t.Incomplete }

// Posted returns the messages that the realm posts.
func (t *Trace) Posted() []*Happening {
	var list []*Happening
	for _, a := range t.Activations {
		for _, e := range a.Effects {
			if e.Effect == Message {
				list = append(list, e)
			}
		}
	}
	return list
}

// Activation is a piece of the program that the outside starts.
type Activation struct {
	Kind ActivationKind
	// Event is the type of the event that starts a listener; "" when it is not known.
	Event string
	// Target is the interface that the listener was added to, nil when it is not known.
	Target *Interface
	// Node is the call that handed the function over, nil for top levels.
	Node   syntax.Node
	Fn     *syntax.Function
	Script *project.Script
	Parent *Activation
	// Others also handed it over.
	Others []*Activation
	// Dead: it is a function that no code refers to, or a module that nothing loads.
	Dead bool
	// Constructs: it is a constructor that nothing in sight calls.
	Constructs bool
	// Unmade: it is a method of an object that no browser is seen to make, though code is there that
	// does.
	Unmade bool
	// Message is the posting that a listener hears; nil when it may be any.
	Message *Happening
	In      Set // profiles in which it can run
	// Likely holds those of them in which not only a handler of failures that nothing is known to
	// lead to hands it over.
	Likely Set
	// Prompt holds the profiles in which it is handed over as soon as the program starts, or may be: not by
	// what a timer or an event runs, and not behind anything that is waited for.
	Prompt Set
	// Tied: it can settle a promise, or is handed over by what makes one.
	Tied bool

	Uses     []*Use
	Faults   []*Escape
	Effects  []*Happening
	Tests    []*Test
	Tags     []TagTest
	Made     []*Construction // each once
	Returned Value           // what the function returned
	// Pending holds the profiles in which something it began waits for ever; Hangs are the promises
	// that it took which never settle in some profile.
	Pending Set
	Hangs   []*Hang
	// Failed holds the profiles in which it certainly ends with an error that nothing handles: of
	// a listener and its like, one of the program's own.
	Failed Set
	// Attempt is what it makes of an event that the browser repeats; nil for others. Attempts are
	// what it makes of it for each tag that it tells apart, and for others.
	Attempt  *Attempt
	Attempts []*Attempt

	data Value // of the message
	// Overdue are the places that use a transaction which has ended meanwhile.
	Overdue []Overdue

	seen   *seen
	runs   []start // ways in which it starts: one for each closure handed over
	ran    int     // how many of them have run
	listed bool
}

// start is a closure that an activation runs, and how the program came to hand it over.
type start struct {
	closure *Closure
	in      Set
	path    *Split
	branch  *Branch
	opaque  Set
	site    *Site
	past    history
	// unlikely: profiles in which it is handed over only by a handler that nothing is known to
	// lead to.
	unlikely Set
}

// ActivationKind tells what starts an activation.
type ActivationKind uint8

// The kinds of activation.
const (
	TopLevel ActivationKind = iota
	Listener
	Timer
	Callback // handed to code that can't be seen
	Uncalled // nobody in sight calls it
)

// Use is the evaluation of a call of a gated platform member, for one path and one caller.
type Use struct {
	Node   syntax.Node // the call, or the access when it isn't called
	Key    syntax.Node // the member name, for places
	Script *project.Script
	Method *Member
	// Gate is the gated member that led to the method (ServiceWorkerRegistration.sync), or for
	// a query the key of the support table.
	Gate string
	Args []Value
	// Present: reached with the API there. Absent: reached where it is missing. Skipped: an
	// optional chain left it out.
	Present, Absent, Skipped Set
	// Likely: reached otherwise than by a handler of failures that nothing is known to lead to.
	Likely Set
	// Rejects: profiles in which the promise of the call rejects.
	Rejects Set
	// Failed: trials whose request has been made before, and has failed.
	Failed Set
	// Opaque: profiles that reached it only through a condition that can't be known and may
	// be a feature test.
	Opaque Set
	Guess  bool
	// Nowhere is the member that is called, or read on the way, if no browser has it.
	Nowhere *Member
	// Fresh is what gave the registration, if that may have no active worker yet.
	Fresh  *Fresh
	Path   *Split
	Branch *Branch
	// Stored: something had been stored by then in its activation.
	Stored bool
	// Sites are ways to reach it, each by its innermost call.
	Sites []*Site
	In    *Activation
	// Caught holds the profiles in which its failure was caught, with the places.
	Caught   Set
	CaughtBy []Place
	// Escaped holds the profiles in which its failure went unhandled.
	Escaped Set
}

// Place is a piece of a script.
type Place struct {
	Node   syntax.Node
	Script *project.Script
}

// Escape is a fault that nothing handled.
type Escape struct {
	Fault *Fault
	In    Set
}

// Happening is an effect on the outside.
type Happening struct {
	Effect Effect
	Node   syntax.Node
	Script *project.Script
	In     Set
	Path   *Split
	Branch *Branch
	Site   *Site // the innermost call in which it was first seen
	// After holds the profiles in which an event had certainly been registered for by then.
	After Set
	// Method and Args are those of the platform's method that was called, nil for others.
	Method *Member
	Args   []Value
}

// Effect is a kind of effect.
type Effect uint8

// The effects.
const (
	NoEffect Effect = iota
	ReadRequest
	WriteRequest
	Beacon
	Load // of what was stored
	Store
	Remove
	Message
	Notice
	Import     // of a script into a worker
	OpaqueCall // of code that can't be seen, which may do anything
	Offline    // a library sends it, now or when there is a connection
)

var effects = map[string]Effect{
	"@request": WriteRequest, "@beacon": Beacon, "@load": Load, "@store": Store, "@remove": Remove,
	"@message": Message, "@notice": Notice, "@import": Import,
}

// Split is a condition on the path to a point of the program.
type Split struct {
	Before *Split
	Node   syntax.Node // the condition
	Script *project.Script
	// Dropped: profiles that did not come along.
	Dropped Set
	// Either: profiles that could have gone the other way as well.
	Either Set
	// Opaque: profiles for which the condition could not be known and may be a feature test.
	Opaque Set
	// Tests are the feature tests that the condition consists of.
	Tests []*Test
	// Of is the clue that the condition goes by, nil for none.
	Of *Member
}

// Branch is a piece of the program that may be taken or not, in all its profiles.
type Branch struct{ outer *Branch }

// Within tells whether a branch is another one or a part of it. All are part of nil.
func (b *Branch) Within(other *Branch) bool {
	for b != other && b != nil {
		b = b.outer
	}
	return b == other
}

// Test is a feature test and how it came out.
type Test struct {
	Form   string // "in", "own", "truthy", "typeof", "equality", "optional-chain"
	Node   syntax.Node
	Script *project.Script
	// Name is the tested name; On says what it was looked for in.
	Name string
	On   string
	// Gate is the key of the feature that the test asks for, "" when the name is not there.
	Gate string
	// True and False are the profiles with each result.
	True, False Set
	// Wrong is set when the tested object can never have the name.
	Wrong bool
}

// Construction is a `new` of a class of Workbox or Serwist, or a call of one of their functions, by its
// name: that of a global or "package#export", and members of it.
type Construction struct {
	Name   string
	Node   syntax.Node // *syntax.New or *syntax.Call
	Script *project.Script
	Args   []Value
	In     Set
}

// TagTest is a comparison of an event's tag.
type TagTest struct {
	Member *Member
	Tag    String
	Node   syntax.Node
	Script *project.Script
}

// Results returns the kinds of value that the activation's function gives in the profiles of s:
// true, false, undefined, other, or error.
func (a *Activation) Results(s Set) map[string]bool {
	kinds := map[string]bool{}
	collect := func(v Value) {
		for _, alt := range v.in(s) {
			kinds[kindOf(alt.V)] = true
		}
	}
	for _, alt := range a.Returned.in(s) {
		if p, ok := alt.V.(*Promise); ok {
			collect(p.Fulfilled)
			if len(p.Rejected.in(s)) > 0 {
				kinds["error"] = true
			}
			continue
		}
		collect(Value{alt})
	}
	return kinds
}

func kindOf(v Abstract) string {
	switch v := v.(type) {
	case Undefined, Null:
		return "nothing"
	case Bool:
		if v.Is {
			return "true"
		}
		return "false"
	default:
		return "other"
	}
}
