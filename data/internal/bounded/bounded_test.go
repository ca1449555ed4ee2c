//go:build unix

package bounded

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestReadFile(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "file"), []byte("12345"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	fsys := os.DirFS(dir)
	if text, ok, err := ReadFile(fsys, "file", 5); text != "12345" || !ok || err != nil {
		t.Errorf("file: %q, %v, %v", text, ok, err)
	}
	if _, ok, err := ReadFile(fsys, "file", 4); ok || !errors.Is(err, ErrTooLarge) {
		t.Errorf("larger file: %v, %v", ok, err)
	}
	for _, name := range []string{"none", "folder", "file/below", "../outside", ""} {
		if _, ok, err := ReadFile(fsys, name, 5); ok || err != nil {
			t.Errorf("%q: %v, %v", name, ok, err)
		}
	}
}

// To open a pipe that nobody writes to would take for ever.
func TestPipeIsNotOpened(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o600); err != nil {
		t.Skipf("no pipes here: %v", err)
	}
	if _, ok, err := ReadFile(os.DirFS(dir), "pipe", 5); ok || err != nil {
		t.Errorf("%v, %v", ok, err)
	}
}
