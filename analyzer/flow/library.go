package flow

import (
	_ "embed"
	"fmt"
	"path"
	"strconv"
	"strings"
)

//go:embed library.txt
var libraryText string

// libraries is the table of what functions of libraries do.
type libraries struct {
	// byRoot holds the functions by the first part of their names: a global, or an export of a
	// package. Of those that fit a name the first counts.
	byRoot  map[string][]*libraryFunc
	aliases map[string]string // roots, and packages with # behind them
	data    map[string]bool   // packages that have no feature tests
}

// libraryFunc is a function of a library.
type libraryFunc struct {
	parts       []string // of its name, behind the root
	effect      Effect
	inert       bool
	offline     bool // the library sends again what could not be sent
	fails       bool // it gives a promise that rejects when a request fails or is refused
	transaction Transacting
	// registrations are the fields of its first argument that are functions and are given a registration.
	registrations []registrationField
	answers       bool // it gives a promise of an answer, as fetch does
	registers     bool // it gives a promise of a registration
	result        libraryResult
	arg           int    // that the result is made of
	name          string // of the result, for a name; the field that holds it, for a holder
	runs          libraryRun
	event         int // argument that names the event, -1 when the name of the function does
}

// libraryResult is what a function of a library returns.
type libraryResult uint8

// The results.
const (
	namedResult libraryResult = iota
	aliasResult
	sameResult
	argResult
	callResult
	eventResult
	holderResult
	computedResult
	stateResult
	signalResult
	instanceResult
	contextResult
	providedResult
	elementResult
	modelResult
	componentResult
)

var libraryResults = map[string]libraryResult{
	"is": aliasResult, "same": sameResult, "arg": argResult, "call": callResult, "event": eventResult,
	"holds": holderResult, "computes": computedResult, "state": stateResult, "signal": signalResult,
	"instance": instanceResult, "context": contextResult, "provided": providedResult,
	"element": elementResult, "model": modelResult, "component": componentResult,
}

// libraryRun tells when a library runs the functions that it is given.
type libraryRun uint8

// The times.
const (
	runsLater libraryRun = iota
	runsAtStart
	runsNow
	runsAtEvent
)

// registrationField is a function that is given a registration, as which of its arguments.
type registrationField struct {
	name string
	arg  int
}

var libraryEffects = map[string]Effect{
	"request": WriteRequest, "read": ReadRequest, "load": Load, "store": Store, "remove": Remove, "notice": Notice,
}

func readLibraries(text string) (*libraries, error) {
	l := &libraries{byRoot: map[string][]*libraryFunc{}, aliases: map[string]string{}, data: map[string]bool{}}
	for line := range strings.Lines(text) {
		fields := strings.Fields(line)
		switch {
		case len(fields) == 0 || fields[0] == "#":
		case len(fields) == 3 && fields[1] == "=":
			l.aliases[fields[0]] = fields[2]
		case len(fields) == 2 && fields[1] == "data":
			l.data[strings.TrimSuffix(fields[0], "#")] = true
		default:
			f := &libraryFunc{event: -1}
			for _, behaviour := range fields[1:] {
				if err := f.behave(behaviour); err != nil {
					return nil, fmt.Errorf("library table: %s: %w", fields[0], err)
				}
			}
			root, parts := splitName(fields[0])
			f.parts = parts
			l.byRoot[root] = append(l.byRoot[root], f)
		}
	}
	return l, nil
}

// isData tells whether something of a name comes from a package that has no feature tests.
func (l *libraries) isData(name string) bool {
	root, _ := splitName(name)
	if to, ok := l.aliases[root]; ok {
		root = to
	}
	pkg, _, _ := strings.Cut(root, "#")
	return l.data[pkg]
}

// behave adds a behaviour to a function.
func (f *libraryFunc) behave(behaviour string) error {
	word, value, _ := strings.Cut(behaviour, ":")
	number, err := strconv.Atoi(value)
	isNumber := err == nil
	if effect, ok := libraryEffects[word]; ok {
		f.effect = effect
		return nil
	}
	if result, ok := libraryResults[word]; ok {
		f.result, f.name, f.arg = result, value, number
		return nil
	}
	switch word {
	case "inert":
		f.inert = true
	case "offline":
		f.offline = true
	case "fails":
		f.fails = true
	case "begin":
		f.transaction = Begins
	case "within":
		f.transaction = Within
	case "registration":
		field, arg, _ := strings.Cut(value, ":")
		n, err := strconv.Atoi(arg)
		if err != nil {
			return fmt.Errorf("%q does not name a field and an argument", behaviour)
		}
		f.registrations = append(f.registrations, registrationField{field, n})
	case "answers":
		f.answers = true
	case "registers":
		f.registers = true
	case "start":
		f.runs = runsAtStart
	case "now":
		f.runs = runsNow
	case "listens":
		f.runs = runsAtEvent
		if isNumber {
			f.event = number
		}
	default:
		return fmt.Errorf("unknown behaviour %q", behaviour)
	}
	return nil
}

// splitName splits a name into its root and the rest: members, each with the calls behind it, of
// which the root's own come first.
func splitName(name string) (root string, parts []string) {
	from := strings.IndexByte(name, '#') + 1
	end := strings.IndexAny(name[from:], ".(")
	if end < 0 {
		return name, nil
	}
	root, name = name[:from+end], name[from+end:]
	if called, rest, _ := strings.Cut(name, "."); called != "" {
		return root, append([]string{called}, splitMembers(rest)...)
	}
	return root, append([]string{""}, splitMembers(name[1:])...)
}

func splitMembers(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, ".")
}

// lookup returns what the table says of a function, by its name with what calls it; nil when it
// says nothing.
func (l *libraries) lookup(name string) *libraryFunc {
	root, parts := splitName(strings.Replace(name, "#*", "#default", 1))
	if to, ok := l.aliases[root]; ok {
		root, parts = l.alias(to, parts)
	}
	if pkg, export, ok := strings.Cut(root, "#"); ok {
		if to, known := l.aliases[pkg+"#"]; known {
			root = to + export
		}
	}
	if f := l.find(root, parts); f != nil {
		return f
	}
	pkg, export, isPackage := strings.Cut(root, "#")
	if !isPackage {
		return nil
	}
	// A member of the default export is what the export of that name is.
	if export == "default" && len(parts) > 1 && parts[0] == "" {
		root, parts = splitName(pkg + "#" + strings.Join(parts[1:], "."))
		if f := l.find(root, parts); f != nil {
			return f
		}
	}
	return l.find(pkg+"#*", parts)
}

// alias replaces a root by a name that may have members.
func (l *libraries) alias(to string, parts []string) (string, []string) {
	root, first := splitName(to)
	if len(first) == 0 {
		return root, parts
	}
	first = append([]string{}, first...)
	if len(parts) > 0 {
		first[len(first)-1] += parts[0]
		first = append(first, parts[1:]...)
	}
	return root, first
}

func (l *libraries) find(root string, parts []string) *libraryFunc {
	for _, f := range l.byRoot[root] {
		if fits(f.parts, parts) {
			return f
		}
	}
	return nil
}

// fits tells whether parts of a name are as a pattern says.
func fits(pattern, parts []string) bool {
	switch {
	case len(pattern) == 0:
		return len(parts) == 0
	case pattern[0] == "**":
		return fits(pattern[1:], parts) || len(parts) > 0 && fits(pattern, parts[1:])
	case len(parts) == 0:
		return false
	}
	ok, err := path.Match(pattern[0], parts[0])
	return err == nil && ok && fits(pattern[1:], parts[1:])
}

// eventIn returns the event that a name carries: it is in parentheses.
func eventIn(name string) string {
	_, rest, _ := strings.Cut(name, "(")
	for {
		event, after, ok := strings.Cut(rest, ")")
		if event != "" || !ok {
			return event
		}
		_, rest, _ = strings.Cut(after, "(")
	}
}
