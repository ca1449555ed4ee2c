package browserslist

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"github.com/synclint/synclint/data/internal/bounded"
)

// Config is where a project says which browsers it is for.
type Config struct {
	// File holds the queries: a path in the file system, or of the operating system when
	// BROWSERSLIST_CONFIG names it. It is empty when there is none.
	File string

	// Variable is the environment variable that holds the queries or names the file, if any.
	Variable string

	// Section is the part of the file that the queries are of, such as "production", or "defaults".
	Section string

	// Queries are those of the project; nil, as opposed to empty, when it has none.
	Queries []string

	// Lines has the line in File of each of Queries, from 1 on. It is nil without File.
	Lines []int

	// Ignored lists files that could not be parsed and so were passed over.
	Ignored []string
}

// FindConfig finds the config for a folder of a file system as the npm package does: the variable
// BROWSERSLIST, the file that BROWSERSLIST_CONFIG names, or the first file in the folder and those
// above. Of a file with sections it takes that of the environment env, which when empty is what
// BROWSERSLIST_ENV or NODE_ENV say, or "production". An error is an *Error, or one of the file
// system.
func FindConfig(fsys fs.FS, dir, env string, environ Environ) (Config, error) {
	const inline, named = "BROWSERSLIST", "BROWSERSLIST_CONFIG"
	if q := environ.get(inline); q != "" {
		return Config{Variable: inline, Queries: []string{q}}, nil
	}
	if name := environ.get(named); name != "" {
		text, err := environ.readNamed(named, NoConfig)
		if err != nil {
			return Config{}, err
		}
		c, err := parseConfig(name, text, environ.section(env))
		c.Variable = named
		return c, err
	}
	var ignored []string
	for _, folder := range upward(dir, environ.Root) {
		f, err := readFolder(fsys, folder)
		if err != nil {
			return Config{}, err
		}
		ignored = append(ignored, f.ignored...)
		if f.sections != nil {
			c := f.sections.pick(f.file, environ.section(env))
			c.Ignored = ignored
			return c, nil
		}
	}
	return Config{Ignored: ignored}, nil
}

// parseConfig parses a file that holds a config or, if it is a package.json, has one.
func parseConfig(file, text, section string) (Config, error) {
	if path.Base(strings.ReplaceAll(file, `\`, "/")) != "package.json" {
		sections, err := parseSections(file, text)
		if err != nil {
			return Config{}, err
		}
		return sections.pick(file, section), nil
	}
	sections, err := parseManifest(file, text)
	if errors.Is(err, errSyntax) {
		return Config{}, &Error{Kind: BadConfig, Text: "this is not JSON", File: file}
	}
	if err != nil || sections == nil {
		return Config{}, err
	}
	return sections.pick(file, section), nil
}

// folder is what a folder has of configs.
type folder struct {
	file     string
	sections sections // nil when there is none
	ignored  []string
}

// readFolder reads the config in a folder. More than one is an error, as is one whose name is
// misspelled.
func readFolder(fsys fs.FS, dir string) (folder, error) {
	var f folder
	manifest := path.Join(dir, "package.json")
	text, _, err := bounded.ReadFile(fsys, manifest, maxConfig)
	if err == nil {
		f.sections, err = parseManifest(manifest, text)
	}
	if errors.Is(err, errSyntax) || errors.Is(err, bounded.ErrTooLarge) {
		f.ignored = append(f.ignored, manifest)
	} else if err != nil {
		return f, err
	}
	if f.sections != nil {
		f.file = manifest
	}
	for _, name := range []string{".browserslistrc", "browserslist"} {
		if err := checkSpelling(fsys, dir, name); err != nil {
			return f, err
		}
	}
	for _, name := range []string{"browserslist", ".browserslistrc"} {
		file := path.Join(dir, name)
		text, ok, err := bounded.ReadFile(fsys, file, maxConfig)
		switch {
		case err != nil:
			return f, err
		case !ok:
			continue
		case f.sections != nil:
			return f, &Error{
				Kind: TwoConfigs, File: file, Hint: "keep one of them",
				Text: "there are browsers in `" + path.Base(f.file) + "` beside it as well",
			}
		}
		f.file = file
		if f.sections, err = parseSections(file, text); err != nil {
			return f, err
		}
	}
	return f, nil
}

// maxConfig bounds the size of a config, in bytes.
const maxConfig = 1 << 20

func checkSpelling(fsys fs.FS, dir, name string) error {
	wrong := path.Join(dir, strings.Replace(name, "browserslist", "browserlist", 1))
	if bounded.IsFile(fsys, wrong) && !bounded.IsFile(fsys, path.Join(dir, name)) {
		return &Error{Kind: Misspelled, Text: "nothing reads a file of this name", Hint: "rename it to `" + name + "`", File: wrong}
	}
	return nil
}

// upward returns a folder and those above it, up to root, or none when it is not below root.
func upward(dir, root string) []string {
	dir, root = path.Clean(dir), path.Clean(root)
	if !fs.ValidPath(dir) || root != "." && dir != root && !strings.HasPrefix(dir, root+"/") {
		return nil
	}
	folders := []string{dir}
	for dir != root && dir != "." {
		dir = path.Dir(dir)
		folders = append(folders, dir)
	}
	return folders
}
