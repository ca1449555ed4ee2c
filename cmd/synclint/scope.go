package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/source"
)

// scope is what a command is to look at.
type scope struct {
	folder string   // as the user would write it, with slashes; nothing outside of it is read
	paths  []string // files and folders in it that are reported on, with slashes; empty for all
}

// path returns the path of a file of the scope as the user sees it.
func (s scope) path(name string) string { return path.Join(s.folder, name) }

// missingPathError is a path that isn't there.
type missingPathError struct{ path string }

func (e *missingPathError) Error() string {
	return fmt.Sprintf("no such file or folder: %q", e.path)
}

// resolve returns the scope of the paths on the command line, of which there is at least one.
func resolve(args []string) (scope, error) {
	folders := make([]string, len(args))
	for i, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return scope{}, &missingPathError{arg}
		case err != nil:
			return scope{}, fmt.Errorf("could not read %q: %w", arg, reason(err))
		case info.IsDir():
			folders[i] = arg
		case info.Mode().IsRegular():
			folders[i] = filepath.Dir(arg)
		default:
			return scope{}, fmt.Errorf("neither a file nor a folder: %q", arg)
		}
	}
	folder, err := commonFolder(folders)
	if err != nil {
		return scope{}, err
	}
	var paths []string
	for _, arg := range args {
		p, err := relative(folder, arg)
		if err != nil {
			return scope{}, err
		}
		if p == "." {
			return scope{folder: folder}, nil
		}
		paths = append(paths, p)
	}
	slices.Sort(paths)
	return scope{folder, slices.Compact(paths)}, nil
}

// commonFolder returns the deepest folder that all folders are in, or are: an absolute path if
// one of them is absolute, else one that starts at the working folder.
func commonFolder(folders []string) (string, error) {
	common, err := filepath.Abs(folders[0])
	if err != nil {
		return "", err
	}
	isAbsolute := false
	for _, folder := range folders {
		isAbsolute = isAbsolute || filepath.IsAbs(folder)
		for {
			p, err := relative(common, folder)
			if err != nil {
				return "", err
			}
			if p != ".." && !strings.HasPrefix(p, "../") {
				break
			}
			common = filepath.Dir(common)
		}
	}
	if isAbsolute {
		return filepath.ToSlash(common), nil
	}
	return relative(".", common)
}

// relative returns path as seen from folder, with slashes.
func relative(folder, path string) (string, error) {
	from, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	to, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	p, err := filepath.Rel(from, to)
	if err != nil {
		return "", fmt.Errorf("no folder has both %q and %q in it", folder, path)
	}
	return filepath.ToSlash(p), nil
}

// reason returns why a file operation failed, without the file's name.
func reason(err error) error {
	if pathError, ok := errors.AsType[*fs.PathError](err); ok {
		return pathError.Err
	}
	return err
}

// lines returns a function that returns lines of files. It keeps the last file, as a report goes
// through its findings file by file.
func lines(fsys fs.FS) func(path string, line int) (string, bool) {
	var file *source.File // nil when there is none at path
	current := ""
	return func(path string, line int) (string, bool) {
		if path != current {
			current = path
			file, _ = source.Read(fsys, path)
		}
		if file == nil {
			return "", false
		}
		text := file.Line(line)
		return string(text), text != nil
	}
}
