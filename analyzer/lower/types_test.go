package lower

import (
	"testing"

	"github.com/synclint/synclint/analyzer/syntax"
)

// TestParameterTypes has the names of types at the parameters that they are annotated to.
func TestParameterTypes(t *testing.T) {
	const code = `
class Outbox {
  constructor(private readonly http: HttpClient, reg?: ServiceWorkerRegistration | null, n = 1) {}
}
const f = (a: string /* : B */, b: Map<string, A>, c: A[], d: ns.D, e: { x: A }, { g }: G, h /* why */ : H = x, ...rest: R) => a;
function plain(i, j: any) { return i ? j : K }
`
	program, err := Parse([]byte(code), TypeScript, syntax.Options{Goal: syntax.Module})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	syntax.Walk(program, func(n syntax.Node) bool {
		if f, ok := n.(*syntax.Function); ok {
			for _, p := range f.Params {
				if id, ok := p.Target.(*syntax.Ident); ok {
					got[id.Name] = p.Type
				}
			}
		}
		return true
	})
	want := map[string]string{
		"http": "HttpClient", "reg": "ServiceWorkerRegistration", "n": "", "a": "string", "b": "", "c": "", "d": "", "e": "",
		"h": "H", "rest": "R", "i": "", "j": "any",
	}
	for name, typ := range want {
		if got[name] != typ {
			t.Errorf("%s is a %q, want %q", name, got[name], typ)
		}
	}
	if len(got) != len(want) {
		t.Errorf("parameters: %v", got)
	}
}
