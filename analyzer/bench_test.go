package analyzer_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/synclint/synclint/analyzer"
	"github.com/synclint/synclint/analyzer/report"
)

// BenchmarkAnalyze analyzes a tree of 2,000 files of which 2 % use Background Sync.
func BenchmarkAnalyze(b *testing.B) {
	tree, registers := generateTree(2000)
	benchmark(b, tree, registers)
}

// BenchmarkAnalyzeLinear analyzes one program that is made n times as large. As long as the cost
// is linear in the size, the speed in MB/s stays the same.
func BenchmarkAnalyzeLinear(b *testing.B) {
	for _, n := range []int{1, 2, 4, 8} {
		b.Run(fmt.Sprintf("n=%d", n), func(b *testing.B) {
			tree, registers := generateProgram(n * 100)
			benchmark(b, tree, registers)
		})
	}
}

// benchmark analyzes a tree that registers a sync at the given number of places.
func benchmark(b *testing.B, tree fstest.MapFS, registers int) {
	size := int64(0)
	for _, f := range tree {
		size += int64(len(f.Data))
	}
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		r, err := analyzer.Analyze(b.Context(), analyzer.Options{FS: tree})
		switch {
		case err != nil:
			b.Fatal(err)
		case r == nil:
			b.Fatal("there is no report")
		case countRegisters(r) != registers:
			b.Fatalf("found %d registrations, there are %d", countRegisters(r), registers)
		case len(r.Files.Diagnostics) > 0:
			b.Fatalf("diagnostics: %+v", r.Files.Diagnostics[0])
		}
	}
}

func countRegisters(r *report.Report) int {
	n := 0
	for _, u := range r.Usages {
		if u.Operation == report.OpRegister {
			n++
		}
	}
	return n
}
