package source_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer/source"
)

// parts describes what a page holds, each with the text at its place in the file.
func parts(t *testing.T, text string) []string {
	t.Helper()
	p, err := source.ParsePage(&source.File{Path: "page.html", Text: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	list := []string{}
	for _, s := range p.Scripts {
		kind := "classic"
		if s.Module {
			kind = "module"
		}
		if s.Late {
			kind += " late"
		}
		list = append(list, fmt.Sprintf("%s src=%q %q", kind, s.Src, text[s.Start:s.End]))
	}
	for _, h := range p.Handlers {
		list = append(list, fmt.Sprintf("on%s %q %q", h.Event, h.Text, text[h.Start:h.End]))
	}
	if p.Manifest.Href != "" || p.Base != "" {
		list = append(list, fmt.Sprintf("manifest %q %q base %q", p.Manifest.Href, text[p.Manifest.Start:p.Manifest.End], p.Base))
	}
	return list
}

func TestPageParts(t *testing.T) {
	for _, c := range []struct {
		name, page string
		want       []string
	}{
		{"inline", "<p>é</p>\r\n<script>\n  a < b\n</script>", []string{`classic src="" "\n  a < b\n"`}},
		{"src", `<SCRIPT type="module" SRC = 'a.js?x=1&amp;y' ></SCRIPT>`, []string{`module late src="a.js?x=1&y" "a.js?x=1&amp;y"`}},
		{"unquoted src", `<script src=a.js defer></script>`, []string{`classic late src="a.js" "a.js"`}},
		{"other types", `<script type="application/json">{"a":1}</script><script type=importmap>{}</script><script type="text/javascript">x</script>`, []string{`classic src="" "x"`}},
		{"in svg", `<svg><script>s</script></svg>`, []string{`classic src="" "s"`}},
		{"in template and noscript", `<template><script>t</script></template><noscript><script>n</script></noscript>`, []string{}},
		{"in a comment", `<!-- <script>c</script> --><script>d</script>`, []string{`classic src="" "d"`}},
		{"a script in a string", `<script>var s = "<script>"; x</script>`, []string{`classic src="" "var s = \"<script>\"; x"`}},
		{"foster parented", `<table><script>a</script><tr><td onclick=go()>x`, []string{`classic src="" "a"`, `onclick "go()" "go()"`}},
		{"handlers", `<body ONLOAD="a &amp;&amp; b()"><p onclick='x("y")' once="no" data-on=z>`, []string{
			`onload "a && b()" "a &amp;&amp; b()"`, `onclick "x(\"y\")" "x(\"y\")"`, `once "no" "no"`,
		}},
		{"links", `<base href="/app/"><link rel="icon manifest" href="m.webmanifest"><link rel=manifest href=second>`, []string{`manifest "m.webmanifest" "m.webmanifest" base "/app/"`}},
		{"the marker itself", `<script data-synclint-tag="7">x</script><p data-synclint-tag="0" onclick="y">`, []string{`classic src="" "x"`, `onclick "y" "y"`}},
		{"never closed", `<script>a = 1`, []string{`classic src="" "a = 1"`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, parts(t, c.page)); diff != "" {
				t.Errorf("parts (-want +got):\n%s", diff)
			}
		})
	}
}

func TestPositions(t *testing.T) {
	text := "\xef\xbb\xbfab\r\n😀x\ré\n\nend"
	f := &source.File{Text: []byte(text)}
	for _, c := range []struct {
		at           string
		line, column int
	}{{"ab", 1, 1}, {"b", 1, 2}, {"😀", 2, 1}, {"x", 2, 3}, {"é", 3, 1}, {"end", 5, 1}, {"nd", 5, 2}} {
		if line, column := f.Position(strings.Index(text, c.at)); line != c.line || column != c.column {
			t.Errorf("%q is at %d:%d, want %d:%d", c.at, line, column, c.line, c.column)
		}
	}
	for n, want := range map[int]string{0: "", 1: "ab", 2: "😀x", 3: "é", 4: "", 5: "end", 6: ""} {
		if got := string(f.Line(n)); got != want {
			t.Errorf("line %d is %q, want %q", n, got, want)
		}
	}
	for _, offset := range []int{-5, len(text) + 5} {
		if line, column := f.Position(offset); line < 1 || column < 1 {
			t.Errorf("offset %d is at %d:%d", offset, line, column)
		}
	}
}

func FuzzParsePage(f *testing.F) {
	f.Add([]byte("<script src=a></script><p onclick='x'><script>y</script>"))
	f.Add([]byte("<svg><script>\x00</svg><a on\nx=y data-synclint-tag=1>"))
	f.Fuzz(func(t *testing.T, text []byte) {
		p, err := source.ParsePage(&source.File{Path: "p.html", Text: text})
		if err != nil {
			return
		}
		for _, s := range p.Scripts {
			if s.Start < 0 || s.End < s.Start || s.End > len(text) {
				t.Fatalf("a script lies at %d to %d of %d bytes", s.Start, s.End, len(text))
			}
		}
		for _, h := range p.Handlers {
			if h.Start < 0 || h.End < h.Start || h.End > len(text) || len(h.Text) > h.End-h.Start {
				t.Fatalf("a handler lies at %d to %d of %d bytes", h.Start, h.End, len(text))
			}
		}
	})
}

func BenchmarkParsePage(b *testing.B) {
	page := []byte(strings.Repeat(`<div class="card"><p onclick="go()">text</p><script>var a = 1</script></div>`, 1000))
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := source.ParsePage(&source.File{Text: page}); err != nil {
			b.Fatal(err)
		}
	}
}
