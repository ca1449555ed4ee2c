package lower

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
)

// segment says that the code from a place in the output on comes from a place in the source.
// Lines and columns count from 0, columns in UTF-16 code units.
type segment struct {
	line, column             int32 // in the output
	sourceLine, sourceColumn int32
	source                   int32 // index of the source
	name                     int32 // index in names, -1 when the name did not change
}

// Map is a source map of version 3 whose mappings are not decoded yet.
type Map struct {
	Root     string   // is put in front of each source
	Sources  []string // addresses, as written
	names    []string
	mappings string
}

// sourceMap holds the segments of a map in the order of their place in the output.
type sourceMap struct {
	segments []segment
	names    []string
}

var errMappings = errors.New("invalid mappings")

// maxSegments bounds the memory that a map of hostile size can take.
const maxSegments = 8 << 20

// ReadMap reads a source map, and the texts of its sources as far as it holds them. A map in
// sections is not read.
func ReadMap(text []byte) (m *Map, contents []string, err error) {
	var raw struct {
		Version        int      `json:"version"`
		SourceRoot     string   `json:"sourceRoot"`
		Sources        []string `json:"sources"`
		SourcesContent []string `json:"sourcesContent"`
		Mappings       *string  `json:"mappings"`
		Names          []string `json:"names"`
	}
	if err := json.Unmarshal(text, &raw); err != nil {
		return nil, nil, fmt.Errorf("could not read the source map: %w", err)
	}
	if raw.Version != 3 || raw.Mappings == nil {
		return nil, nil, fmt.Errorf("could not read the source map: version %d, or in sections", raw.Version)
	}
	m = &Map{Root: raw.SourceRoot, Sources: raw.Sources, names: raw.Names, mappings: *raw.Mappings}
	return m, raw.SourcesContent, nil
}

// decode decodes the mappings. Segments without a source end the one before them and have a
// sourceLine of -1.
func (m *Map) decode() (*sourceMap, error) {
	d := decoder{text: m.mappings, names: len(m.names)}
	if err := d.decode(); err != nil {
		return nil, fmt.Errorf("could not read the source map: %w", err)
	}
	slices.SortStableFunc(d.segments, func(a, b segment) int {
		if a.line != b.line {
			return int(a.line) - int(b.line)
		}
		return int(a.column) - int(b.column)
	})
	return &sourceMap{segments: d.segments, names: m.names}, nil
}

// decodeMap reads and decodes a map.
func decodeMap(text []byte) (*sourceMap, error) {
	m, _, err := ReadMap(text)
	if err != nil {
		return nil, err
	}
	return m.decode()
}

// decoder reads mappings. Each field is relative to that of the segment before; only the column
// begins anew on each line.
type decoder struct {
	text     string
	pos      int
	names    int
	segments []segment
}

func (d *decoder) decode() error {
	var line int32
	var at [5]int64 // column, source, source line, source column, name
	for d.pos < len(d.text) {
		switch d.text[d.pos] {
		case ';':
			line++
			at[0] = 0
			d.pos++
			continue
		case ',':
			d.pos++
			continue
		}
		n, err := d.fields(&at)
		if err != nil {
			return err
		}
		s := segment{line: line, column: int32(at[0]), sourceLine: -1, name: -1}
		if n >= 4 {
			s.source, s.sourceLine, s.sourceColumn = int32(at[1]), int32(at[2]), int32(at[3])
		}
		if n == 5 && int(at[4]) < d.names {
			s.name = int32(at[4])
		}
		if len(d.segments) == maxSegments {
			return errMappings
		}
		d.segments = append(d.segments, s)
	}
	return nil
}

// fields adds the fields of one segment, of which there are 1, 4 or 5, to those before.
func (d *decoder) fields(at *[5]int64) (int, error) {
	n := 0
	for d.pos < len(d.text) && d.text[d.pos] != ',' && d.text[d.pos] != ';' {
		v, ok := d.number()
		if !ok || n == len(at) {
			return 0, errMappings
		}
		at[n] += v
		if at[n] < 0 || at[n] > math.MaxInt32 {
			return 0, errMappings
		}
		n++
	}
	if n != 1 && n != 4 && n != 5 {
		return 0, errMappings
	}
	return n, nil
}

// number reads a variable-length quantity: base 64, low digits first, bit 5 of a digit tells that
// another follows, bit 0 of the result is the sign.
func (d *decoder) number() (int64, bool) {
	var v int64
	for shift := 0; d.pos < len(d.text) && shift < 35; shift += 5 {
		digit := base64Digit(d.text[d.pos])
		if digit < 0 {
			return 0, false
		}
		d.pos++
		v |= int64(digit&31) << shift
		if digit&32 == 0 {
			if v&1 != 0 {
				return -(v >> 1), true
			}
			return v >> 1, true
		}
	}
	return 0, false
}

func base64Digit(c byte) int {
	switch {
	case 'A' <= c && c <= 'Z':
		return int(c - 'A')
	case 'a' <= c && c <= 'z':
		return int(c-'a') + 26
	case '0' <= c && c <= '9':
		return int(c-'0') + 52
	case c == '+':
		return 62
	case c == '/':
		return 63
	}
	return -1
}
