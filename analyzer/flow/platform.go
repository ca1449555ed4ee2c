package flow

import (
	_ "embed"
	"errors"
	"fmt"
	"strings"

	"github.com/synclint/synclint/analyzer/project"
)

//go:embed platform.txt
var platformText string

// Interface is a platform interface of the table.
type Interface struct {
	Name    string
	Parent  *Interface
	Exposed project.Context // contexts in which the interface object is a global
	Open    bool            // has members that the table does not list
	Stores  bool            // its other members are what was stored
	Made    bool            // a program can construct it although not all browsers have it
	Repeats bool            // an event that is fired again when what it waits for fails
	Awaits  bool            // an event that waits for what its listener returns
	own     map[string]*Member
	static  map[string]*Member // of the interface object
	has     Set                // profiles with the interface object
}

// Member is an attribute or method of an interface.
type Member struct {
	Of      *Interface
	Name    string
	Method  bool
	Type    Type
	Feature string // key of the support table
	Effect  Effect
	// Transaction tells what a method has to do with transactions of a database.
	Transaction Transacting
	// Callback tells what a method does with functions it is given.
	Callback  CallbackKind
	Extends   bool          // waitUntil and its kin
	Fails     bool          // the promise may reject, which is tried; see Trial
	Denied    bool          // the promise rejects without the permission for notifications, which is tried
	Registers bool          // has the browser fire an event
	Verdict   bool          // true unless a server has refused
	Key       bool          // tells what an event is about
	Last      bool          // false as long as the event is fired again when it fails
	Clue      bool          // programs take it for a feature test
	Handler   bool          // on... attribute
	Data      bool          // what a message holds
	Event     string        // interface of the event that the handler is given, "" when it is not modelled
	Gated     string        // prefix of the key that the argument's name completes
	Known     []KnownString // what the string is in some profiles
	Null      Set           // profiles in which it is null
	Fresh     bool          // gives a registration whose worker may not be active yet
	Rejects   Set           // profiles in which the promise rejects
	Pends     Set           // profiles in which the promise never settles
	has       Set           // profiles with the member
	gated     bool          // missing in some profile
}

// Type is a type of the table.
type Type struct {
	Name     string // interface or one of undefined, boolean, number, string, any
	Promise  bool
	Nullable bool
	List     bool // an array of them
}

// KnownString is what a string is in some profiles.
type KnownString struct {
	Text string
	In   Set
}

// static is the word before a member of the interface's global object.
const static = "static"

// CallbackKind tells when a callback runs.
type CallbackKind uint8

// The kinds of callback.
const (
	NoCallback CallbackKind = iota
	ListenCallback
	TimerCallback
	DispatchCallback // those of listeners added before
)

// Platform is the table bound to the profiles of one analysis.
type Platform struct {
	Interfaces map[string]*Interface
	profiles   *Profiles
	// gatedNames holds names that are missing in some profile on the interface that has them.
	gatedNames map[string]*Member
	gatedIface map[string]*Interface
	libraries  *libraries
	// registrations are names of which somebody has said that they mean a registration; see Hints.
	registrations map[string]bool
}

// Features returns the keys of the support table that the platform table refers to.
func Features() []string {
	var keys []string
	iface := ""
	for line := range strings.Lines(platformText) {
		if name, ok := strings.CutPrefix(line, "interface "); ok {
			iface = strings.Fields(name)[0]
			keys = append(keys, "api."+iface)
			continue
		}
		if f := strings.Fields(line); len(f) > 1 && f[0] != "#" {
			keys = append(keys, featureKey(iface, f))
			keys = append(keys, gatedKeys(f)...)
		}
	}
	return keys
}

// gatedKeys returns the keys that a method's argument can name.
func gatedKeys(fields []string) []string {
	var keys []string
	prefix := ""
	for _, f := range fields {
		if p, ok := strings.CutPrefix(f, "gated:"); ok {
			prefix = p
		}
		if names, ok := strings.CutPrefix(f, "names:"); ok {
			for name := range strings.SplitSeq(names, ",") {
				keys = append(keys, prefix+name)
			}
		}
	}
	return keys
}

func featureKey(iface string, fields []string) string {
	if fields[0] == static {
		fields = fields[1:]
	}
	for _, f := range fields[1:] {
		if key, ok := strings.CutPrefix(f, "["); ok {
			return strings.TrimSuffix(key, "]")
		}
	}
	return "api." + iface + "." + strings.TrimSuffix(strings.TrimSuffix(fields[0], ":"), "()")
}

// NewPlatform reads the table for the profiles.
func NewPlatform(profiles *Profiles) (*Platform, error) {
	p, err := readPlatform(profiles, platformText)
	if err != nil {
		return nil, err
	}
	p.libraries, err = readLibraries(libraryText)
	return p, err
}

func readPlatform(profiles *Profiles, text string) (*Platform, error) {
	p := &Platform{
		Interfaces: map[string]*Interface{},
		profiles:   profiles,
		gatedNames: map[string]*Member{},
		gatedIface: map[string]*Interface{},
	}
	var iface *Interface
	for line := range strings.Lines(text) {
		fields := strings.Fields(line)
		switch {
		case len(fields) == 0 || fields[0] == "#":
		case fields[0] == "interface":
			i, err := p.readInterface(fields[1:])
			if err != nil {
				return nil, err
			}
			iface = i
		default:
			if err := p.readMember(iface, fields); err != nil {
				return nil, err
			}
		}
	}
	return p, p.checkTypes()
}

// checkTypes tells whether a member has a type that the table does not define.
func (p *Platform) checkTypes() error {
	for _, i := range p.Interfaces {
		for _, m := range i.own {
			switch m.Type.Name {
			case "undefined", "boolean", "number", "string", "any":
				continue
			}
			if p.Interfaces[m.Type.Name] == nil {
				return fmt.Errorf("platform table: %s has the unknown type %q", m, m.Type.Name)
			}
		}
	}
	return nil
}

func (p *Platform) readInterface(fields []string) (*Interface, error) {
	if len(fields) == 0 {
		return nil, errors.New("platform table: an interface has no name")
	}
	i := &Interface{Name: fields[0], own: map[string]*Member{}, static: map[string]*Member{}, has: p.profiles.With("api." + fields[0])}
	all := project.Window | project.ServiceWorker | project.Worker
	for n := 1; n < len(fields); n++ {
		switch f := fields[n]; f {
		case ":":
			if n++; n == len(fields) {
				return nil, fmt.Errorf("platform table: the parent of %s is missing", i.Name)
			}
			if i.Parent = p.Interfaces[fields[n]]; i.Parent == nil {
				return nil, fmt.Errorf("platform table: %s has the unknown parent %s", i.Name, fields[n])
			}
		case "open":
			i.Open = true
		case "stores":
			i.Stores = true
		case "made":
			i.Made = true
		case "repeats":
			i.Repeats = true
		case "awaits":
			i.Awaits = true
		case "in":
		case "window":
			i.Exposed |= project.Window
		case "service-worker":
			i.Exposed |= project.ServiceWorker
		case "worker":
			i.Exposed |= project.Worker
		default:
			circumstance, ok := strings.CutPrefix(f, "missing:")
			if !ok {
				return nil, fmt.Errorf("platform table: %s has the unknown word %q", i.Name, f)
			}
			i.has &^= p.in(circumstance)
		}
	}
	if i.Exposed == 0 {
		i.Exposed = all
	}
	p.Interfaces[i.Name] = i
	if i.has != p.profiles.All {
		p.gatedIface[i.Name] = i
	}
	return i, nil
}

func (p *Platform) readMember(i *Interface, fields []string) error {
	if i == nil || len(fields) < 2 {
		return fmt.Errorf("platform table: bad line %q", fields)
	}
	members := i.own
	if fields[0] == static {
		members, fields = i.static, fields[1:]
	}
	m := &Member{Of: i, Feature: featureKey(i.Name, fields)}
	m.has = p.profiles.With(m.Feature)
	m.Name = strings.TrimSuffix(fields[0], ":")
	m.Name, m.Method = strings.CutSuffix(m.Name, "()")
	t := fields[1]
	t, m.Type.Promise = strings.CutPrefix(t, "Promise<")
	t = strings.TrimSuffix(t, ">")
	t, m.Type.List = strings.CutSuffix(t, "[]")
	m.Type.Name, m.Type.Nullable = strings.CutSuffix(t, "?")
	for _, word := range fields[2:] {
		if !p.behave(m, word) {
			return fmt.Errorf("platform table: %s.%s has the unknown behaviour %q", i.Name, m.Name, word)
		}
	}
	if m.has != p.profiles.All {
		m.gated = true
	}
	if m.gated && !m.Nowhere() {
		p.gatedNames[m.Name] = m
	}
	members[m.Name] = m
	return nil
}

func (p *Platform) behave(m *Member, word string) bool {
	if effect, ok := effects[word]; ok {
		m.Effect = effect
		return true
	}
	switch key, value, _ := strings.Cut(word, ":"); {
	case word == "@listen":
		m.Callback = ListenCallback
	case word == "@dispatch":
		m.Callback = DispatchCallback
	case word == "@timer":
		m.Callback = TimerCallback
	case word == "@extend":
		m.Extends = true
	case word == "@fails":
		m.Fails = true
	case word == "@verdict":
		m.Verdict = true
	case word == "@key":
		m.Key = true
	case word == "@begin":
		m.Transaction = Begins
	case word == "@within":
		m.Transaction = Within
	case word == "@denied":
		m.Denied = true
	case word == "@registers":
		m.Registers = true
	case word == "@last":
		m.Last = true
	case word == "@clue":
		m.Clue = true
	case word == "@handler":
		m.Handler = true
	case word == "@fresh":
		m.Fresh = true
	case word == "nowhere":
		m.has &= Ghost
	case word == "@data":
		m.Data = true
	case key == "rejects":
		m.Rejects |= p.in(value)
	case key == "null":
		m.Null |= p.in(value)
	case key == "missing":
		m.has &^= p.in(value)
	case key == "pends":
		m.Pends |= p.in(value)
	case key == "is":
		circumstance, known, _ := strings.Cut(value, ":")
		m.Known = append(m.Known, KnownString{known, p.in(circumstance)})
	case key == "event":
		m.Event = value
	case key == "names": // for Features
	case key == "gated":
		m.Gated = value
	default:
		return strings.HasPrefix(word, "[")
	}
	return true
}

func (p *Platform) in(circumstance string) Set {
	return p.profiles.Select(func(x *Profile) bool { return x.Name == circumstance })
}

// Member looks a name up in the interface and its parents.
func (i *Interface) Member(name string) *Member {
	for ; i != nil; i = i.Parent {
		if m := i.own[name]; m != nil {
			return m
		}
	}
	return nil
}

// Nowhere tells whether no browser has the member.
func (m *Member) Nowhere() bool { return m.has.Real() == 0 }

// nowhere returns the member if no browser has it.
func (m *Member) nowhere() *Member {
	if m.Nowhere() {
		return m
	}
	return nil
}

// Is tells whether the interface is name or inherits from it.
func (i *Interface) Is(name string) bool {
	for ; i != nil; i = i.Parent {
		if i.Name == name {
			return true
		}
	}
	return false
}

// String returns "Interface.member".
func (m *Member) String() string { return m.Of.Name + "." + m.Name }

// complete tells whether a name that the interface does not list is certainly missing from it:
// the table is complete for names that depend on the browser.
func (p *Platform) complete(i *Interface, name string) bool {
	return !i.Open || p.gatedNames[name] != nil || p.gatedIface[name] != nil
}

// elsewhere tells whether the name depends on the browser on some interface other than i and its
// parents, or as a global.
func (p *Platform) elsewhere(name string, i *Interface) bool {
	if m := p.gatedNames[name]; m != nil {
		return i == nil || i.Member(name) == nil
	}
	return p.gatedIface[name] != nil
}

// gateOf returns the key of the feature that a name stands for where it exists.
func (p *Platform) gateOf(name string) string {
	if m := p.gatedNames[name]; m != nil {
		return m.Feature
	}
	return "api." + name
}
