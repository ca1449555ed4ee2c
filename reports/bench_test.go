package reports

import (
	"fmt"
	"strings"
	"testing"
)

func BenchmarkText(b *testing.B) { benchmark(b, "text") }

func BenchmarkJSON(b *testing.B) { benchmark(b, "json") }

// benchmark writes a report with 1,000 findings and as many uses.
func benchmark(b *testing.B, name string) {
	r := load(b, "notes")
	findings, usages := r.Findings, r.Usages
	r.Findings, r.Usages = nil, nil
	for i := range 1000 {
		f, u := findings[i%len(findings)], usages[i%len(usages)]
		f.Path = fmt.Sprintf("src/feature%d/%s", i/10, f.Path)
		u.Path = f.Path
		r.Findings, r.Usages = append(r.Findings, f), append(r.Usages, u)
	}
	source := strings.Repeat("x", 60) + "registration.sync.register('outbox')" + strings.Repeat("y", 60)
	format, err := Lookup(name)
	if err != nil {
		b.Fatal(err)
	}
	var written counter
	for b.Loop() {
		written = 0
		o := Options{Color: true, Verbose: true, Width: 100, Source: line(source)}
		if err := format.Write(&written, r, o); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(written))
}

// counter counts the bytes that it is given.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
