// Package flow evaluates a program once for all kinds of browser. It is an abstract interpreter:
// values, completions and calls are evaluated as in the language, and each carries the set of
// profiles, classes of browsers, in which it holds. A condition that depends on the browser
// splits the set; a call of a missing API throws where it is missing.
package flow

import (
	"slices"

	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Bounds on the evaluation, so that its cost stays linear in the size of the program.
const (
	stepsPerNode = 12 // evaluations of a node on average, before the rest is unknown
	stepsAtLeast = 200_000
	// Times that one function's body is evaluated, in a script of up to largeScript nodes and in
	// one that is larger or not relevant. Large scripts are bundles, whose functions have hundreds of
	// callers.
	contextsPerFunc      = 24
	contextsPerOtherFunc = 3
	largeScript          = 30_000
	maxDepth             = 60 // nested calls
	maxRecursion         = 2  // of them, of one function
)

// interp evaluates one realm.
type interp struct {
	platform *Platform
	realm    *project.Realm
	trace    *Trace
	global   Object // the global object
	globals  map[string]*Cell
	modules  map[*project.Script]*module
	relevant map[*project.Script]bool
	ducks    map[*project.Script]*ducks

	act    *Activation // current activation
	call   *call       // current function
	path   *Split      // conditions that led here
	branch *Branch     // the innermost of the program that may not be taken
	site   *Site       // calls that led here
	opaque Set         // profiles that came here through a condition that may be a test
	thrown *outcome    // collects what is thrown: of the innermost try or promise
	past   history     // what has happened on the way here
	module *module

	queue        []*Activation
	known        map[activationKey]*Activation
	made         []*syntax.Function // every function made, in order
	classes      map[*syntax.Class]*Record
	loops        int  // nested loops
	unlikely     Set  // profiles in a catch clause whose body is not known to throw there
	repeating    bool // in the second round of activations
	latest       map[*syntax.Function]*Closure
	contexts     map[*syntax.Function]int
	results      map[*syntax.Function]Value
	effects      map[*syntax.Function][]*Happening // that each function has had, each once
	stack        []*syntax.Function                // calls at work
	names        map[*syntax.Function]funcName     // what each function is called by
	active       map[*syntax.Function]int
	depth        int
	steps        int
	budget       int
	reactions    *[]reaction // collects what an executor of a promise hands over, nil outside one
	log          *undo
	forks        int // begun so far
	absences     map[syntax.Node]*Absence
	makes        map[syntax.Node]*Construction
	probing      *Reaction // the probe at work, nil when there is none; see React
	probed       String    // the tag of its event
	faults       map[faultKey]*Fault
	bounds       map[boundKey]*Bound
	drivers      map[*syntax.Function]bool // that were asked for; see drives
	trials       map[trialKey]*Trial
	all          Set                     // the profiles that the realm is evaluated for
	boxes        map[syntax.Node]*Record // what libraries make at each place
	fresh        map[syntax.Node]*Fresh  // by the calls
	begun        *Transaction            // the last one
	transactions map[syntax.Node]*Transaction
	memories     map[*Record]*Memory          // of a worker's top level
	given        map[*syntax.Function]int     // functions that a library gives a registration, as which argument
	props        map[*syntax.Function]*Record // of each component, from all places that render it
}

// Frame holds the variables of one call of a function, blocks included.
type Frame struct {
	vars   map[*syntax.Binding]*Cell
	parent *Frame
}

// call is one evaluation of a function body.
type call struct {
	fn        *syntax.Function
	entry     *Split // the path on which it was called
	frame     *Frame
	this      Value
	home      *Record
	returned  outcome
	yielded   Value
	breaks    map[string]parked
	continues map[string]parked
	jumped    Set // profiles that left a branch by break, continue or a throw inside try
	left      Set // profiles that have returned or thrown on some way
	broken    Set // profiles that have thrown to the catch clause of this call on some way
	gone      Set // profiles that left the try or catch clause at work by return, break or continue
	tries     int
	driven    bool  // a generator at work for an async function: it waits where it yields
	catching  Value // faults that the catch clause at work has caught
}

type activationKey struct {
	node  syntax.Node
	fn    *syntax.Function
	event string
}

type faultKey struct {
	kind   string
	node   syntax.Node
	use    *Use
	behind bool
}

// Run evaluates a realm. Posted are the messages that it is sent.
func Run(platform *Platform, realm *project.Realm, posted ...*Happening) *Trace {
	in := newInterp(platform, realm)
	in.evaluate()
	in.deliver(posted)
	in.trace.in = in
	return in.trace
}

func newInterp(platform *Platform, realm *project.Realm) *interp {
	return &interp{
		platform:     platform,
		realm:        realm,
		trace:        &Trace{Realm: realm},
		globals:      map[string]*Cell{},
		modules:      map[*project.Script]*module{},
		relevant:     relevant(realm),
		ducks:        map[*project.Script]*ducks{},
		known:        map[activationKey]*Activation{},
		classes:      map[*syntax.Class]*Record{},
		latest:       map[*syntax.Function]*Closure{},
		contexts:     map[*syntax.Function]int{},
		results:      map[*syntax.Function]Value{},
		effects:      map[*syntax.Function][]*Happening{},
		names:        map[*syntax.Function]funcName{},
		active:       map[*syntax.Function]int{},
		absences:     map[syntax.Node]*Absence{},
		makes:        map[syntax.Node]*Construction{},
		faults:       map[faultKey]*Fault{},
		bounds:       map[boundKey]*Bound{},
		drivers:      map[*syntax.Function]bool{},
		trials:       map[trialKey]*Trial{},
		all:          realmProfiles(platform, realm.Context),
		boxes:        map[syntax.Node]*Record{},
		fresh:        map[syntax.Node]*Fresh{},
		transactions: map[syntax.Node]*Transaction{},
		memories:     map[*Record]*Memory{},
		given:        map[*syntax.Function]int{},
		props:        map[*syntax.Function]*Record{},
		budget:       stepsAtLeast,
		global:       Object{I: platform.Interfaces[globalInterface(realm.Context)]},
	}
}

func (in *interp) evaluate() {
	for _, s := range in.realm.Scripts {
		in.start(&Activation{Kind: scriptKind(s), Script: s, In: in.all, Dead: in.realm.Unused})
	}
	in.drain()
	in.sweep()
	in.again()
}

// realmProfiles returns the profiles that a realm is evaluated for. A service worker runs only where
// there are service workers, a secure context, and nothing that keeps it from becoming active; what
// browsers repeat, they repeat there.
func realmProfiles(p *Platform, c project.Context) Set {
	if c == project.ServiceWorker {
		inactive := p.profiles.Select(func(x *Profile) bool { return x.When == Inactive })
		return p.profiles.With(serviceWorkers) &^ inactive
	}
	return p.profiles.All &^ Trials
}

func scriptKind(s *project.Script) ActivationKind {
	if s.Kind == project.Handler {
		return Listener
	}
	return TopLevel
}

func globalInterface(c project.Context) string {
	switch c {
	case project.ServiceWorker:
		return "ServiceWorkerGlobalScope"
	case project.Worker:
		return "DedicatedWorkerGlobalScope"
	default:
		return "Window"
	}
}

// step counts an evaluation and tells whether the budget allows it.
func (in *interp) step() bool {
	in.steps++
	if in.steps > in.budget {
		in.trace.Incomplete = true
		return false
	}
	return true
}

// context is that of the realm.
func (in *interp) context() project.Context { return in.realm.Context }

// exposed tells whether an interface object is a global here. Where the environment is not known,
// it may be any.
func (in *interp) exposed(i *Interface) bool {
	return in.context() == 0 || i.Exposed&in.context() != 0
}

// throw hands v to the innermost try or promise for the profiles of its alternatives. An error of the
// program's own is no more likely than the way to it.
func (in *interp) throw(v Value) {
	if len(v) == 0 {
		return
	}
	*in.thrown = in.leave(*in.thrown, in.likely(v))
	if in.call.tries == 0 {
		in.call.left |= v.sets()
		return
	}
	in.call.jumped |= v.sets()
	in.call.broken |= v.sets()
}

// likely leaves out of an error what is no more likely than the way to it: errors of the program's own
// in a handler that nothing is known to lead to.
func (in *interp) likely(v Value) Value {
	if in.unlikely == 0 {
		return v
	}
	r := make(Value, 0, len(v))
	for _, a := range v {
		if _, modelled := a.V.(*Fault); !modelled {
			a.In &^= in.unlikely
		}
		r = r.add(a)
	}
	return r
}

// collect runs f and returns what it threw.
func (in *interp) collect(f func()) Value { return in.final(in.collecting(f)) }

func (in *interp) collecting(f func()) outcome {
	var thrown outcome
	outer := in.thrown
	in.thrown = &thrown
	f()
	in.thrown = outer
	return thrown
}

// along runs f with a condition added to the path.
func (in *interp) along(s *Split, f func()) {
	path, opaque, branch := in.path, in.opaque, in.branch
	in.follow(s)
	f()
	in.path, in.opaque, in.branch = path, opaque, branch
}

// follow adds a condition to the path up to the end of the enclosing function or along.
func (in *interp) follow(s *Split) {
	if s == nil {
		return
	}
	s.Before = in.path
	in.path = s
	in.opaque |= s.Opaque
}

// fault returns the error of a kind at a node; the same one each time.
func (in *interp) fault(f Fault) *Fault {
	key := faultKey{f.Kind, f.Node, f.Use, f.Behind}
	known := in.faults[key]
	if known == nil {
		known = &f
		in.faults[key] = known
	}
	return known
}

// absence returns the absence of m as read at node; the same one each time.
func (in *interp) absence(m *Member, node syntax.Node) *Absence {
	a := in.absences[node]
	if a == nil {
		a = &Absence{M: m, Node: node}
		in.absences[node] = a
	}
	return a
}

// caught notes that the failures in v were caught at node.
func (in *interp) caught(v Value, node syntax.Node) {
	for _, a := range v {
		if f, ok := a.V.(*Fault); ok && f.Use != nil {
			f.Use.Caught |= a.In
			if by := (Place{node, in.module.script}); !slices.Contains(f.Use.CaughtBy, by) {
				f.Use.CaughtBy = append(f.Use.CaughtBy, by)
			}
		}
	}
}

// escaped notes that nothing handled the failures in v.
func (in *interp) escaped(v Value) {
	for _, a := range v {
		f, ok := a.V.(*Fault)
		if a.In &^= Trials; !ok || a.In == 0 {
			continue
		}
		in.act.Faults = append(in.act.Faults, &Escape{Fault: f, In: a.In})
		if f.Use != nil {
			f.Use.Escaped |= a.In
		}
	}
}
