package data

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"
)

//go:embed support.txt
var supportText string

// Load reads the embedded data. It fails only if the program was built from damaged data.
func Load() (*Table, error) {
	t, err := parseTable(supportText)
	if err != nil {
		return nil, fmt.Errorf("embedded support data: %w", err)
	}
	return t, nil
}

// parseTable reads support.txt. Its fields are separated by tabs. The first line has the source,
// its version and date. Then there is for each browser a line "browser" with its ID, name and type,
// and below, indented by a tab, one for each of its releases: version, date, status, engine and
// its version. For each feature there is a line "feature" with its key, and below, one for each
// browser: its ID and the statements about it. A statement is the first version or, if there is
// more to say, a JSON object.
func parseTable(text string) (*Table, error) {
	header, rest, _ := strings.Cut(text, "\n")
	t := &Table{Features: make(map[string]map[string][]Statement)}
	if n := fill(header, &t.Source, &t.Version, &t.Date); n < 3 {
		return nil, fmt.Errorf("odd header %q", header)
	}
	var browser *Browser
	var feature map[string][]Statement
	for line := range strings.Lines(rest) {
		line = strings.TrimSuffix(line, "\n")
		below, indented := strings.CutPrefix(line, "\t")
		kind, of, _ := strings.Cut(line, "\t")
		switch {
		case kind == "browser":
			t.Browsers = append(t.Browsers, Browser{})
			browser, feature = &t.Browsers[len(t.Browsers)-1], nil
			fill(of, &browser.ID, &browser.Name, &browser.Type)
		case kind == "feature":
			feature = make(map[string][]Statement, len(t.Browsers))
			t.Features[of] = feature
		case indented && feature != nil:
			id, statements, err := parseStatements(below)
			if err != nil {
				return nil, fmt.Errorf("line %q: %w", line, err)
			}
			feature[id] = statements
		case indented && browser != nil:
			var r Release
			fill(below, &r.Version, &r.Date, &r.Status, &r.Engine, &r.EngineVersion)
			browser.Releases = append(browser.Releases, r)
		default:
			return nil, fmt.Errorf("odd line %q", line)
		}
	}
	return t, nil
}

// fill sets fields to those of a line, and returns how many there are.
func fill(line string, fields ...*string) int {
	for n, field := range fields {
		var more bool
		if *field, line, more = strings.Cut(line, "\t"); !more {
			return n + 1
		}
	}
	return len(fields)
}

func parseStatements(line string) (id string, statements []Statement, err error) {
	id, line, more := strings.Cut(line, "\t")
	statements = []Statement{}
	for more {
		var field string
		field, line, more = strings.Cut(line, "\t")
		s := Statement{Added: field}
		if strings.HasPrefix(field, "{") {
			if err := json.Unmarshal([]byte(field), &s); err != nil {
				return "", nil, err
			}
		}
		statements = append(statements, s)
	}
	return id, statements, nil
}
