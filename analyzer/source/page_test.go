package source_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer/source"
)

func parsePage(t *testing.T, text string) *source.Page {
	t.Helper()
	p, err := source.ParsePage(&source.File{Path: "index.html", Text: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// summary writes the scripts of a page, one string for each, with the text at their place.
func summary(p *source.Page) []string {
	var list []string
	for _, s := range p.Scripts {
		var words []string
		if s.Type == source.Module {
			words = append(words, "module")
		}
		if s.Async {
			words = append(words, "async")
		}
		if s.Defer {
			words = append(words, "defer")
		}
		place := string(p.File.Text[s.Start:s.End])
		if s.Src != "" {
			words = append(words, fmt.Sprintf("src=%s at %q", s.Src, place))
		} else {
			words = append(words, fmt.Sprintf("%q at %q", s.Code, place))
		}
		list = append(list, strings.Join(words, " "))
	}
	return list
}

func TestScripts(t *testing.T) {
	tests := []struct {
		name, page string
		want       []string
	}{
		{"inline", `<script>a("</p>")</script>`, []string{`"a(\"</p>\")" at "a(\"</p>\")"`}},
		{"address", `<p>x</p><SCRIPT SRC = ' a.js?x=1&amp;y '></SCRIPT>`, []string{`src=a.js?x=1&y at " a.js?x=1&amp;y "`}},
		{"unquoted address", `<script src=/a/b.js></script>`, []string{`src=/a/b.js at "/a/b.js"`}},
		{"src wins over code", `<script src=a.js>b()</script>`, []string{`src=a.js at "a.js"`}},
		{"empty src runs nothing", `<script src>a()</script><script src="">b()</script>`, nil},
		{"nothing", `<script></script><script> </script>`, nil},
		{"first src counts", `<script src=a.js src=b.js></script>`, []string{`src=a.js at "a.js"`}},
		{"order", `<script async src=a.js></script><script defer src=b.js></script><script defer>c()</script>` +
			`<script type=module>d()</script><script type=module async src=e.js></script>`, []string{
			`async src=a.js at "a.js"`, `defer src=b.js at "b.js"`, `"c()" at "c()"`, `module defer "d()" at "d()"`,
			`module async src=e.js at "e.js"`,
		}},
		{
			"types", `<script type="text/javascript">a</script><script type=" TEXT/JavaScript ">b</script>` +
				`<script type="">c</script><script type="application/x-javascript">d</script><script language=javascript>e</script>`,
			[]string{`"a" at "a"`, `"b" at "b"`, `"c" at "c"`, `"d" at "d"`, `"e" at "e"`},
		},
		{"no JavaScript", `<script type=importmap>{}</script><script type="application/ld+json">{}</script>` +
			`<script type="text/template"><b></script><script language=vbscript>x</script><script nomodule>x</script>`, nil},
		{"template", `<template><script>a</script><div><script>b</script></div></template>`, nil},
		{"noscript", `<noscript><script>a</script></noscript><body><noscript><img onload="b()"></noscript>`, nil},
		{"comment", `<!-- <script>a</script> --><script>b</script>`, []string{`"b" at "b"`}},
		{"in other text", `<textarea><script>a</script></textarea><style><script>b</script></style><title><script>c</script></title>`, nil},
		{
			"svg", `<svg><script>a &amp;&amp; b</script><script href="c.js"/><script xlink:href="d.js"></script></svg>`,
			[]string{`"a &&         b" at "a &amp;&amp; b"`, `src=c.js at "c.js"`, `src=d.js at "d.js"`},
		},
		{
			"svg with CDATA", `<svg><script><![CDATA[a && b]]></script></svg>`,
			[]string{`"         a && b   " at "<![CDATA[a && b]]>"`},
		},
		{"moved by the parser", `<table><script>a</script><tr><script>b</script></table>`, []string{`"a" at "a"`, `"b" at "b"`}},
		{"comment that hides the end", `<script><!-- "<script>" --></script>a()`, []string{`"<!-- \"<script>\" -->" at "<!-- \"<script>\" -->"`}},
		{"not closed", `<script>a()`, []string{`"a()" at "a()"`}},
		{"cut off", `<script src="a.js`, nil},
		{"byte order mark", "\uFEFF<!doctype html><script>é()</script>", []string{`"é()" at "é()"`}},
		{"CRLF", "<p>\r\n<script>\r\na()\r\n</script>", []string{`"\r\na()\r\n" at "\r\na()\r\n"`}},
		{
			"forged marker", `<b data-synclint-tag=0></b><script data-synclint-tag="7">a</script><p data-synclint-tag=-1><p data-synclint-tag=x>`,
			[]string{`"a" at "a"`},
		},
		{"NUL and invalid UTF-8", "<p>\x00\xff<script>a\x00\xff</script>", []string{`"a\x00\xff" at "a\x00\xff"`}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, summary(parsePage(t, test.page))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestHandlers(t *testing.T) {
	tests := []struct{ name, page, want string }{
		{"double quotes", `<a onclick="f('x')">`, `click f('x') at f('x')`},
		{"single quotes", `<a onclick='f("x")'>`, `click f("x") at f("x")`},
		{"unquoted", `<a onclick=f()>`, `click f() at f()`},
		{"upper case", `<BODY ONLOAD="f()">`, `load f() at f()`},
		{"behind a slash and a quote", `<a href="x"onclick="f()"><img/onerror=g()>`, "click f() at f()\nerror g() at g()"},
		{"no event", `<a only="x" on="y" one onsync="z" data-onclick="w">`, ``},
		{"first counts", `<a onclick="f()" onclick="g()">`, `click f() at f()`},
		{"in svg", `<svg onload="f()"/>`, `load f() at f()`},
		{"inert", `<template><a onclick="f()"></template>`, ``},
		{"ampersands", `<a onclick="a && b &c=1">`, `click a && b &c=1 at a && b &c=1`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := parsePage(t, test.page)
			var got []string
			for _, h := range p.Handlers {
				got = append(got, fmt.Sprintf("%s %s at %s", h.Event, h.Code, p.File.Text[h.Start:h.End]))
			}
			if diff := cmp.Diff(test.want, strings.Join(got, "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Decoding keeps the length, so that what follows a reference keeps its place.
func TestHandlerReferences(t *testing.T) {
	tests := []struct{ value, want string }{
		{`f(&quot;x&quot;)`, "f(\"\\\n\\\r\nx\\\n\\\r\n\")"},
		{`a &lt;= b`, `a <=    b`},
		{`a &amp;&amp; b`, `a &&         b`},
		{`f(&#39;x&#x27;);`, "f('\\\n\\\nx\\\n\\\r\n');"},
		{`&apos;&apos;`, "'" + strings.Repeat("\\\n", 5) + "'"},
		{`'a&amp;b'`, "'a&\\\n\\\nb'"},
		{`'a\&apos;b'`, "'a\\'\\\n\\\r\nb'"},
		{`x=1&copy=2`, `x=1&copy=2`},
		{`x&ampy`, `x&ampy`},
		{`x&amp y`, `x&    y`},
		{`&notit;`, `&notit;`},
		{`&#102;()`, `f     ()`},
		{`'&#0;&nope;&'`, "'\uFFFD&nope;&' "},
	}
	for _, test := range tests {
		p := parsePage(t, `<a onclick="`+test.value+`">`)
		if len(p.Handlers) != 1 {
			t.Errorf("%s: %d handlers", test.value, len(p.Handlers))
			continue
		}
		h := p.Handlers[0]
		if len(h.Code) != h.End-h.Start {
			t.Errorf("%s: length %d became %d", test.value, h.End-h.Start, len(h.Code))
		}
		if string(h.Code) != test.want {
			t.Errorf("%s: got %q, want %q", test.value, h.Code, test.want)
		}
	}
}

func TestManifestAndBase(t *testing.T) {
	p := parsePage(t, `<link rel=icon href=i.png><link href="/app&amp;.webmanifest" rel="x Manifest"><link rel=manifest href=b>`+
		`<base target=_top><base href=" /app/ "><base href="/c/">`)
	if p.Manifest.Href != "/app&.webmanifest" || p.Base != "/app/" {
		t.Errorf("manifest %q, base %q", p.Manifest.Href, p.Base)
	}
	if value := string(p.File.Text[p.Manifest.Start:p.Manifest.End]); value != "/app&amp;.webmanifest" {
		t.Errorf("the manifest's address stands at %q", value)
	}
}

func TestTooManyScripts(t *testing.T) {
	p := parsePage(t, strings.Repeat("<script>a()</script>", 10_000))
	if !p.Truncated || len(p.Scripts) != source.MaxParts {
		t.Errorf("%d scripts, truncated: %v", len(p.Scripts), p.Truncated)
	}
	p = parsePage(t, strings.Repeat("<script>a()</script>", source.MaxParts))
	if p.Truncated || len(p.Scripts) != source.MaxParts {
		t.Errorf("%d scripts, truncated: %v", len(p.Scripts), p.Truncated)
	}
}

func TestTooDeepPage(t *testing.T) {
	_, err := source.ParsePage(&source.File{Text: []byte(strings.Repeat("<div>", 100_000))})
	if err == nil {
		t.Error("no error")
	}
}

func FuzzParsePage(f *testing.F) {
	for _, seed := range []string{
		`<script src=a.js></script><script>b()</script><a onclick="f(&quot;x&quot;)">`, `<svg><script><![CDATA[a]]></svg>`,
		"\uFEFF<base href=x><link rel=manifest href=y>", `<template><noscript><script>`, `<a/onclick='&#39;&amp;'b=c`, "<script\x00on",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		before := string(text)
		p, err := source.ParsePage(&source.File{Path: "a.html", Text: text})
		if string(text) != before {
			t.Fatal("the text was modified")
		}
		if err != nil {
			return
		}
		for _, s := range p.Scripts {
			if s.Start < 0 || s.End < s.Start || s.End > len(text) || s.Src == "" && len(s.Code) != s.End-s.Start {
				t.Errorf("script %+v", s)
			}
		}
		for _, h := range p.Handlers {
			if h.Start < 0 || h.End > len(text) || len(h.Code) != h.End-h.Start {
				t.Errorf("handler %+v", h)
			}
		}
	})
}
