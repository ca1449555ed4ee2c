package source_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer/source"
)

func TestPosition(t *testing.T) {
	long := strings.Repeat("😀é", 5000)
	tests := []struct {
		name, text   string
		offset       int
		line, column int
	}{
		{"empty", "", 0, 1, 1},
		{"start", "abc", 0, 1, 1},
		{"end", "abc", 3, 1, 4},
		{"beyond the end", "abc", 99, 1, 4},
		{"before the start", "abc", -5, 1, 1},
		{"second line", "a\nbc", 3, 2, 2},
		{"CRLF", "a\r\nbc", 3, 2, 1},
		{"between CR and LF", "a\r\nbc", 2, 1, 3},
		{"CR", "a\rbc", 2, 2, 1},
		{"CR at the end", "a\r", 2, 2, 1},
		{"two CRs", "a\r\rb", 3, 3, 1},
		{"line separator ends no line", "a\u2028b\u2029c", 8, 1, 5},
		{"two-byte character", "é;", 2, 1, 2},
		{"surrogate pair", "😀;", 4, 1, 3},
		{"byte order mark", "\uFEFFab", 4, 1, 2},
		{"in the byte order mark", "\uFEFFab", 1, 1, 1},
		{"byte order mark and second line", "\uFEFFa\nb", 5, 2, 1},
		{"long line", long + "x", len(long), 1, 15001},
		{"line behind long line", long + "\nab", len(long) + 2, 2, 2},
		{"exactly one block", strings.Repeat("a", 1024), 1024, 1, 1025},
		{"invalid UTF-8", "\xff\xfe\nx", 3, 2, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := &source.File{Text: []byte(test.text)}
			line, column := f.Position(test.offset)
			if line != test.line || column != test.column {
				t.Errorf("Position(%d) = %d:%d, want %d:%d", test.offset, line, column, test.line, test.column)
			}
		})
	}
}

func TestPositionConcurrently(t *testing.T) {
	f := &source.File{Text: []byte("a\nb\nc")}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if line, _ := f.Position(4); line != 3 {
				t.Errorf("line = %d, want 3", line)
			}
		})
	}
	wg.Wait()
}

func TestLine(t *testing.T) {
	f := &source.File{Text: []byte("\uFEFFone\r\ntwo\rthree\n\nfive")}
	var got []string
	for n := range 7 {
		got = append(got, string(f.Line(n)))
	}
	want := []string{"", "one", "two", "three", "", "five", ""}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if f.Line(0) != nil || f.Line(6) != nil {
		t.Error("a line that isn't there is not nil")
	}
}

func TestReadRejects(t *testing.T) {
	fsys := fstest.MapFS{
		"image.js": {Data: []byte("GIF89a\x00\x00")},
		"big.js":   {Data: make([]byte, source.MaxSize+1)},
		"dir.js/a": {},
	}
	for path, want := range map[string]error{
		"image.js": source.ErrBinary, "big.js": source.ErrTooLarge, "dir.js": source.ErrNotRegular, "missing.js": os.ErrNotExist,
		"../etc/passwd": nil, "/etc/passwd": nil,
	} {
		_, err := source.Read(fsys, path)
		if err == nil || want != nil && !errors.Is(err, want) {
			t.Errorf("Read(%q): %v, want %v", path, err, want)
		}
	}
}

func TestReadAccepts(t *testing.T) {
	for name, text := range map[string]string{
		"empty": "", "mark": "\uFEFFlet a", "invalid": "a\xff\x80b", "late NUL": strings.Repeat("x", 8000) + "\x00",
	} {
		fsys := fstest.MapFS{"a.js": {Data: []byte(text)}}
		f, err := source.Read(fsys, "a.js")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if f.Path != "a.js" || string(f.Text) != text {
			t.Errorf("%s: got %q of %q", name, f.Text, f.Path)
		}
	}
}

func TestReadStaysInsideRoot(t *testing.T) {
	outside, inside := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(outside, "secret.js"), []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(outside, "secret.js"), filepath.Join(inside, "link.js")); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(inside)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if f, err := source.Read(root.FS(), "link.js"); err == nil {
		t.Errorf("read %q through a link that leads outside", f.Text)
	}
}
