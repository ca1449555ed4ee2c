package flow

import (
	"maps"
	"slices"

	"github.com/synclint/synclint/analyzer/project"
)

// relevant returns the scripts of a realm that have to do with those that mention the APIs: they
// lead to one by their imports, or one leads to them. What other scripts of a large app do is looked
// at with less care, for they neither guard a use nor call one.
func relevant(realm *project.Realm) map[*project.Script]bool {
	all := map[*project.Script]bool{}
	reach(realm.Scripts, all, imports)
	importers := map[*project.Script][]*project.Script{}
	var mention []*project.Script
	for s := range all {
		if s.Interesting {
			mention = append(mention, s)
		}
		for _, to := range s.Imports {
			importers[to] = append(importers[to], s)
		}
	}
	found, callers := map[*project.Script]bool{}, map[*project.Script]bool{}
	reach(mention, found, imports)
	reach(mention, callers, func(s *project.Script) []*project.Script { return importers[s] })
	maps.Copy(found, callers)
	for _, s := range realm.Scripts {
		found[s] = true // they share their globals
	}
	return found
}

func imports(s *project.Script) []*project.Script {
	return slices.Collect(maps.Values(s.Imports))
}

// reach adds to a set what can be reached from a list.
func reach(from []*project.Script, set map[*project.Script]bool, next func(*project.Script) []*project.Script) {
	todo := slices.Clone(from)
	for len(todo) > 0 {
		s := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if !set[s] {
			set[s] = true
			todo = append(todo, next(s)...)
		}
	}
}
