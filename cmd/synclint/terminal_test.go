package main

import (
	"bytes"
	"testing"
	"time"
)

// environment returns a function that looks variables up.
func environment(pairs ...string) func(string) string {
	return func(name string) string {
		for i := 0; i+1 < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

func TestUseColor(t *testing.T) {
	tty, pipe := terminal{is: true, width: 80}, terminal{}
	for _, test := range []struct {
		flag string
		env  []string
		out  terminal
		want bool
	}{
		{"auto", nil, tty, true},
		{"auto", nil, pipe, false},
		{"always", nil, pipe, true},
		{"never", nil, tty, false},
		{"auto", []string{"NO_COLOR", "1"}, tty, false},
		{"auto", []string{"NO_COLOR", ""}, tty, true}, // empty counts as not set
		{"auto", []string{"FORCE_COLOR", "1"}, pipe, true},
		{"auto", []string{"FORCE_COLOR", "0"}, tty, false},
		{"auto", []string{"FORCE_COLOR", "1", "NO_COLOR", "1"}, pipe, true},
		{"auto", []string{"TERM", "dumb"}, tty, false},
		{"always", []string{"NO_COLOR", "1"}, pipe, true},
		{"never", []string{"FORCE_COLOR", "1"}, tty, false},
	} {
		if got := useColor(test.flag, environment(test.env...), test.out); got != test.want {
			t.Errorf("--color %s, %v, %v: %v", test.flag, test.env, test.out, got)
		}
	}
}

func TestProgress(t *testing.T) {
	tty := terminal{is: true, width: 80}
	for _, test := range []struct {
		name string
		out  terminal
		env  []string
		want string
	}{
		{"terminal", tty, nil, "\r\x1b[Kreading 4\r\x1b[Kparsing 6/9\r\x1b[K"},
		{"pipe", terminal{}, nil, ""},
		{"CI", tty, []string{"CI", "true"}, ""},
		{"dumb terminal", tty, []string{"TERM", "dumb"}, ""},
	} {
		var b bytes.Buffer
		clock := time.Unix(0, 0)
		p := newProgress(&b, test.out, environment(test.env...), func() time.Time { return clock })
		for i, after := range []time.Duration{0, 100, 199, 1, 50, 50} { // milliseconds
			clock = clock.Add(after * time.Millisecond)
			if i < 4 {
				p.update("reading", i+1, 0)
			} else {
				p.update("parsing", i+1, 9)
			}
		}
		p.clear()
		if b.String() != test.want {
			t.Errorf("%s: wrote %q, want %q", test.name, b.String(), test.want)
		}
	}
}

func TestFastAnalysisShowsNoProgress(t *testing.T) {
	var b bytes.Buffer
	p := newProgress(&b, terminal{is: true, width: 80}, environment(), func() time.Time { return time.Unix(0, 0) })
	p.update("reading", 1, 2)
	p.clear()
	if b.Len() > 0 {
		t.Errorf("wrote %q", b.String())
	}
}
