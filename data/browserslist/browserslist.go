// Package browserslist resolves browserslist queries, such as "last 2 versions, > 1% in DE", to
// the browsers they stand for, and finds where a project keeps its queries. It answers as the npm
// package browserslist does, from the same data, and runs no code of the project.
package browserslist

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/synclint/synclint/data/caniuse"
)

// Browser is a version of a browser by caniuse's names, such as {"and_chr", "157"}. Its version
// can be a range, such as "15.2-15.3", or "all" or "TP". Node.js is the browser "node".
type Browser struct{ Name, Version string }

// String returns the browser as the npm package writes it: "and_chr 157".
func (b Browser) String() string { return b.Name + " " + b.Version }

// Options change what queries stand for. The zero value is that of the npm package but for Now.
type Options struct {
	// Stats is the usage that "in my stats" is about; nil when there is none.
	Stats Usage

	// MobileToDesktop takes the versions of Chrome, Firefox and IE for those of their mobile
	// editions, of which caniuse tracks only the newest.
	MobileToDesktop bool

	// IgnoreUnknownVersions makes a version that a browser never had stand for nothing, instead of
	// being an error.
	IgnoreUnknownVersions bool

	// Now is the time that "last 2 years", "baseline widely available" and "maintained node
	// versions" count from. The zero time is the present.
	Now time.Time

	// Node is the version of Node.js that "current node" stands for, such as "26.13.0".
	Node string

	// Project is where "extends", "browserslist config" and "in my-config stats" look. Without one
	// there is no config and nothing to extend.
	Project Project
}

// Project answers the queries that refer to files of a project.
type Project interface {
	// Queries returns the queries of the project's config, nil when it has none.
	Queries() ([]string, error)
	// Extends returns the queries of a package of shared queries.
	Extends(name string) ([]string, error)
	// Stats returns the usage in a package of shared queries.
	Stats(name string) (Usage, error)
}

// DB is the data that queries are about.
type DB struct {
	usage    *caniuse.Data
	releases func() (*releases, error)
	grammar  []*matcher
}

// Load returns the embedded data. It fails only if the program was built from damaged data.
func Load() (*DB, error) {
	usage, err := caniuse.Load()
	if err != nil {
		return nil, err
	}
	return New(usage), nil
}

// New returns a DB with other usage data than the embedded.
func New(usage *caniuse.Data) *DB {
	return &DB{usage, sync.OnceValues(loadReleases), newGrammar()}
}

// Caniuse returns the usage data.
func (db *DB) Caniuse() *caniuse.Data { return db.usage }

// Defaults returns the queries of a project that has none of its own.
func Defaults() []string {
	return []string{"> 0.5%", "last 2 versions", "Firefox ESR", "not dead"}
}

// Resolve returns the browsers that queries stand for, each once, sorted by name and then from
// new to old. An error is an *Error, whose Entry says which of the queries is at fault.
func (db *DB) Resolve(queries []string, opts Options) ([]Browser, error) {
	if opts.Now.IsZero() {
		opts.Now = time.Now()
	}
	r := &resolver{db: db, opts: opts}
	list, err := r.resolve(queries)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(list, compareBrowsers)
	return list, nil
}

// ResolveConfig returns the browsers that a config stands for, those of the default queries when it
// has none. An error names the file and the line.
func (db *DB) ResolveConfig(c Config, opts Options) ([]Browser, error) {
	if c.Queries == nil {
		return db.Resolve(Defaults(), opts)
	}
	browsers, err := db.Resolve(c.Queries, opts)
	if e, ok := errors.AsType[*Error](err); ok && e.File == "" {
		e.File = c.File
		if e.Entry < len(c.Lines) {
			e.Line = c.Lines[e.Entry]
		}
	}
	return browsers, err
}

func compareBrowsers(a, b Browser) int {
	return cmp.Or(strings.Compare(a.Name, b.Name), compareVersions(b.Version, a.Version), strings.Compare(a.Version, b.Version))
}
