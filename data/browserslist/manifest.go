package browserslist

import (
	"errors"
	"strings"

	"github.com/synclint/synclint/data/internal/literal"
)

// errSyntax is returned for a package.json that is not JSON.
var errSyntax = errors.New("not JSON")

// parseManifest returns the sections of a package.json, nil when it has no browsers.
func parseManifest(file, text string) (sections, error) {
	const right, wrong = "browserslist", "browserlist"
	if !strings.Contains(text, `"`+right+`"`) && !strings.Contains(text, `"`+wrong+`"`) {
		return nil, nil
	}
	manifest, err := literal.JSON(text)
	if err != nil {
		return nil, errSyntax
	}
	browsers, ok := manifest.Get(right)
	if misspelled, there := manifest.Get(wrong); there && !ok && truthy(misspelled.Value) {
		return nil, &Error{
			Kind: Misspelled, Text: "nothing reads the key `" + wrong + "`", Hint: "rename it to `" + right + "`",
			File: file, Line: misspelled.Line,
		}
	}
	if !truthy(browsers.Value) && browsers.Value.Kind != literal.String {
		return nil, nil
	}
	return sectionsOf(file, browsers.Value)
}

// truthy tells whether JavaScript takes a value for true.
func truthy(v literal.Value) bool {
	switch v.Kind {
	case literal.Null:
		return false
	case literal.Bool:
		return v.Bool
	case literal.Number:
		return v.Number != 0
	case literal.String:
		return v.Text != ""
	default:
		return true
	}
}

// sectionsOf returns the sections in a value: queries, or an object of queries by environment.
func sectionsOf(file string, v literal.Value) (sections, error) {
	if v.Kind != literal.Object {
		v = literal.Value{Members: []literal.Member{{Key: defaultSection, Value: v}}}
	}
	all := sections{}
	for _, m := range v.Members {
		s := newSection(m.Key)
		queries := m.Value.Items
		if m.Value.Kind != literal.List {
			queries = []literal.Value{m.Value}
			s.none = m.Value.Text == ""
		}
		for _, q := range queries {
			if q.Kind != literal.String {
				return nil, notQueries(file, q.Line)
			}
			s.add(q.Text, q.Line)
		}
		all = append(all, s)
	}
	return all, nil
}

func notQueries(file string, line int) error {
	return &Error{
		Kind: BadConfig, File: file, Line: line,
		Text: "browsers are a string or a list of strings, or an object of these by environment",
	}
}
