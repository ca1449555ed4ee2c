package main

import (
	"encoding/json"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/synclint/synclint/data"
)

func TestVersionNamesData(t *testing.T) {
	sources, err := data.Sources()
	if err != nil {
		t.Fatal(err)
	}
	s := newConsole(nil, nil)
	if got := s.run("version"); got != exitOK {
		t.Fatalf("exit status %d", got)
	}
	for _, source := range sources {
		for _, want := range []string{source.Title, source.Version, source.Date, source.License, source.URL} {
			if want == "" || !strings.Contains(s.stdout.String(), want) {
				t.Errorf("no %q of %s in\n%s", want, source.Name, s.stdout.String())
			}
		}
	}
}

func TestVersionJSON(t *testing.T) {
	s := newConsole(nil, nil)
	if got := s.run("version", "--format", "json"); got != exitOK {
		t.Fatalf("exit status %d", got)
	}
	var v versionInfo
	d := json.NewDecoder(&s.stdout)
	d.DisallowUnknownFields()
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	if v.Name != "synclint" || v.Version == "" || v.Commit == "" || v.Go != runtime.Version() {
		t.Errorf("got %+v", v)
	}
	if len(v.Data) == 0 || !regexp.MustCompile(`^\d{4}-\d\d-\d\d$`).MatchString(v.Data[0].Date) {
		t.Errorf("data %+v", v.Data)
	}
}

func TestVersionWithArgument(t *testing.T) {
	s := newConsole(nil, nil)
	if got := s.run("version", "x"); got != exitFailure {
		t.Errorf("exit status %d", got)
	}
	want := "synclint: version takes no argument, but there is \"x\"\nrun 'synclint version --help' for help\n"
	if got := s.stderr.String(); got != want {
		t.Errorf("stderr %q, want %q", got, want)
	}
}

func TestToolVersion(t *testing.T) {
	for linked, want := range map[string]string{"1.2.3": "1.2.3", "v1.2.3": "1.2.3"} {
		if got := toolVersion(linked); got != want {
			t.Errorf("linked %q: version %q, want %q", linked, got, want)
		}
	}
	if got := toolVersion(""); got == "" || strings.HasPrefix(got, "v") {
		t.Errorf("not linked: version %q", got)
	}
}
