package project

import (
	"cmp"
	"errors"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/synclint/synclint/analyzer/source"
	"github.com/synclint/synclint/analyzer/syntax"
)

// diagnostics collects from several goroutines why files are left out.
type diagnostics struct {
	mu   sync.Mutex
	list []Diagnostic
}

// add notes an error that concerns a whole file.
func (d *diagnostics) add(path string, err error) {
	d.put(Diagnostic{Path: path, Message: err.Error()})
}

// syntax notes why a script of a file could not be parsed.
func (d *diagnostics) syntax(f *source.File, err error) {
	var located *syntax.Error
	if !errors.As(err, &located) {
		d.add(f.Path, err)
		return
	}
	line, column := f.Position(located.Offset)
	d.put(Diagnostic{f.Path, line, column, "could not parse: " + located.Message})
}

func (d *diagnostics) put(diagnostic Diagnostic) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.list = append(d.list, diagnostic)
}

// sorted returns the diagnostics by place, each once.
func (d *diagnostics) sorted() []Diagnostic {
	slices.SortFunc(d.list, func(a, b Diagnostic) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column), strings.Compare(a.Message, b.Message))
	})
	return slices.Compact(d.list)
}

// cause returns why a file operation failed, without the file's name.
func cause(err error) error {
	if pathError, ok := errors.AsType[*fs.PathError](err); ok {
		return pathError.Err
	}
	return err
}

// parallelism is how many files are worked on at a time.
func parallelism() int { return runtime.GOMAXPROCS(0) }
