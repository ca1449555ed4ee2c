package browserslist

import (
	"cmp"
	"errors"
	"maps"
	"slices"
)

// resolver resolves queries with the same data and options.
type resolver struct {
	db      *DB
	opts    Options
	depth   int // of queries that stand for others
	clauses int // so far
}

// Limits that only a project gets to whose files are made to.
const (
	maxDepth   = 32 // of queries that stand for others, for packages can extend each other in a circle
	maxClauses = 4000
)

// resolve returns the browsers that queries stand for, each once, in no order.
func (r *resolver) resolve(queries []string) ([]Browser, error) {
	if r.depth++; r.depth > maxDepth {
		return nil, failure(NotPossible, "these queries extend themselves")
	}
	defer func() { r.depth-- }()
	set := make(map[Browser]bool)
	for i, c := range parse(queries) {
		if r.clauses++; r.clauses > maxClauses {
			return nil, at(failure(NotPossible, "there are more than %d queries", maxClauses), c)
		}
		picked, err := r.clause(c, i == 0)
		if err != nil {
			return nil, at(err, c)
		}
		set = c.apply(set, picked)
	}
	return slices.Collect(maps.Keys(set)), nil
}

// apply returns the browsers after a clause which picked some, of those before it.
func (c clause) apply(set map[Browser]bool, picked []Browser) map[Browser]bool {
	if c.and && !c.not {
		kept := make(map[Browser]bool)
		for _, b := range picked {
			if set[b] {
				kept[b] = true
			}
		}
		return kept
	}
	for _, b := range picked {
		if c.not {
			delete(set, b)
		} else {
			set[b] = true
		}
	}
	return set
}

// at adds to an error which clause it is about. Where queries stand for others, that is the
// innermost, in the outermost list of queries.
func at(err error, c clause) error {
	if e, ok := errors.AsType[*Error](err); ok {
		e.Entry = c.entry
		e.Query = cmp.Or(e.Query, clip(c.text))
	}
	return err
}

func (r *resolver) clause(c clause, first bool) ([]Browser, error) {
	if c.not && first {
		return nil, failure(NotFirst, "`%s` has nothing before it to take from", clip(c.text)).
			hint("write another query before it, such as `defaults`")
	}
	pick, args, ok := r.db.match(c.query)
	if !ok {
		return nil, r.unknown(c)
	}
	list, err := pick(r, args)
	if err != nil {
		return nil, err
	}
	for i, b := range list {
		if b.Version == "0" { // stands for the oldest
			a, ok := r.agent(b.Name)
			if !ok || len(a.versions) == 0 {
				return nil, failure(UnknownBrowser, "unknown browser `%s`", b.Name)
			}
			list[i].Version = a.versions[0].Version
		}
	}
	return list, nil
}
