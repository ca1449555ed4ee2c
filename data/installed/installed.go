// Package installed reads support and usage data from the npm packages that lie in a folder, such
// as those of a project, which can be newer than the data in the program. Nothing in them is run.
package installed

import (
	"fmt"
	"io/fs"
	"path"

	"github.com/synclint/synclint/data"
	"github.com/synclint/synclint/data/caniuse"
	"github.com/synclint/synclint/data/internal/bounded"
)

// The packages.
const (
	support = "@mdn/browser-compat-data"
	usage   = "caniuse-lite"
)

// Data is what was found; what was not is nil.
type Data struct {
	Table *data.Table
	Usage *caniuse.Data
}

// Load reads the packages @mdn/browser-compat-data and caniuse-lite in a folder's node_modules, or in
// the folder if it is one. To find neither is an error.
func Load(fsys fs.FS) (d Data, err error) {
	if folder := find(fsys, support); folder != nil {
		if d.Table, err = data.LoadPackage(folder); err != nil {
			return d, err
		}
	}
	if folder := find(fsys, usage); folder != nil {
		if d.Usage, err = caniuse.LoadPackage(folder); err != nil {
			return d, err
		}
	}
	if d.Table == nil && d.Usage == nil {
		return d, fmt.Errorf("there is neither %s nor %s in it or in its node_modules: install one of them", support, usage)
	}
	return d, nil
}

// find returns the folder of a package, nil when there is none.
func find(fsys fs.FS, name string) fs.FS {
	for _, dir := range []string{path.Join("node_modules", name), name} {
		if !bounded.IsFile(fsys, path.Join(dir, "package.json")) {
			continue
		}
		if folder, err := fs.Sub(fsys, dir); err == nil {
			return folder
		}
	}
	return nil
}
