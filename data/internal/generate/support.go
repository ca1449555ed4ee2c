package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/synclint/synclint/data"
)

// supportText makes support.txt of package data.
func supportText(modules fs.FS) ([]byte, error) {
	compat, err := fs.Sub(modules, "@mdn/browser-compat-data")
	if err != nil {
		return nil, err
	}
	t, missing, err := data.ReadPackage(compat)
	if err != nil {
		return nil, err
	}
	if len(missing) > 0 {
		return nil, fmt.Errorf("there are no features %s", strings.Join(missing, ", "))
	}
	return layOut(t)
}

// layOut writes the table in the form that package data tells, sorted, with one line for each
// release and each browser's support, so that a refresh reads as a diff of facts.
func layOut(t *data.Table) ([]byte, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\t%s\t%s\n", t.Source, t.Version, t.Date)
	for _, browser := range t.Browsers {
		fmt.Fprintf(&b, "browser\t%s\t%s\t%s\n", browser.ID, browser.Name, browser.Type)
		for _, r := range browser.Releases {
			line := strings.Join([]string{"", r.Version, r.Date, r.Status, r.Engine, r.EngineVersion}, "\t")
			fmt.Fprintln(&b, strings.TrimRight(line, "\t"))
		}
	}
	for _, key := range slices.Sorted(maps.Keys(t.Features)) {
		fmt.Fprintf(&b, "feature\t%s\n", key)
		support := t.Features[key]
		for _, id := range slices.Sorted(maps.Keys(support)) {
			b.WriteString("\t" + id)
			for _, s := range support[id] {
				b.WriteByte('\t')
				if err := layOutStatement(&b, s); err != nil {
					return nil, err
				}
			}
			b.WriteByte('\n')
		}
	}
	return b.Bytes(), nil
}

// layOutStatement writes a statement as its first version, if there is no more to it, or as JSON
// with the notes' markup left readable.
func layOutStatement(b *bytes.Buffer, s data.Statement) error {
	if reflect.DeepEqual(s, data.Statement{Added: s.Added}) {
		b.WriteString(s.Added)
		return nil
	}
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1) // the line end
	return nil
}
