// Package bounded reads files of strangers, which may be of any size.
package bounded

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// ErrTooLarge is returned for a file that is larger than it may be.
var ErrTooLarge = errors.New("larger than the limit")

// ReadFile reads a regular file of at most limit bytes. ok is false when there is none.
func ReadFile(fsys fs.FS, name string, limit int64) (text string, ok bool, err error) {
	if !IsFile(fsys, name) { // to open anything else, such as a pipe, might block
		return "", false, nil
	}
	f, err := fsys.Open(name)
	if err != nil {
		return "", false, err
	}
	defer f.Close()
	all, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return "", false, fmt.Errorf("could not read %s: %w", name, err)
	}
	if int64(len(all)) > limit {
		return "", false, fmt.Errorf("%s: %w of %d bytes", name, ErrTooLarge, limit)
	}
	return string(all), true, nil
}

// IsFile tells whether there is a regular file of that name.
func IsFile(fsys fs.FS, name string) bool {
	info, err := fs.Stat(fsys, name)
	return err == nil && info.Mode().IsRegular()
}
