package browserslist

import (
	"errors"
	"io/fs"
	"path"

	"github.com/synclint/synclint/data/caniuse"
	"github.com/synclint/synclint/data/internal/bounded"
	"github.com/synclint/synclint/data/internal/literal"
)

const statsName = "browserslist-stats.json"

// FindStats finds the usage for "in my stats" of a folder of a file system: the file that
// BROWSERSLIST_STATS names, or the first browserslist-stats.json in the folder and those above.
// The usage is nil when there is none. file is a path in the file system, or of the operating
// system when the variable names it.
func (db *DB) FindStats(fsys fs.FS, dir string, environ Environ) (usage Usage, file string, err error) {
	const variable = "BROWSERSLIST_STATS"
	if name := environ.get(variable); name != "" {
		text, err := environ.readNamed(variable, BadStats)
		if err != nil {
			return nil, name, err
		}
		usage, err = db.ParseStats(name, text)
		return usage, name, err
	}
	for _, folder := range upward(dir, environ.Root) {
		name := path.Join(folder, statsName)
		text, ok, err := bounded.ReadFile(fsys, name, maxConfig)
		if err != nil {
			return nil, name, err
		}
		if ok {
			usage, err = db.ParseStats(name, text)
			return usage, name, err
		}
	}
	return nil, "", nil
}

// ParseStats parses a file of usage: an object that maps a browser's name and then its version to
// the share in percent, or has such an object as "dataByBrowser". An error is an *Error that names
// the file.
func (db *DB) ParseStats(file, text string) (Usage, error) {
	bad := func(line int, text string) error {
		return &Error{Kind: BadStats, Text: text, File: file, Line: line}
	}
	stats, err := literal.JSON(text)
	if e, ok := errors.AsType[*literal.SyntaxError](err); ok {
		return nil, bad(e.Line, e.Text)
	}
	if m, ok := stats.Get("dataByBrowser"); ok {
		stats = m.Value
	}
	if stats.Kind != literal.Object {
		return nil, bad(stats.Line, "stats are an object of browsers, each an object of shares by version")
	}
	usage := Usage{}
	for _, browser := range stats.Members {
		var own []caniuse.Share
		for _, v := range browser.Value.Members {
			switch v.Value.Kind {
			case literal.Null:
			case literal.Number:
				own = append(own, caniuse.Share{Browser: browser.Key, Version: v.Key, Percent: v.Value.Number})
			default:
				return nil, bad(v.Line, "the share of `"+browser.Key+" "+v.Key+"` is no number")
			}
		}
		// Of these browsers only the newest version is known, whatever the stats name it.
		if b, ok := db.usage.Browser(browser.Key); ok && len(browser.Value.Members) == 1 && len(b.Versions) == 1 && len(own) == 1 {
			own[0].Version = b.Versions[0].Version
		}
		caniuse.Order(own)
		usage = append(usage, own...)
	}
	return usage, nil
}
