package target

import (
	"errors"
	"strings"

	"github.com/synclint/synclint/data"
	"github.com/synclint/synclint/data/browserslist"
)

// Named returns the identifiers of the browsers that a name stands for: an identifier, or a name
// that browserslist knows. One without a platform, such as "firefox", stands for the editions on
// phones too. It fails for a name that no browser has.
func Named(table *data.Table, name string) ([]string, error) {
	id := strings.ToLower(name)
	if _, ok := table.Browser(id); !ok {
		var err error
		if id, err = lookUp(id); err != nil {
			return nil, err
		}
	}
	ids := []string{id}
	for _, platform := range []string{"_android", "_ios"} {
		if _, ok := table.Browser(id + platform); ok {
			ids = append(ids, id+platform)
		}
	}
	return ids, nil
}

// lookUp returns the identifier of a browser that browserslist has a name for.
func lookUp(name string) (string, error) {
	db, err := browserslist.Load()
	if err != nil {
		return "", err
	}
	versions, err := db.Resolve([]string{name + " >= 0"}, browserslist.Options{})
	if e, ok := errors.AsType[*browserslist.Error](err); ok {
		e.Query = "" // nobody wrote that
	}
	if err != nil {
		return "", err
	}
	if len(versions) > 0 {
		name = versions[0].Name
	}
	if id, ok := browserslist.BCDName(name); ok {
		return id, nil
	}
	return name, nil
}
