package main

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
)

// The reasons why a file is left alone.
var (
	errChanged  = errors.New("it has been changed meanwhile")
	errLink     = errors.New("it is no regular file")
	errReadOnly = errors.New("it is read-only")
)

// leftAlone tells whether a file was not replaced because it must not be.
func leftAlone(err error) bool {
	return errors.Is(err, errChanged) || errors.Is(err, errLink) || errors.Is(err, errReadOnly)
}

// replaceFile gives a file of root a new content, if it still has the old one: all of it at once, or
// nothing. The file keeps its permissions. Links are not followed out of root, and a link is not
// replaced by a file.
func replaceFile(root *os.Root, name string, old, content []byte) error {
	info, err := root.Lstat(name)
	switch {
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return errLink
	case info.Mode().Perm()&0o200 == 0:
		return errReadOnly
	}
	temporary := name + "." + rand.Text()[:8] + ".tmp"
	if err := writeNew(root, temporary, content, info.Mode().Perm()); err != nil {
		return err
	}
	// Compared as late as possible: an editor may have saved it.
	now, err := root.ReadFile(name)
	if err == nil && !bytes.Equal(now, old) {
		err = errChanged
	}
	if err == nil {
		err = root.Rename(temporary, name)
	}
	if err != nil {
		_ = root.Remove(temporary) // it is useless, but does no harm either
	}
	return err
}

// writeNew writes a file that is not there yet. Nothing is left of it if that fails.
func writeNew(root *os.Root, name string, content []byte, perm os.FileMode) error {
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err == nil {
		err = f.Chmod(perm) // the umask has no say: the file replaced has these permissions
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		_ = root.Remove(name)
		return fmt.Errorf("could not write: %w", err)
	}
	return nil
}
