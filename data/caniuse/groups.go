package caniuse

import (
	"errors"
	"strings"

	"github.com/synclint/synclint/data/internal/literal"
)

// groupsFile has the groups that lists of versions refer to.
const groupsFile = "data/versionGroups.js"

// groups are lists of versions that others refer to by "_" and their name.
type groups struct {
	packed   literal.Value
	expanded map[string][]string
}

// Limits of a list: how deep groups are in groups, and how many versions it has.
const (
	maxGroupDepth = 64
	maxVersions   = 10_000
)

// expand returns the codes of the versions in a list, which spaces separate.
func (g *groups) expand(list string) ([]string, error) { return g.expandList(list, 0) }

func (g *groups) expandList(list string, depth int) ([]string, error) {
	var codes []string
	for word := range strings.FieldsSeq(list) {
		name, isGroup := strings.CutPrefix(word, "_")
		if !isGroup {
			codes = append(codes, word)
			continue
		}
		of, err := g.group(name, depth)
		if err != nil {
			return nil, err
		}
		if codes = append(codes, of...); len(codes) > maxVersions {
			return nil, errors.New("a group of versions is too large")
		}
	}
	return codes, nil
}

func (g *groups) group(name string, depth int) ([]string, error) {
	if codes, ok := g.expanded[name]; ok {
		return codes, nil
	}
	m, ok := g.packed.Get(name)
	if !ok || depth > maxGroupDepth {
		return nil, errors.New("group of versions " + name + " is odd")
	}
	codes, err := g.expandList(m.Value.Text, depth+1)
	if err != nil {
		return nil, err
	}
	if g.expanded == nil {
		g.expanded = make(map[string][]string)
	}
	g.expanded[name] = codes
	return codes, nil
}
