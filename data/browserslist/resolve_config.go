package browserslist

import "errors"

// ResolveConfig returns the browsers that a config stands for, those of the default queries when it
// has none. An error names the file and the line.
func (db *DB) ResolveConfig(c Config, opts Options) ([]Browser, error) {
	if c.Queries == nil {
		return db.Resolve(Defaults(), opts)
	}
	browsers, err := db.Resolve(c.Queries, opts)
	if e, ok := errors.AsType[*Error](err); ok && e.File == "" {
		e.File = c.File
		if e.Entry < len(c.Lines) {
			e.Line = c.Lines[e.Entry]
		}
	}
	return browsers, err
}
