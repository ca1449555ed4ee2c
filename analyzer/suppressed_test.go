package analyzer_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer/fix"
	"github.com/synclint/synclint/analyzer/report"
)

// ruleNames returns the rules of the findings of a report.
func ruleNames(r *report.Report) string {
	var names []string
	for _, f := range r.Findings {
		names = append(names, f.Rule)
	}
	return strings.Join(names, " ")
}

// TestSuppression has the same use in files of every kind, with a comment in front of it.
func TestSuppression(t *testing.T) {
	const (
		words = "synclint-disable-next-line unguarded-sync -- only for our kiosks"
		use   = "navigator.serviceWorker.ready.then((r) => r.sync.register('a'));\n"
	)
	for name, text := range map[string]string{
		"app.js":       "// " + words + "\n" + use,
		"app.ts":       "const n: number = 1;\n/* " + words + " */\n" + use,
		"app.tsx":      "export const A = () => <p>\n{/* " + words + " */}\n<b onClick={async () => { await (await navigator.serviceWorker.ready).sync.register('a'); }}/></p>;\n",
		"a.vue":        "<template><p/></template>\n<script>\n// " + words + "\n" + use + "</script>",
		"a.svelte":     "<script lang=\"ts\">\n// " + words + "\n" + use + "</script>\n<p/>",
		"a.astro":      "---\nconst a = 1;\n---\n<script>\n// " + words + "\n" + use + "</script>",
		"a.html":       "<script>\n// " + words + "\n" + use + "</script>",
		"handler.html": "<!-- " + words + " -->\n<p onclick=\"" + strings.TrimSuffix(use, "\n") + "\">",
		"a.php":        "<script>\n<?php // " + words + " ?>\n" + use + "</script>",
		"a.jinja":      "<script>\n{# " + words + " #}\n" + use + "</script>",
		"a.erb":        "<script>\n<%# " + words + " %>\n" + use + "</script>",
		"a.blade.php":  "<script>\n{{-- " + words + " --}}\n" + use + "</script>",
		"broken.js":    "// " + words + "\n" + use + "function ( {",
	} {
		r, _ := analyzeFiles(t, map[string]string{name: text})
		if got := ruleNames(r); got != "" || r.Suppressed != 1 {
			t.Errorf("%s: %d suppressed, and the findings %q", name, r.Suppressed, got)
		}
		without := strings.ReplaceAll(text, "synclint-", "")
		r, _ = analyzeFiles(t, map[string]string{name: without})
		if got := ruleNames(r); got != "unguarded-sync" {
			t.Errorf("%s without the comment: findings %q", name, got)
		}
	}
}

func TestSuppressionsAreChecked(t *testing.T) {
	const use = "navigator.serviceWorker.ready.then((r) => r.sync.register('a'));\n"
	for text, want := range map[string]string{
		"// synclint-disable-next-line unguarded-sync\n" + use:                        "invalid-suppression unguarded-sync",
		"// synclint-disable-next-line missing-fallback -- r\n" + use:                 "unused-suppression unguarded-sync",
		"// synclint-disable-next-line missing-fallback, unguarded-sync -- r\n" + use: "unused-suppression",
		"// synclint-disable-file unguarded-sync -- r\n" + use + use:                  "",
		"alert(1); // synclint-disable-line unguarded-sync -- r\n":                    "unused-suppression",
		"// synclint-disable-file unused-suppression -- r\n// synclint-enable a\n":    "invalid-suppression unused-suppression",
		"// synclint-disable-file unguarded-sync -- r\nfunction ( {\n" + use:          "",
	} {
		r, _ := analyzeFiles(t, map[string]string{"app.js": text})
		if got := ruleNames(r); got != want && !(strings.Contains(want, " ") && sameWords(got, want)) {
			t.Errorf("%q: findings %q, want %q", text, got, want)
		}
	}
}

func sameWords(a, b string) bool {
	count := map[string]int{}
	for w := range strings.FieldsSeq(a) {
		count[w]++
	}
	for w := range strings.FieldsSeq(b) {
		count[w]--
	}
	for _, n := range count {
		if n != 0 {
			return false
		}
	}
	return true
}

// The fix of a comment that is of no use takes the lines that it has for itself.
func TestUnusedSuppressionIsRemoved(t *testing.T) {
	for text, want := range map[string]string{
		"a();\n  // synclint-disable-next-line unguarded-sync -- r\nb();\n":                           "a();\nb();\n",
		"a(); // synclint-disable-line unguarded-sync -- r\nb();\n":                                   "a(); \nb();\n",
		"a();\r\n/* synclint-disable unguarded-sync -- r */\r\nb();\r\n/* synclint-enable */\r\nc();": "a();\r\nb();\r\nc();",
		"// synclint-disable-file unguarded-sync -- r":                                                "",
	} {
		r, _ := analyzeFiles(t, map[string]string{"app.js": text})
		if len(r.Findings) != 1 || len(r.Findings[0].Fixes) != 1 {
			t.Errorf("%q: findings %v", text, r.Findings)
			continue
		}
		got, err := fix.Apply([]byte(text), r.Findings[0].Fixes[0].Edits)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, string(got)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}
