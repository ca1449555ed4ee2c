package project

import (
	"io/fs"
	"path"
	"sync"

	"github.com/synclint/synclint/analyzer/lower"
	"github.com/synclint/synclint/analyzer/source"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Bundle is what a compiled script's source map tells. It is read when it is asked first.
type Bundle struct {
	fsys    fs.FS
	code    []byte
	to      *lower.Map
	sources []string // paths of the sources in the tree, "" for others; as in the map
	// covered are the sources that mention the APIs and are analyzed themselves, and whole tells
	// that none of the others mentions them.
	covered map[string]bool
	whole   bool
	// foreign is set when something that mentions the APIs, or may, is not in the tree.
	foreign bool

	mu      sync.Mutex
	decoded bool
	origins *lower.Origins // nil when the mappings can't be read
	files   map[string]*source.File
}

// covers tells whether a node is reported at its source.
func (b *Bundle) covers(n syntax.Node) bool {
	if len(b.covered) == 0 {
		return false
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	i, name := b.sourceOf(n)
	return i >= 0 && (b.whole || b.covered[name])
}

// origin returns where a node stands in its source; nil when that is not known.
func (b *Bundle) origin(n syntax.Node) (*source.File, syntax.Span) {
	b.mu.Lock()
	defer b.mu.Unlock()
	i, name := b.sourceOf(n)
	if name == "" {
		return nil, syntax.Nowhere()
	}
	file, known := b.files[name]
	if !known {
		file, _ = source.Read(b.fsys, name)
		b.files[name] = file
	}
	if file == nil {
		return nil, syntax.Nowhere()
	}
	span := b.origins.Place(n, i, string(file.Text))
	if span.Empty() {
		return nil, span
	}
	return file, span
}

// sourceOf returns the index of a node's source, -1 when the map has none, and its path, "" when it
// is not in the tree.
func (b *Bundle) sourceOf(n syntax.Node) (int, string) {
	if !b.decoded {
		b.decoded, b.files = true, map[string]*source.File{}
		b.origins, _ = b.to.Origins(string(b.code))
	}
	if b.origins == nil {
		return -1, ""
	}
	i, ok := b.origins.Source(n)
	if !ok || i >= len(b.sources) {
		return -1, ""
	}
	return i, b.sources[i]
}

// readBundle reads the map of a script; nil if it has none that leads into the tree. left is how
// many bytes of maps may still be read.
func readBundle(fsys fs.FS, r *resolver, f *source.File, left *int) *Bundle {
	address := mapReference(f.Text)
	if address == "" || *left <= 0 {
		return nil
	}
	text, name := readMap(fsys, f.Path, address)
	*left -= len(text)
	to, contents := parseMap(text)
	if to == nil {
		return nil
	}
	b := &Bundle{fsys: fsys, code: f.Text, to: to, sources: make([]string, len(to.Sources)), covered: map[string]bool{}}
	found := false
	for i, address := range to.Sources {
		for _, candidate := range sourcePaths(path.Dir(name), to.Root, address) {
			if candidate != f.Path && candidate != name && r.exists(candidate) {
				b.sources[i], found = candidate, true
				break
			}
		}
		if b.sources[i] == "" {
			b.foreign = b.foreign || i >= len(contents) || contents[i] == "" || mentionsSync([]byte(contents[i]))
		}
	}
	if !found {
		return nil
	}
	return b
}
