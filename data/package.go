package data

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/synclint/synclint/data/internal/bounded"
)

// packageName is the npm package that the table is an excerpt of.
const packageName = "@mdn/browser-compat-data"

// maxPackage bounds the size of the package's data, in bytes; it has about 20 MB.
const maxPackage = 64 << 20

// LoadPackage reads the table from an npm package @mdn/browser-compat-data in a folder, such as a
// newer one than was embedded. Features that it no longer has are as in the embedded table; the
// two APIs must be there.
func LoadPackage(fsys fs.FS) (*Table, error) {
	t, _, err := ReadPackage(fsys)
	if err != nil {
		return nil, err
	}
	for _, api := range []string{BackgroundSync, PeriodicBackgroundSync} {
		if !t.Knows(api) {
			return nil, fmt.Errorf("%s %s has no %s", packageName, t.Version, api)
		}
	}
	embedded, err := Load()
	if err != nil {
		return nil, err
	}
	for key, support := range embedded.Features {
		if _, ok := t.Features[key]; !ok {
			t.Features[key] = support
		}
	}
	return t, nil
}

// ReadPackage reads the table from an npm package @mdn/browser-compat-data in a folder. missing
// lists the patterns of keys to keep that match none of the package's features.
func ReadPackage(fsys fs.FS) (t *Table, missing []string, err error) {
	text, ok, err := bounded.ReadFile(fsys, "data.json", maxPackage)
	if err != nil {
		return nil, nil, err
	}
	if !ok {
		return nil, nil, fmt.Errorf("there is no data.json of %s", packageName)
	}
	var compat compatData
	if err := json.Unmarshal([]byte(text), &compat); err != nil {
		return nil, nil, fmt.Errorf("could not parse data.json of %s: %w", packageName, err)
	}
	t, missing, err = trim(compat)
	if err != nil {
		return nil, nil, fmt.Errorf("%s %.20q: %w", packageName, compat.Meta.Version, err)
	}
	return t, missing, nil
}

var versionForm = regexp.MustCompile(`^(?:≤?\d[\d.]*|preview)$`)

// check fails where the table has what no version of the package should: a package can be a
// stranger's.
func (t *Table) check() error {
	odd := func(texts ...string) bool {
		return slices.ContainsFunc(texts, func(s string) bool { return strings.ContainsFunc(s, unicode.IsControl) })
	}
	if odd(t.Version) {
		return errors.New("odd version")
	}
	for _, b := range t.Browsers {
		for _, r := range b.Releases {
			if !versionForm.MatchString(r.Version) || odd(b.Name, b.Type, r.Date, r.Status, r.Engine, r.EngineVersion) {
				return fmt.Errorf("odd release %q of %q", r.Version, b.ID)
			}
		}
	}
	for key, support := range t.Features {
		for id, statements := range support {
			for _, s := range statements {
				if !versionForm.MatchString(s.Added) || s.Removed != "" && !versionForm.MatchString(s.Removed) || odd(s.Name, s.Prefix) || odd(s.Flags...) {
					return fmt.Errorf("odd support for %q in %s", key, id)
				}
			}
		}
	}
	return nil
}
