package lower

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDecodeMap(t *testing.T) {
	got, err := decodeMap([]byte(`{"version":3,"names":["a"],"mappings":"AAAA,EAAEA;gBACA,C;"}`))
	if err != nil {
		t.Fatal(err)
	}
	want := []segment{
		{0, 0, 0, 0, 0, -1}, {0, 2, 0, 2, 0, 0}, {1, 16, 1, 2, 0, -1}, {1, 17, -1, 0, 0, -1},
	}
	if diff := cmp.Diff(want, got.segments, cmp.AllowUnexported(segment{})); diff != "" {
		t.Error(diff)
	}
}

func TestDecodeMapRejects(t *testing.T) {
	for name, text := range map[string]string{
		"no JSON":            `{`,
		"version":            `{"version":2,"mappings":""}`,
		"index map":          `{"version":3,"sections":[]}`,
		"character":          `{"version":3,"mappings":"AA!A"}`,
		"unfinished number":  `{"version":3,"mappings":"AAAg"}`,
		"two fields":         `{"version":3,"mappings":"AA"}`,
		"six fields":         `{"version":3,"mappings":"AAAAAA"}`,
		"column before 0":    `{"version":3,"mappings":"D"}`,
		"line before 0":      `{"version":3,"mappings":"AADA"}`,
		"number too long":    `{"version":3,"mappings":"ggggggggggggA"}`,
		"column beyond 2^31": `{"version":3,"mappings":"+/////H"}`,
	} {
		if got, err := decodeMap([]byte(text)); err == nil {
			t.Errorf("%s: got %v", name, got)
		}
	}
}

func TestLineOffsets(t *testing.T) {
	text := "aé😀b\r\nc\rd\u2028e\n"
	table := newLineTable(text)
	tests := []struct {
		line, column, want int
	}{
		{0, 0, 0},
		{0, 2, 3},
		{0, 3, -1},
		{0, 4, 7},
		{1, 0, 10},
		{2, 0, 12},
		{3, 0, 16},
		{4, 0, 18},
		{5, 0, -1},
		{3, 9, -1},
		{-1, 0, -1},
		{0, -1, -1},
	}
	for _, test := range tests {
		got, ok := table.offset(test.line, test.column)
		if !ok {
			got = -1
		}
		if got != test.want {
			t.Errorf("%d:%d: got %d, want %d", test.line, test.column, got, test.want)
		}
	}
}
