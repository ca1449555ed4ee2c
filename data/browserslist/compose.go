package browserslist

import "errors"

// These queries stand for others.

func defaults(r *resolver, _ []string) ([]Browser, error) { return r.resolve(Defaults()) }

func dead(r *resolver, _ []string) ([]Browser, error) {
	return r.resolve([]string{"baidu >= 0", "ie <= 11", "ie_mob <= 11", "bb <= 10", "op_mob <= 12.1", "samsung 4"})
}

func config(r *resolver, _ []string) ([]Browser, error) {
	if r.opts.Project == nil {
		return r.resolve(Defaults())
	}
	queries, err := r.opts.Project.Queries()
	if err != nil {
		return nil, err
	}
	if queries == nil {
		queries = Defaults()
	}
	return r.resolve(queries)
}

func extends(r *resolver, args []string) ([]Browser, error) {
	name := args[0]
	if r.opts.Project == nil {
		return nil, failure(NoPackage, "there is no project in which to find `%s`", name)
	}
	queries, err := r.opts.Project.Extends(name)
	if err != nil {
		return nil, err
	}
	browsers, err := r.resolve(queries)
	if e, ok := errors.AsType[*Error](err); ok {
		e.Text = "in the queries of `" + name + "`: " + e.Text
	}
	return browsers, err
}
