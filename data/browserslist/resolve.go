package browserslist

import (
	"cmp"
	"errors"
	"slices"
)

// resolver resolves queries with the same data and options.
type resolver struct {
	db    *DB
	opts  Options
	depth int // of queries that stand for others
}

// maxDepth bounds how deep queries can stand for others. Only a project whose packages extend
// each other in a circle gets there.
const maxDepth = 32

// resolve returns the browsers that queries stand for, some of them more than once.
func (r *resolver) resolve(queries []string) ([]Browser, error) {
	if r.depth++; r.depth > maxDepth {
		return nil, failure(NotPossible, "these queries extend themselves")
	}
	defer func() { r.depth-- }()
	var list []Browser
	for i, c := range parse(queries) {
		picked, err := r.clause(c, i == 0)
		if err != nil {
			return nil, at(err, c)
		}
		if !c.not && !c.and {
			list = append(list, picked...)
			continue
		}
		set := make(map[Browser]bool, len(picked))
		for _, b := range picked {
			set[b] = true
		}
		list = slices.DeleteFunc(list, func(b Browser) bool { return set[b] == c.not })
	}
	return list, nil
}

// at adds to an error which clause it is about. Where queries stand for others, that is the
// innermost, in the outermost list of queries.
func at(err error, c clause) error {
	if e, ok := errors.AsType[*Error](err); ok {
		e.Entry = c.entry
		e.Query = cmp.Or(e.Query, c.text)
	}
	return err
}

func (r *resolver) clause(c clause, first bool) ([]Browser, error) {
	if c.not && first {
		return nil, failure(NotFirst, "`%s` has nothing before it to take from", c.text).
			hint("write another query before it, such as `defaults`")
	}
	pick, args, ok := match(r.db.matchers(), c.query)
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
