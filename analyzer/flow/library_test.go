package flow

import (
	"strings"
	"testing"
)

func TestLibraries(t *testing.T) {
	l, err := readLibraries(`
# a comment
pkg#default() request
pkg#default.get() read
pkg#other().*.send() request
pkg#deep().** inert
pkg#* = nothing
pkg#*() notice
Pkg = pkg#default
pkg/compat# = pkg#
short = pkg#default.get
on#event() event:1
`)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]Effect{
		"pkg#default()": WriteRequest, "pkg#*()": WriteRequest, "Pkg()": WriteRequest, "Pkg.get()": ReadRequest,
		"pkg#*.default.get()": ReadRequest, "pkg#default.other().x.send()": WriteRequest, "pkg#other().x.send()": WriteRequest,
		"pkg/compat#default.get()": ReadRequest, "short()": ReadRequest, "pkg#anything()": Notice,
	} {
		f := l.lookup(name)
		if f == nil || f.effect != want {
			t.Errorf("%s is %+v, want the effect %d", name, f, want)
		}
	}
	for _, name := range []string{"", "()", "x", "pkg#default", "pkg#default.get().get()", "pkg#other().send()", "pkg#other().x.y.send()", "get()", "pkg#anything.more()"} {
		if f := l.lookup(name); f != nil {
			t.Errorf("%s is %+v, want none", name, f)
		}
	}
	if f := l.lookup("pkg#deep().a.b().c()"); f == nil || !f.inert {
		t.Errorf("members at any depth are not found: %+v", f)
	}
	if _, err := readLibraries("pkg#x() unheard-of"); err == nil {
		t.Error("an unknown behaviour is accepted")
	}
}

func TestEventIn(t *testing.T) {
	for name, want := range map[string]string{
		"rxjs#fromEvent(online).subscribe": "online", "x().y(offline)": "offline", "x()": "", "x": "", "x(": "", "": "",
	} {
		if got := eventIn(name); got != want {
			t.Errorf("the event in %q is %q, want %q", name, got, want)
		}
	}
}

// TestLibraryTable reads the table that is built in: what a name stands for has a line.
func TestLibraryTable(t *testing.T) {
	l, err := readLibraries(libraryText)
	if err != nil {
		t.Fatal(err)
	}
	packages := map[string]bool{}
	for root := range l.byRoot {
		pkg, _, _ := strings.Cut(root, "#")
		packages[pkg] = true
	}
	for alias, to := range l.aliases {
		if pkg, _, _ := strings.Cut(to, "#"); !packages[pkg] {
			t.Errorf("%s stands for %s, which is not in the table", alias, to)
		}
	}
}
