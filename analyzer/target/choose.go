package target

import (
	"cmp"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"github.com/synclint/synclint/data"
	"github.com/synclint/synclint/data/browserslist"
	"github.com/synclint/synclint/data/caniuse"
)

// Options says which browsers to choose. The zero value chooses browserslist's defaults.
type Options struct {
	// All chooses every version of every browser that is out.
	All bool
	// Query are browserslist queries. Without any, those of the project count.
	Query []string
	// Source tells where Query stands; Flag if it is empty.
	Source string
	// Region is where the users are: a country such as "DE" or a continent such as "alt-eu". Empty
	// is the world.
	Region string
	// Stats are the site's own statistics, which count instead of those of a region, and which "in
	// my stats" is about.
	Stats browserslist.Usage
	// Usage is the usage data that queries and shares are about; nil is the one in the program.
	Usage *caniuse.Data
	// Project is where the queries of the project are looked for.
	Project Project
	// Now is the time that queries such as "last 2 years" count from. The zero time is the present.
	Now time.Time
}

// Project is the surroundings of an app, of which browserslist's files are read. The zero value is
// a project that has none.
type Project struct {
	FS  fs.FS
	Dir string // the app's folder in FS; nothing above FS is read
	// Environ is the user's environment.
	Environ browserslist.Environ
}

// DB returns the data that queries are about.
func (o Options) DB() (*browserslist.DB, error) {
	if o.Usage != nil {
		return browserslist.New(o.Usage), nil
	}
	return browserslist.Load()
}

// Chooser chooses the browsers of the apps of a project.
type Chooser struct {
	options Options
	db      *browserslist.DB
	judge   *judge
	traffic Traffic
	configs map[string]browserslist.Config // by folder
	lists   map[string]*List               // by where their queries stand
}

// NewChooser returns a chooser. It fails for a region that there is not.
func NewChooser(table *data.Table, o Options) (*Chooser, error) {
	db, err := o.DB()
	if err != nil {
		return nil, err
	}
	judge, traffic, err := newJudge(table, db, o)
	if err != nil {
		return nil, err
	}
	return &Chooser{
		options: o, db: db, judge: judge, traffic: traffic,
		configs: map[string]browserslist.Config{}, lists: map[string]*List{},
	}, nil
}

// Choose returns the browsers for an app that has files in the given folders, relative to that of
// the project; none stand for its top. They are at least one, and the same list for apps with the
// same configuration. An error of the queries is a *browserslist.Error.
func (c *Chooser) Choose(folders ...string) (*List, error) {
	switch o := c.options; {
	case o.All:
		return c.once("", func() (*List, error) {
			list := &List{Query: []string{}, Source: All, Traffic: c.traffic}
			var err error
			list.Browsers, err = c.judge.all()
			return list, err
		})
	case o.Query != nil:
		return c.once("", func() (*List, error) {
			return c.list(o.Query, cmp.Or(o.Source, Flag), ".", func(options browserslist.Options) ([]browserslist.Browser, error) {
				return c.db.Resolve(o.Query, options)
			})
		})
	default:
		return c.ofProject(folders)
	}
}

// once makes a list the first time that it is asked for.
func (c *Chooser) once(key string, choose func() (*List, error)) (*List, error) {
	if list := c.lists[key]; list != nil {
		return list, nil
	}
	list, err := choose()
	if err != nil {
		return nil, err
	}
	c.lists[key] = list
	return list, nil
}

// list returns the browsers that queries stand for in a folder.
func (c *Chooser) list(
	query []string, source, folder string, resolve func(browserslist.Options) ([]browserslist.Browser, error),
) (*List, error) {
	options, err := c.queryOptions(folder)
	if err != nil {
		return nil, err
	}
	chosen, err := resolve(options)
	if err != nil {
		return nil, err
	}
	list := &List{Query: query, Source: source, Traffic: c.traffic}
	list.Browsers, err = c.judge.list(chosen)
	if err == nil && len(list.Browsers) == 0 {
		err = noBrowser(query)
	}
	return list, err
}

func noBrowser(query []string) error {
	if len(query) == 0 {
		return &browserslist.Error{Kind: browserslist.NotPossible, Text: "no browser is named"}
	}
	return &browserslist.Error{
		Kind: browserslist.NotPossible,
		Text: fmt.Sprintf("there is no browser among `%s`", strings.Join(query, ", ")),
	}
}
