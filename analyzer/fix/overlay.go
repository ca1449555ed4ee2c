package fix

import (
	"bytes"
	"io/fs"
	"maps"
	"path"
	"time"
)

// overlay is a file system in which some files have another content.
type overlay struct {
	fs.FS
	files map[string][]byte
}

// with returns the overlay with the content of more files.
func (o *overlay) with(files map[string][]byte) *overlay {
	all := maps.Clone(o.files)
	maps.Copy(all, files)
	return &overlay{o.FS, all}
}

func (o *overlay) Open(name string) (fs.File, error) {
	if content, ok := o.files[name]; ok {
		return &memoryFile{bytes.NewReader(content), path.Base(name)}, nil
	}
	return o.FS.Open(name)
}

// Stat, Lstat, ReadLink and ReadDir are those of the file system below, which knows what kinds of
// files there are. Only sizes may be wrong.

func (o *overlay) Stat(name string) (fs.FileInfo, error)      { return fs.Stat(o.FS, name) }
func (o *overlay) Lstat(name string) (fs.FileInfo, error)     { return fs.Lstat(o.FS, name) }
func (o *overlay) ReadLink(name string) (string, error)       { return fs.ReadLink(o.FS, name) }
func (o *overlay) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(o.FS, name) }

// memoryFile is an open file of the overlay, and what there is to know about it.
type memoryFile struct {
	*bytes.Reader
	name string
}

func (f *memoryFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *memoryFile) Close() error               { return nil }

func (f *memoryFile) Name() string       { return f.name }
func (f *memoryFile) Mode() fs.FileMode  { return 0o444 }
func (f *memoryFile) ModTime() time.Time { return time.Time{} }
func (f *memoryFile) IsDir() bool        { return false }
func (f *memoryFile) Sys() any           { return nil }
