package caniuse

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/synclint/synclint/data/internal/bounded"
	"github.com/synclint/synclint/data/internal/literal"
)

// LoadPackage reads the data from an npm package caniuse-lite in a folder, such as a newer one than
// was embedded. The package is JavaScript, of which nothing is run: its data are literals, which
// are read as such. A later version may pack them in another way; that is an error.
//
// Date is that of the newest release in the data, for the package doesn't tell its own.
func LoadPackage(fsys fs.FS) (*Data, error) {
	p := &folder{fsys: fsys, newest: make(map[string]string)}
	manifest, err := p.read("package.json", literal.JSON)
	if err != nil {
		return nil, err
	}
	version, _ := manifest.Get("version")
	d := &Data{Version: version.Value.Text, archive: p}
	if !text(d.Version) {
		return nil, errors.New("caniuse-lite: odd version")
	}
	if p.browsers, err = p.codes("data/browsers.js"); err != nil {
		return nil, p.wrap(d, err)
	}
	if p.versions, err = p.codes("data/browserVersions.js"); err != nil {
		return nil, p.wrap(d, err)
	}
	if d.Browsers, err = p.agents(); err != nil {
		return nil, p.wrap(d, err)
	}
	p.order = d.Browsers
	for _, b := range d.Browsers {
		for _, v := range b.Versions {
			p.newest[b.ID] = v.Version
			if !v.Unreleased {
				d.Date = max(d.Date, v.Date)
			}
		}
	}
	return d, nil
}

func (p *folder) wrap(d *Data, err error) error {
	return fmt.Errorf("caniuse-lite %s is packed in a way that is not known here: %w", d.Version, err)
}

// folder is the archive in an unpacked package. It names browsers and versions by short codes.
type folder struct {
	fsys     fs.FS
	browsers map[string]string // ID by code
	versions map[string]string // version by code
	newest   map[string]string // version by browser's ID
	order    []Browser
}

// maxFile bounds the size of a file of the package, in bytes; the largest has 30 KB.
const maxFile = 1 << 20

func (p *folder) read(name string, parse func(string) (literal.Value, error)) (literal.Value, error) {
	text, ok, err := bounded.ReadFile(p.fsys, name, maxFile)
	if err != nil {
		return literal.Value{}, err
	}
	if !ok {
		return literal.Value{}, fmt.Errorf("there is no %s of caniuse-lite", name)
	}
	v, err := parse(text)
	if err != nil {
		return v, fmt.Errorf("%s: %w", name, err)
	}
	return v, nil
}

// Identifiers and versions are words; names may have spaces.
var word = regexp.MustCompile(`^[\w.-]+$`)

func text(s string) bool { return s != "" && !strings.ContainsFunc(s, unicode.IsControl) }

// codes reads an object of words.
func (p *folder) codes(name string) (map[string]string, error) {
	v, err := p.read(name, literal.Module)
	if err != nil {
		return nil, err
	}
	codes := make(map[string]string)
	for _, m := range v.Members {
		if !word.MatchString(m.Value.Text) {
			return nil, fmt.Errorf("%s: %q is odd", name, m.Key)
		}
		codes[m.Key] = m.Value.Text
	}
	return codes, nil
}

// agents reads the browsers. Of each there are, by letter: A, the shares by version; C, a list of
// versions, of which the last three are not out; E, the name; F, the dates of release by version.
func (p *folder) agents() ([]Browser, error) {
	const name = "data/agents.js"
	v, err := p.read(name, literal.Module)
	if err != nil {
		return nil, err
	}
	var browsers []Browser
	for _, agent := range v.Members {
		b := Browser{ID: p.browsers[agent.Key]}
		display, _ := agent.Value.Get("E")
		versions, _ := agent.Value.Get("C")
		shares, _ := agent.Value.Get("A")
		dates, _ := agent.Value.Get("F")
		b.Name = display.Value.Text
		if b.ID == "" || !text(b.Name) {
			return nil, fmt.Errorf("%s: browser %q is odd", name, agent.Key)
		}
		for i, code := range versions.Value.Items {
			if code.Text == "" {
				continue
			}
			v := Version{Version: p.versions[code.Text], Unreleased: i >= len(versions.Value.Items)-3}
			share, ok := shares.Value.Get(code.Text)
			if v.Version == "" || !ok || !percent(share.Value) {
				return nil, fmt.Errorf("%s: version %q of %s is odd", name, code.Text, b.ID)
			}
			v.Percent = share.Value.Number
			if date, ok := dates.Value.Get(code.Text); ok && date.Value.Kind == literal.Number {
				v.Date = time.Unix(int64(date.Value.Number), 0).UTC().Format(time.DateOnly)
			}
			b.Versions = append(b.Versions, v)
		}
		if len(b.Versions) == 0 {
			return nil, fmt.Errorf("%s: %s has no versions", name, b.ID)
		}
		browsers = append(browsers, b)
	}
	if len(browsers) == 0 {
		return nil, fmt.Errorf("%s: there are no browsers", name)
	}
	return browsers, nil
}

func percent(v literal.Value) bool {
	return v.Kind == literal.Number && v.Number >= 0 && v.Number <= 100
}

func (p *folder) regions() ([]string, error)  { return p.list("data/regions") }
func (p *folder) features() ([]string, error) { return p.list("data/features") }

func (p *folder) list(dir string) ([]string, error) {
	entries, err := fs.ReadDir(p.fsys, dir)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".js"); ok {
			names = append(names, name)
		}
	}
	return names, nil
}

// packed reads what is packed in a file of a folder.
func (p *folder) packed(dir, name string) (literal.Value, error) {
	file := dir + "/" + name + ".js"
	if !word.MatchString(name) || !bounded.IsFile(p.fsys, file) {
		return literal.Value{}, fmt.Errorf("%q: %w", name, ErrUnknown)
	}
	return p.read(file, literal.Module)
}

// region reads the shares of a region by browser and version. The versions are no codes; that of
// "_" has those on which nothing is known, and "0" is the newest.
func (p *folder) region(code string) ([]Share, error) {
	v, err := p.packed("data/regions", code)
	if err != nil {
		return nil, err
	}
	var shares []Share
	for _, m := range v.Members {
		id, ok := p.browsers[m.Key]
		if !ok {
			return nil, fmt.Errorf("region %s: browser %q is odd", code, m.Key)
		}
		var own []Share
		for _, share := range m.Value.Members {
			if share.Key == "_" {
				continue
			}
			if !word.MatchString(share.Key) || !percent(share.Value) {
				return nil, fmt.Errorf("region %s: the share of %s %q is odd", code, id, share.Key)
			}
			if share.Key == "0" {
				share.Key = p.newest[id]
			}
			own = append(own, Share{id, share.Key, share.Value.Number})
		}
		Order(own)
		shares = append(shares, own...)
	}
	return shares, nil
}

// feature reads the support for a feature. Its A has for each browser an object from numbers, whose
// bits are flags, to versions.
func (p *folder) feature(name string) (Feature, error) {
	v, err := p.packed("data/features", name)
	if err != nil {
		return nil, err
	}
	groups := &groups{}
	if bounded.IsFile(p.fsys, groupsFile) { // older packages have none
		if groups.packed, err = p.read(groupsFile, literal.Module); err != nil {
			return nil, err
		}
	}
	stats, _ := v.Get("A")
	feature := make(Feature)
	for _, m := range stats.Value.Members {
		i := slices.IndexFunc(p.order, func(b Browser) bool { return b.ID == p.browsers[m.Key] })
		if i < 0 {
			return nil, fmt.Errorf("feature %s: browser %q is odd", name, m.Key)
		}
		letters, err := p.letters(p.order[i], m.Value, groups)
		if err != nil {
			return nil, fmt.Errorf("feature %s: %w", name, err)
		}
		feature[p.order[i].ID] = letters
	}
	return feature, nil
}

// flags are those of the lowest bits, from the lowest on.
const flags = "ynapuxd"

func (p *folder) letters(b Browser, support literal.Value, groups *groups) (string, error) {
	letters := []byte(strings.Repeat("-", len(b.Versions)))
	for _, m := range support.Members {
		bits, err := strconv.ParseUint(m.Key, 10, 64)
		if err != nil {
			return "", err
		}
		codes, err := groups.expand(m.Value.Text)
		if err != nil {
			return "", err
		}
		letter := byte('-')
		for i := range len(flags) {
			if bits&(1<<i) != 0 {
				letter = flags[i]
				break
			}
		}
		for _, code := range codes {
			i := slices.IndexFunc(b.Versions, func(v Version) bool { return v.Version == p.versions[code] })
			if i < 0 {
				return "", fmt.Errorf("version %q of %s is odd", code, b.ID)
			}
			letters[i] = letter
		}
	}
	return string(letters), nil
}
