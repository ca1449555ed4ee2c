package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/synclint/synclint/data"
)

// layOut writes the table as JSON with one line for each release and each support statement,
// sorted, so that a refresh reads as a diff of facts.
func layOut(t *data.Table) ([]byte, error) {
	w := &writer{}
	w.printf("{\n\"source\": %s,\n\"version\": %s,\n\"date\": %s,\n", w.json(t.Source), w.json(t.Version), w.json(t.Date))
	w.printf("\"browsers\": [")
	for i, b := range t.Browsers {
		w.printf("%s\n{\"id\": %s, \"name\": %s, \"type\": %s, \"releases\": [", comma(i), w.json(b.ID), w.json(b.Name), w.json(b.Type))
		for j, r := range b.Releases {
			w.printf("%s\n  %s", comma(j), w.json(r))
		}
		w.printf("\n]}")
	}
	w.printf("\n],\n\"features\": {")
	for i, key := range slices.Sorted(maps.Keys(t.Features)) {
		support := t.Features[key]
		w.printf("%s\n%s: {", comma(i), w.json(key))
		for j, id := range slices.Sorted(maps.Keys(support)) {
			w.printf("%s\n  %s: %s", comma(j), w.json(id), w.json(support[id]))
		}
		w.printf("\n}")
	}
	w.printf("\n}\n}\n")
	return w.out.Bytes(), w.err
}

func comma(i int) string {
	if i == 0 {
		return ""
	}
	return ","
}

// writer collects text and keeps the first error.
type writer struct {
	out bytes.Buffer
	err error
}

func (w *writer) printf(format string, args ...any) { fmt.Fprintf(&w.out, format, args...) }

// json returns v as JSON on one line, with the notes' markup left readable.
func (w *writer) json(v any) string {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil && w.err == nil {
		w.err = fmt.Errorf("could not encode %v: %w", v, err)
	}
	return string(bytes.TrimSpace(buf.Bytes()))
}
