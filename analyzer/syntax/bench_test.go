package syntax

import (
	"strings"
	"testing"

	"github.com/tdewolff/parse/v2/js"
)

// benchmarkSource is half a megabyte made of the samples that can stand together.
func benchmarkSource(b *testing.B) []byte {
	var unit strings.Builder
	for _, src := range samples {
		if strings.HasPrefix(src, "#!") || strings.Contains(src, "export ") || strings.Contains(src, "import ") {
			continue
		}
		unit.WriteString("(async function () {\n" + src + "\n})();\n")
	}
	once := unit.String()
	if _, err := Parse([]byte(once), Options{}); err != nil {
		b.Fatal(err)
	}
	return []byte(strings.Repeat(once, 1+500_000/len(once)))
}

func BenchmarkParse(b *testing.B) {
	src := benchmarkSource(b)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(src, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLower measures what comes on top of the parser: lowering and resolving.
func BenchmarkLower(b *testing.B) {
	src := benchmarkSource(b)
	ast, in, failed := parseBounded(copyWithoutHashbang(src), js.Options{}, timeFor(len(src)))
	if failed != nil {
		b.Fatal(failed)
	}
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		program, failed := lower(ast, in, Options{})
		if failed != nil {
			b.Fatal(failed)
		}
		resolve(program, Auto)
	}
}
