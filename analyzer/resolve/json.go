package resolve

import (
	"io"
	"io/fs"
	"strings"

	"github.com/tailscale/hujson"
)

// Bounds of what is read from a configuration file. Real ones stay a hundred times below.
const (
	maxConfigSize  = 1 << 20 // bytes
	maxConfigDepth = 200     // nesting of objects and arrays
	maxConfigText  = 1000    // bytes of a name, pattern or path in it
)

// readConfig reads a small file of the tree; false when it can't be had or is too large.
func readConfig(fsys fs.FS, name string) ([]byte, bool) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, false
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, false
	}
	text, err := io.ReadAll(io.LimitReader(f, maxConfigSize+1))
	return text, err == nil && len(text) <= maxConfigSize
}

// node is a value of a JSON file, comments and trailing commas allowed. Members keep their order,
// in which conditions of package.json are tried. The zero node is no value at all.
type node struct{ value hujson.ValueTrimmed }

// readJSON reads a JSON file of the tree; what is no JSON gives the zero node.
func readJSON(fsys fs.FS, name string) node {
	text, ok := readConfig(fsys, name)
	if !ok || tooDeep(text) {
		return node{}
	}
	// The parser wants a line comment to end in a newline, even at the end of the file.
	v, err := hujson.Parse([]byte(strings.TrimPrefix(string(text), "\ufeff") + "\n"))
	if err != nil {
		return node{}
	}
	return node{v.Value}
}

// tooDeep tells whether a text may be nested so deeply that a recursive parser is at risk.
// Brackets in strings count too, which only makes it stricter.
func tooDeep(text []byte) bool {
	depth := 0
	for _, c := range text {
		switch c {
		case '{', '[':
			if depth++; depth > maxConfigDepth {
				return true
			}
		case '}', ']':
			depth--
		}
	}
	return false
}

// text returns a string, "" for what is none or is too long to name anything.
func (n node) text() string {
	lit, ok := n.value.(hujson.Literal)
	if !ok || lit.Kind() != '"' || len(lit) > maxConfigText {
		return ""
	}
	return lit.String()
}

// isFalse tells whether the value is the literal false.
func (n node) isFalse() bool {
	lit, ok := n.value.(hujson.Literal)
	return ok && lit.Kind() == 'f'
}

// get returns a member of an object.
func (n node) get(name string) node {
	o, ok := n.value.(*hujson.Object)
	if !ok {
		return node{}
	}
	for i := range o.Members {
		if lit, ok := o.Members[i].Name.Value.(hujson.Literal); ok && lit.String() == name {
			return node{o.Members[i].Value.Value}
		}
	}
	return node{}
}

// each calls f for every member of an object, in order, until it returns false.
func (n node) each(f func(name string, value node) bool) {
	o, ok := n.value.(*hujson.Object)
	if !ok {
		return
	}
	for i := range o.Members {
		lit, ok := o.Members[i].Name.Value.(hujson.Literal)
		if ok && len(lit) <= maxConfigText && !f(lit.String(), node{o.Members[i].Value.Value}) {
			return
		}
	}
}

// items returns the elements of an array, nil for what is none.
func (n node) items() []node {
	a, ok := n.value.(*hujson.Array)
	if !ok {
		return nil
	}
	list := make([]node, 0, len(a.Elements))
	for i := range a.Elements {
		list = append(list, node{a.Elements[i].Value})
	}
	return list
}

// texts returns the strings of an array, or a single string as the only one.
func (n node) texts() []string {
	if s := n.text(); s != "" {
		return []string{s}
	}
	var list []string
	for _, item := range n.items() {
		if s := item.text(); s != "" {
			list = append(list, s)
		}
	}
	return list
}
