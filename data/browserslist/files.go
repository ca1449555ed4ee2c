package browserslist

import (
	"io/fs"
	"path"
	"regexp"
	"strings"

	"github.com/synclint/synclint/data/internal/bounded"
	"github.com/synclint/synclint/data/internal/literal"
)

// Files is a project in a file system. It is what Options.Project is for.
type Files struct {
	DB      *DB
	FS      fs.FS
	Dir     string // in FS, where configs and packages are looked for, and above
	Env     string // as of FindConfig
	Environ Environ
}

// Queries implements Project.
func (f Files) Queries() ([]string, error) {
	c, err := FindConfig(f.FS, f.Dir, f.Env, f.Environ)
	return c.Queries, err
}

// Extends implements Project. A package must have its queries in a JSON file or in a JavaScript
// file that is nothing but a literal: nothing in a project is run.
func (f Files) Extends(name string) ([]string, error) {
	if err := checkPackageName(name); err != nil {
		return nil, err
	}
	file, text, err := f.packageFile(name)
	if err != nil {
		return nil, err
	}
	read := literal.Module
	if path.Ext(file) == ".json" {
		read = literal.JSON
	}
	v, err := read(text)
	if err != nil {
		return nil, failure(NoPackage, "could not read the queries of `%s`: %s, %v", name, file, err).
			hint("only a literal can be read, for nothing of a project is run; write the queries themselves")
	}
	if v.Kind != literal.List && v.Kind != literal.Object {
		return nil, notQueries(file, v.Line)
	}
	all, err := sectionsOf(file, v)
	return all.pick(file, f.Environ.section(f.Env)).Queries, err
}

// Stats implements Project.
func (f Files) Stats(name string) (Usage, error) {
	if err := checkPackageName(name); err != nil {
		return nil, err
	}
	for _, folder := range upward(f.Dir, "") {
		file := path.Join(folder, "node_modules", name, statsName)
		text, ok, err := bounded.ReadFile(f.FS, file, maxConfig)
		if err != nil {
			return nil, err
		}
		if ok {
			return f.DB.ParseStats(file, text)
		}
	}
	return nil, failure(NoPackage, "there is no `%s` of `%s`", statsName, name).hint("install the package")
}

var packageName = regexp.MustCompile(`^(?:browserslist-config-|@[^/]+(?:/[^/]+)?/browserslist-config(?:-|$|/))`)

// checkPackageName fails for names that no package of shared queries may have.
func checkPackageName(name string) error {
	_, unscoped, scoped := strings.Cut(name, "/")
	if !scoped || name[0] != '@' {
		unscoped = name
	}
	switch {
	case !packageName.MatchString(name):
		return failure(BadExtends, "`%s` is no name of a package of queries", name).hint("its name must begin with `browserslist-config-`")
	case strings.ContainsAny(name, `\`), strings.Contains(unscoped, "."), strings.Contains(name, "node_modules"):
		return failure(BadExtends, "`%s` is no name of a package of queries", name).hint("it may not have a backslash, a dot or `node_modules` in it")
	}
	return nil
}

// packageFile finds and reads the file that require(name) would load from the folder.
func (f Files) packageFile(name string) (file, text string, err error) {
	parts := strings.SplitN(name, "/", 3)
	n := 1
	if strings.HasPrefix(name, "@") {
		n = min(2, len(parts))
	}
	module, sub := path.Join(parts[:n]...), path.Join(parts[n:]...)
	for _, folder := range upward(f.Dir, "") {
		dir := path.Join(folder, "node_modules", module)
		entry, err := f.entry(dir, sub)
		if err != nil {
			return "", "", err
		}
		for _, suffix := range []string{"", ".js", ".json", "/index.js", "/index.json"} {
			text, ok, err := bounded.ReadFile(f.FS, entry+suffix, maxConfig)
			if ok || err != nil {
				return entry + suffix, text, err
			}
		}
	}
	return "", "", failure(NoPackage, "there is no package `%s`", name).hint("install it, or write the queries themselves")
}

// entry returns the path that a package in dir has for what is below it, or for itself when sub is
// empty. It may lack its extension.
func (f Files) entry(dir, sub string) (string, error) {
	text, ok, err := bounded.ReadFile(f.FS, path.Join(dir, "package.json"), maxConfig)
	if !ok || err != nil {
		return path.Join(dir, sub), err
	}
	manifest, err := literal.JSON(text)
	if err != nil {
		return "", failure(NoPackage, "could not read %s/package.json: %v", dir, err)
	}
	if exports, ok := manifest.Get("exports"); ok {
		if target, ok := exported(exports.Value, path.Join(".", sub)); ok {
			return path.Join(dir, target), nil
		}
		return "", failure(NoPackage, "%s/package.json exports no file for it", dir)
	}
	if main, ok := manifest.Get("main"); ok && sub == "" && main.Value.Text != "" {
		return path.Join(dir, main.Value.Text), nil
	}
	return path.Join(dir, sub), nil
}

// exported returns the file that "exports" of a package.json has for a path, "." for the package.
func exported(exports literal.Value, sub string) (string, bool) {
	if sub != "." {
		sub = "./" + sub
	}
	m, byPath := exports.Get(sub)
	if byPath {
		exports = m.Value
	} else if sub != "." {
		return "", false
	}
	for range 8 { // conditions in conditions
		if exports.Kind != literal.Object {
			break
		}
		exports = condition(exports)
	}
	return exports.Text, exports.Kind == literal.String
}

// condition returns the value for require in Node.js, of the conditions in an object.
func condition(v literal.Value) literal.Value {
	for _, m := range v.Members {
		switch m.Key {
		case "require", "node", "default":
			return m.Value
		}
	}
	return literal.Value{}
}
