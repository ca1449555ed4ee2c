package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// atomicFile is a file that appears under its name when it is complete, and not at all if it
// never gets so far.
type atomicFile struct {
	*os.File
	path   string // as the user gave it
	target string // where it goes, symbolic links followed; empty for a device or a pipe
}

// createFile prepares the file at path. A device or a pipe there is written to directly.
func createFile(path string) (*atomicFile, error) {
	target := path
	if followed, err := filepath.EvalSymlinks(path); err == nil {
		target = followed
	}
	info, err := os.Stat(target)
	switch {
	case err == nil && info.IsDir():
		return nil, fmt.Errorf("could not write %q: it is a folder", path)
	case err == nil && !info.Mode().IsRegular():
		f, err := os.OpenFile(target, os.O_WRONLY, 0)
		if err != nil {
			return nil, fmt.Errorf("could not write %q: %w", path, reason(err))
		}
		return &atomicFile{File: f, path: path}, nil
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("could not write %q: %w", path, reason(err))
	}
	// Unlike os.CreateTemp this leaves the permissions to the umask, as for any other file.
	temporary := target + "." + rand.Text()[:8] + ".tmp"
	f, err := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666) //nolint:gosec // reports are for everyone to read
	if err != nil {
		return nil, fmt.Errorf("could not write %q: %w", path, reason(err))
	}
	return &atomicFile{f, path, target}, nil
}

// commit makes the file appear.
func (f *atomicFile) commit() error {
	if err := f.Close(); err != nil || f.target == "" {
		return err
	}
	return os.Rename(f.Name(), f.target)
}

// discard removes what was written, unless it was committed.
func (f *atomicFile) discard() {
	if err := f.Close(); errors.Is(err, fs.ErrClosed) {
		return
	}
	if f.target != "" {
		_ = os.Remove(f.Name()) // it is useless, but does no harm either
	}
}
