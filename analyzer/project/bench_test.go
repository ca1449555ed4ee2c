package project_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/synclint/synclint/analyzer/project"
)

// benchTree writes a tree of folders with scripts, a tenth of which use the APIs when sync is set.
func benchTree(b *testing.B, sync bool) (*os.Root, int64) {
	b.Helper()
	dir := b.TempDir()
	plain := strings.Repeat("export function total(items) {\n  return items.reduce((sum, item) => sum + item.price, 0);\n}\n", 40)
	var size int64
	for i := range 2000 {
		text := plain
		if sync && i%10 == 0 {
			text += uses
		}
		folder := filepath.Join(dir, fmt.Sprintf("package%02d", i%40), "src", "components")
		if err := os.MkdirAll(folder, 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("part%04d.js", i)), []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
		size += int64(len(text))
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { root.Close() })
	return root, size
}

func benchmarkLoad(b *testing.B, sync bool) {
	root, size := benchTree(b, sync)
	b.SetBytes(size)
	for b.Loop() {
		if _, err := project.Load(context.Background(), project.Options{FS: root.FS()}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWalk reads a tree in which nothing has to be parsed: walk and prefilter alone.
func BenchmarkWalk(b *testing.B) { benchmarkLoad(b, false) }

// BenchmarkLoad reads a tree in which a tenth of the files is parsed.
func BenchmarkLoad(b *testing.B) { benchmarkLoad(b, true) }
