package analyzer_test

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer/report"
)

// line is a line (1-based) of a file.
type line struct {
	path string
	n    int
}

// want is a finding that the fixture expects on a line: a pattern for its "rule: message".
type want struct {
	line
	pattern *regexp.Regexp
}

// wantComment finds an expectation: `// want "regexp"` in scripts, `<!-- want "regexp" -->` in
// pages. Several patterns may follow; `want+1` speaks of the next line, `want-1` of the one before.
var wantComment = regexp.MustCompile(`(?://|<!--)\s*want([+-]\d+)?\s+(["` + "`" + `].*)$`)

// wants reads the expectations of all scripts and pages.
func wants(fsys fs.FS) ([]want, error) {
	var list []want
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		switch path.Ext(name) {
		case ".js", ".mjs", ".cjs", ".ts", ".tsx", ".vue", ".html", ".json":
		default:
			return nil
		}
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		for i, l := range bytes.Split(text, []byte("\n")) {
			found, err := wantsOn(line{name, i + 1}, string(l))
			if err != nil {
				return err
			}
			list = append(list, found...)
		}
		return nil
	})
	return list, err
}

func wantsOn(at line, text string) ([]want, error) {
	m := wantComment.FindStringSubmatch(text)
	if m == nil {
		return nil, nil
	}
	if m[1] != "" {
		offset, err := strconv.Atoi(m[1])
		if err != nil {
			return nil, fmt.Errorf("%s:%d: want%s: %w", at.path, at.n, m[1], err)
		}
		at.n += offset
	}
	var list []want
	rest := m[2]
	for rest != "" && !strings.HasPrefix(rest, "-->") {
		quoted, err := strconv.QuotedPrefix(rest)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: no pattern in quotes: %s", at.path, at.n, rest)
		}
		text, err := strconv.Unquote(quoted)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %s: %w", at.path, at.n, quoted, err)
		}
		pattern, err := regexp.Compile(text)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", at.path, at.n, err)
		}
		list = append(list, want{at, pattern})
		rest = strings.TrimSpace(rest[len(quoted):])
	}
	return list, nil
}

// mismatches compares findings with expectations, one to one, and says where they differ.
func mismatches(findings []report.Finding, expected []want) []string {
	type mismatch struct {
		line
		text string
	}
	var list []mismatch
	open := slices.Clone(expected)
	for _, f := range findings {
		at, text := line{f.Path, f.Line}, f.Rule+": "+f.Message
		i := slices.IndexFunc(open, func(w want) bool { return w.line == at && w.pattern.MatchString(text) })
		if i < 0 {
			list = append(list, mismatch{at, "unexpected finding: " + text})
			continue
		}
		open = slices.Delete(open, i, i+1)
	}
	for _, w := range open {
		list = append(list, mismatch{w.line, "no finding matches " + strconv.Quote(w.pattern.String())})
	}
	slices.SortStableFunc(list, func(a, b mismatch) int {
		return cmp.Or(cmp.Compare(a.path, b.path), cmp.Compare(a.n, b.n))
	})
	var said []string
	for _, m := range list {
		said = append(said, fmt.Sprintf("%s:%d: %s", m.path, m.n, m.text))
	}
	return said
}

func TestMismatches(t *testing.T) {
	fsys := fstest.MapFS{
		"app.js": {Data: []byte(`one(); // want "r: one" "r: (another )?one"
// want+1 "r: two"
two();
three(); // want "q: three"
// what we want "is not" this`)},
		"index.html": {Data: []byte("<p onclick='f()'> <!-- want \"r: page\" `r: \\d` -->\n")},
		"notes.md":   {Data: []byte(`// want "r: no code"`)},
	}
	expected, err := wants(fsys)
	if err != nil {
		t.Fatal(err)
	}
	got := mismatches([]report.Finding{
		finding("app.js", 1, "another one"),
		finding("app.js", 1, "one"),
		finding("app.js", 3, "two"),
		finding("app.js", 4, "three"),
		finding("index.html", 1, "page"),
		finding("index.html", 1, "page"),
		finding("other.js", 1, "one"),
	}, expected)
	if diff := gocmp.Diff([]string{
		`app.js:4: unexpected finding: r: three`,
		`app.js:4: no finding matches "q: three"`,
		`index.html:1: unexpected finding: r: page`,
		`index.html:1: no finding matches "r: \\d"`,
		`other.js:1: unexpected finding: r: one`,
	}, got); diff != "" {
		t.Errorf("mismatches (-want +got):\n%s", diff)
	}
}

func TestWantsRefusesWhatItCannotRead(t *testing.T) {
	for _, comment := range []string{`// want "(" `, `// want "r: x" y`, `// want "r: \d"`, `// want "open`} {
		if found, err := wants(fstest.MapFS{"a.js": {Data: []byte(comment)}}); err == nil {
			t.Errorf("%s: no error but %v", comment, found)
		}
	}
}

func finding(path string, line int, message string) report.Finding {
	return report.Finding{Rule: "r", Message: message, Place: report.Place{Path: path, Line: line}}
}
