package target

import (
	"errors"
	"path"
	"slices"
	"strings"

	"github.com/synclint/synclint/data/browserslist"
)

// ofProject returns the browsers that the configurations nearest to the folders name, or
// browserslist's defaults.
func (c *Chooser) ofProject(folders []string) (*List, error) {
	if len(folders) == 0 {
		folders = []string{"."}
	}
	var lists []*List
	for _, folder := range folders {
		config, err := c.config(path.Join(c.options.Project.Dir, folder))
		if err != nil {
			return nil, err
		}
		list, err := c.ofFolder(config, folder)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(lists, list) {
			lists = append(lists, list)
		}
	}
	if len(lists) == 1 {
		return lists[0], nil
	}
	return c.once(key(lists), func() (*List, error) { return Union(lists), nil })
}

// ofFolder returns the browsers that a configuration names. Without one they are those of an app that certainly
// runs in Chromium alone, or browserslist's defaults.
func (c *Chooser) ofFolder(config browserslist.Config, folder string) (*List, error) {
	if config.Queries == nil && c.options.Project.FS != nil {
		if query, file := c.chromiumOnly(folder); query != nil {
			return c.once("only "+file, func() (*List, error) {
				list, err := c.list(query, path.Base(file), folder, func(o browserslist.Options) ([]browserslist.Browser, error) {
					return c.db.Resolve(query, o)
				})
				if err == nil {
					list.Paths = []string{c.relative(file)}
				}
				return list, err
			})
		}
	}
	return c.once(config.Variable+"="+config.File, func() (*List, error) { return c.ofConfig(config, folder) })
}

// key returns what tells the union of lists from that of others.
func key(lists []*List) string {
	var paths []string
	for _, l := range lists {
		paths = append(paths, strings.Join(l.Paths, "\x00"))
	}
	return "union of " + strings.Join(paths, "\x00")
}

// config returns the configuration of a folder in Project.FS.
func (c *Chooser) config(folder string) (browserslist.Config, error) {
	p := c.options.Project
	if p.FS == nil {
		return browserslist.Config{}, nil
	}
	if config, ok := c.configs[folder]; ok {
		return config, nil
	}
	config, err := browserslist.FindConfig(p.FS, folder, "", p.Environ)
	if err != nil {
		return config, err
	}
	c.configs[folder] = config
	return config, nil
}

func (c *Chooser) ofConfig(config browserslist.Config, folder string) (*List, error) {
	query, source := config.Queries, config.Variable
	switch {
	case query == nil:
		query, source = []string{"defaults"}, Default
	case source == "":
		source = path.Base(config.File)
	}
	list, err := c.list(query, source, folder, func(o browserslist.Options) ([]browserslist.Browser, error) {
		return c.db.ResolveConfig(config, o)
	})
	if e, ok := errors.AsType[*browserslist.Error](err); ok && e.File == "" {
		e.File = config.File
	}
	if err != nil {
		return nil, err
	}
	if config.File != "" && config.Variable == "" {
		list.Paths = []string{c.relative(config.File)}
	}
	for _, file := range config.Ignored {
		list.Ignored = append(list.Ignored, c.relative(file))
	}
	return list, nil
}

// queryOptions returns what queries in a folder may refer to.
func (c *Chooser) queryOptions(folder string) (browserslist.Options, error) {
	o := browserslist.Options{Stats: c.options.Stats, Now: c.options.Now}
	p := c.options.Project
	if p.FS == nil {
		return o, nil
	}
	dir := path.Join(p.Dir, folder)
	o.Project = browserslist.Files{DB: c.db, FS: p.FS, Dir: dir, Environ: p.Environ}
	var err error
	if o.Stats == nil {
		o.Stats, _, err = c.db.FindStats(p.FS, dir, p.Environ)
	}
	return o, err
}

// relative returns a path in Project.FS as seen from Project.Dir.
func (c *Chooser) relative(file string) string {
	up := ""
	for dir := path.Clean(c.options.Project.Dir); dir != "."; dir = path.Dir(dir) {
		if rest, ok := strings.CutPrefix(file, dir+"/"); ok {
			return up + rest
		}
		up += "../"
	}
	return up + file
}
