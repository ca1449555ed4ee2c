package lower

import (
	"testing"

	"github.com/synclint/synclint/analyzer/syntax"
)

func TestJSON(t *testing.T) {
	const text = "{\n\t// queue\n\t\"swSrc\": \"src/sw.js\",\n\t\"list\": [1, {\"a\": null}]\n} // end"
	program, err := ParseFile("workbox.json", []byte(text), syntax.Auto)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	syntax.Walk(program, func(n syntax.Node) bool {
		switch n.(type) {
		case *syntax.StringLit, *syntax.Key, *syntax.NumberLit, *syntax.NullLit:
			found = append(found, text[n.Range().Start:n.Range().End])
		}
		return true
	})
	want := []string{`"swSrc"`, `"src/sw.js"`, `"list"`, "1", `"a"`, "null"}
	if len(found) != len(want) {
		t.Fatalf("found %q, want %q", found, want)
	}
	for i := range want {
		if found[i] != want[i] {
			t.Errorf("place %d: %q, want %q", i, found[i], want[i])
		}
	}
}

func TestBrokenJSON(t *testing.T) {
	for _, text := range []string{`{"a":`, `{"a": 1`, ``, `{}; alert(1)`, `}`} {
		if _, err := ParseFile("workbox.json", []byte(text), syntax.Auto); err == nil {
			t.Errorf("%q was read", text)
		}
	}
}
