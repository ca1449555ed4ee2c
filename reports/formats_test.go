package reports

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestLookup(t *testing.T) {
	for _, name := range Names() {
		if f, err := Lookup(name); err != nil || f.Name != name {
			t.Errorf("Lookup(%q) = %q, %v", name, f.Name, err)
		}
	}
	if !slices.IsSorted(Names()) {
		t.Errorf("not sorted: %v", Names())
	}
	_, err := Lookup("sarif\x1b")
	if err == nil {
		t.Fatal("an unknown format was found")
	}
	for _, part := range append(Names(), `"sarif\x1b"`) {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("error %q does not mention %s", err, part)
		}
	}
}

var errFull = errors.New("disk full")

// fullDisk fails after it has taken some bytes.
type fullDisk struct{ room int }

func (d *fullDisk) Write(p []byte) (int, error) {
	d.room -= len(p)
	if d.room < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestWriteErrorIsReported(t *testing.T) {
	r := load(t, "notes")
	for _, f := range Formats() {
		size := len(render(t, f.Name, r, Options{}))
		for _, room := range []int{0, 10, size - 1} {
			if err := f.Write(&fullDisk{room}, r, Options{}); !errors.Is(err, errFull) {
				t.Errorf("%s, %d bytes of room: error %v", f.Name, room, err)
			}
		}
	}
}
