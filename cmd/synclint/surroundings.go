package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// surroundings is the folder around an app in which configuration that counts for it can stand:
// its repository or, when there is none, the working folder that it is in, else its own folder.
type surroundings struct {
	*os.Root
	app      string // the app's folder in it, with slashes
	absolute bool   // the user writes absolute paths
}

// openSurroundings opens the surroundings of the app in a folder.
func openSurroundings(folder string) (*surroundings, error) {
	app, err := filepath.Abs(folder)
	if err != nil {
		return nil, err
	}
	top, err := repository(app)
	if err != nil {
		return nil, err
	}
	inside, err := filepath.Rel(top, app)
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(top)
	if err != nil {
		return nil, fmt.Errorf("could not read %q: %w", top, reason(err))
	}
	return &surroundings{root, filepath.ToSlash(inside), filepath.IsAbs(folder)}, nil
}

// repository returns the nearest folder that has a .git, or what stands for it.
func repository(app string) (string, error) {
	for dir := app; ; dir = filepath.Dir(dir) {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return dir, nil
		} else if !errors.Is(err, fs.ErrNotExist) || dir == filepath.Dir(dir) {
			break
		}
	}
	working, err := os.Getwd()
	if err != nil {
		return "", err
	}
	if p, err := filepath.Rel(working, app); err == nil && p != ".." && !strings.HasPrefix(p, ".."+string(filepath.Separator)) {
		return working, nil
	}
	return app, nil
}

// path returns a path in the surroundings as the user would write it.
func (s *surroundings) path(p string) string {
	whole := filepath.Join(s.Name(), filepath.FromSlash(p))
	if seen, err := relative(".", whole); err == nil && !s.absolute {
		return seen
	}
	return filepath.ToSlash(whole)
}
