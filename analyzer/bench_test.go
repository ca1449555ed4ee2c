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

// BenchmarkModules analyzes programs whose modules call each other in one chain, to show that the
// cost grows with their number.
func BenchmarkModules(b *testing.B) {
	for _, n := range []int{10, 100, 1000} {
		b.Run(fmt.Sprintf("n=%d", n), func(b *testing.B) {
			benchmark(b, moduleChain(n), 1)
		})
	}
}

// moduleChain returns an app of n modules; the first registers, and each of the others does so
// through the one before it if a test says that it can. A button calls every tenth.
func moduleChain(n int) fstest.MapFS {
	tree := fstest.MapFS{}
	for i := range n {
		text := `export const can = () => 'serviceWorker' in navigator && 'SyncManager' in window
export const send = (item) => fetch('/items', { method: 'POST', body: JSON.stringify(item) })
export async function save0(item) {
  const registration = await navigator.serviceWorker.ready
  await registration.sync.register('items')
}
`
		if i > 0 {
			text = fmt.Sprintf(`import { can, send } from './m0.js'
import { save%[1]d } from './m%[1]d.js'
const tried = []
export async function save%[2]d(item) {
  tried.push({ item, at: Date.now() })
  if (!can()) return send(item)
  try {
    return await save%[1]d({ ...item, by: %[2]d })
  } catch (error) {
    console.warn(error)
    return send(item)
  }
}
`, i-1, i)
		}
		if i%10 == 9 {
			text += fmt.Sprintf("document.getElementById('b%[1]d').onclick = () => save%[1]d({ id: %[1]d })\n", i)
		}
		tree[fmt.Sprintf("m%d.js", i)] = &fstest.MapFile{Data: []byte(text)}
	}
	tree["index.html"] = &fstest.MapFile{Data: fmt.Appendf(nil, `<script type="module" src="m%d.js"></script>`, n-1)}
	return tree
}
