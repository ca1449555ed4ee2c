package lower

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// found is a part with its text instead of its place.
type found struct {
	Text, Lang            string
	Module, Setup, Server bool
}

func TestScripts(t *testing.T) {
	tests := []struct {
		name, file, text string
		want             []found
	}{
		{
			"vue", "a.vue",
			"<template><b/></template>\n<script>\nexport default {}\n</script>\n<style>a > b {}</style>",
			[]found{{"\nexport default {}\n", "JavaScript", true, false, false}},
		},
		{
			"vue with both", "a.vue",
			`<script lang="ts">a</script><script setup lang='tsx'>b</script>`,
			[]found{{"a", "TypeScript", true, false, false}, {"b", "TSX", true, true, false}},
		},
		{
			"elements that HTML takes for raw text", "a.vue",
			`<template><textarea v-model="x" /><title/><iframe/></template><script>a</script>`,
			[]found{{"a", "JavaScript", true, false, false}},
		},
		{
			"script in an expression of the template", "a.vue",
			`<template>{{ '<script>' + "</template>" }}<template #x><p></template></template><script>a</script>`,
			[]found{{"a", "JavaScript", true, false, false}},
		},
		{
			"script in the template, a comment or a block", "a.vue",
			`<!-- <script>no</script> --><template><script>no</script></template><docs><script>no</script></docs><script>a</script>`,
			[]found{{"a", "JavaScript", true, false, false}},
		},
		{
			"end tag in capitals and with space", "a.vue", "<SCRIPT LANG=ts>a</b></SCRIPT >",
			[]found{{"a</b>", "TypeScript", true, false, false}},
		},
		{"no end tag", "a.vue", "<script>a", []found{{"a", "JavaScript", true, false, false}}},
		{
			"nothing to read", "a.vue",
			`<script src="x.ts"></script><script> </script><script lang=coffee>a</script><script type="application/json">{}</script>`,
			nil,
		},
		{
			"svelte", "a.svelte",
			`<script context="module" lang="ts">a</script><script lang="ts">b</script>
{#if x < 1 && y > 2}<button on:click={() => go("<script>")}>don't {"<script>no</script>"}</button>{/if}
<svelte:head><script>no</script></svelte:head>`,
			[]found{{"a", "TypeScript", true, false, false}, {"b", "TypeScript", true, true, false}},
		},
		{
			"svelte 5", "a.svelte", `<div on:click={() => { x }} /><script module>a</script><script>b</script>`,
			[]found{{"a", "JavaScript", true, false, false}, {"b", "JavaScript", true, true, false}},
		},
		{
			"astro", "a.astro",
			"---\nconst a = '<script>';\n// '---\nconst b = `\n---\n`;\n---\n<p>{a ? \"<script>\" : ''}</p>\n" +
				`<script>c as any</script><script is:inline>d</script><script type="module" is:inline>e</script>` +
				`<script type="application/ld+json">{}</script>`,
			[]found{
				{"\nconst a = '<script>';\n// '---\nconst b = `\n---\n`;\n", "TypeScript", true, false, true},
				{"c as any", "TypeScript", true, false, false},
				{"d", "JavaScript", false, false, false},
				{"e", "JavaScript", true, false, false},
			},
		},
		{"astro without frontmatter", "a.astro", "<script>a</script>", []found{{"a", "TypeScript", true, false, false}}},
		{"other file", "a.html", "<script>a</script>", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []found
			for _, p := range Scripts(test.file, []byte(test.text)) {
				got = append(got, found{test.text[p.Start:p.End], p.Lang.String(), p.Module, p.Setup, p.Server})
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestOnly(t *testing.T) {
	text := "é<script>\r\na</script><style>b</style><script>(c)</script>\n"
	parts := Scripts("x.vue", []byte(text))
	got := string(Only([]byte(text), parts))
	if len(got) != len(text) || strings.Join(strings.Fields(got), " ") != "a; (c);" {
		t.Errorf("got %q", got)
	}
	for _, p := range parts {
		if got[p.Start:p.End] != text[p.Start:p.End] {
			t.Errorf("part %v has moved: %q", p, got)
		}
	}
}

func FuzzScripts(f *testing.F) {
	f.Add("a.vue", []byte("<template>{{ '<' }}</template><script setup lang=ts>a</script>"))
	f.Add("a.svelte", []byte("{'<script>'}<script module>a</script>"))
	f.Add("a.astro", []byte("---\na\n---\n{`<script>`}<script>b"))
	f.Fuzz(func(t *testing.T, name string, text []byte) {
		pos := 0
		parts := Scripts(name, text)
		for _, p := range parts {
			if p.Start < pos || p.End <= p.Start || p.End > len(text) {
				t.Fatalf("part %v behind %d", p, pos)
			}
			pos = p.End
		}
		if got := Only(text, parts); len(got) != len(text) {
			t.Fatalf("%d bytes of %d", len(got), len(text))
		}
	})
}
