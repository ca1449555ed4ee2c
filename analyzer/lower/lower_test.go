package lower

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer/syntax"
)

// mustParse parses text behind a prefix that stands for the rest of a file, and checks that every
// span lies in its parent's.
func mustParse(t *testing.T, text string, lang Language) (*syntax.Program, string) {
	t.Helper()
	const prefix = "<script>é"
	program, err := Parse([]byte(text), lang, syntax.Options{Base: len(prefix)})
	if err != nil {
		t.Fatal(err)
	}
	source := prefix + text
	if want := (syntax.Span{Start: int32(len(prefix)), End: int32(len(source))}); program.Span != want {
		t.Fatalf("program %v, want %v", program.Span, want)
	}
	checkNested(t, program)
	return program, source
}

func checkNested(t *testing.T, program *syntax.Program) {
	t.Helper()
	syntax.Walk(program, func(n syntax.Node) bool {
		if n.Range().Empty() {
			t.Fatalf("%T %v is nowhere", n, n.Range())
		}
		syntax.Children(n, func(c syntax.Node) {
			if !n.Range().Contains(c.Range()) {
				t.Fatalf("%T %v is outside of %T %v", c, c.Range(), n, n.Range())
			}
		})
		return true
	})
}

// originals returns what the nodes that pick accepts are in the source.
func originals(program *syntax.Program, source string, pick func(syntax.Node) bool) []string {
	var list []string
	syntax.Walk(program, func(n syntax.Node) bool {
		if pick(n) {
			list = append(list, source[n.Range().Start:n.Range().End])
		}
		return true
	})
	return list
}

func registerCall(n syntax.Node) bool {
	c, ok := n.(*syntax.Call)
	if !ok {
		return false
	}
	m, ok := c.Callee.(*syntax.Member)
	return ok && m.Key.Name == "register"
}

func kind[T syntax.Node](n syntax.Node) bool {
	_, ok := n.(T)
	return ok
}

func TestCallSpans(t *testing.T) {
	tests := []struct {
		name, text, want string
		lang             Language
	}{
		{"cast and non-null", "(reg as any).sync!.register('x');", "(reg as any).sync!.register('x')", TypeScript},
		{"cast over lines", "(\n  reg as unknown as {\n sync: { register(t: string): void } }\n).sync.register( 'x' )", "", TypeScript},
		{"old cast", "(<any>reg).sync.register('x')", "", TypeScript},
		{"nested casts", "((reg as A).sync as B)!.register('x' as const)", "", TypeScript},
		{"await", "(await (navigator as any).serviceWorker.ready as Reg).sync?.register('x')", "", TypeScript},
		{"satisfies and type arguments", "(reg satisfies R).sync.register<string>('x')", "", TypeScript},
		{"comment in the cast", "(reg as /* ) */ any).sync.register('x')", "", TypeScript},
		{"in an arrow function", "ready.then(r => (r as any).sync.register('x'))", "(r as any).sync.register('x')", TypeScript},
		{"statement of an if on one line", "if (a) (r as any).sync.register('x');", "(r as any).sync.register('x')", TypeScript},
		{"behind characters of two code units", "/* 😀é */ '😀'; (r as any).sync.register('é')", "(r as any).sync.register('é')", TypeScript},
		{"behind CR and U+2028", "let a\r\nlet b\rlet c\u2028(r as any).sync.register('x')", "(r as any).sync.register('x')", TypeScript},
		{"generics in tsx", "const f = <T,>(r: T) => { (r as any).sync.register('x') }", "(r as any).sync.register('x')", TSX},
		{"handler of an element", `<b onClick={() => (reg as any).sync.register("x")}>don't <i/></b>`, `(reg as any).sync.register("x")`, TSX},
		{"child of an element", `<>{reg.sync.register('x')}</>`, `reg.sync.register('x')`, JSX},
		{"element in JavaScript", `const a = <b c={reg.sync.register('x')} />`, `reg.sync.register('x')`, JavaScript},
		{"default of an arrow's pattern", "({a} = {a: 1}) => a; reg.sync.register('x')", "reg.sync.register('x')", JavaScript},
		{"parameter property", "class A { constructor(private reg: any) { this.reg.sync.register('x') } }", "this.reg.sync.register('x')", TypeScript},
		{"decorated parameter", "@I() class A { constructor(@J() private reg: any) { this.reg.sync.register('x') } }", "this.reg.sync.register('x')", TypeScript},
		{"decorated class", "@I({a: 1}) export class A { @J() b = (reg as any).sync.register('x') }", "(reg as any).sync.register('x')", TypeScript},
		{"renamed variable", "let r; { let r = 1; (r as any).sync.register('x') }", "(r as any).sync.register('x')", TypeScript},
		{"ambient declarations", "declare const reg: any; interface A {}\ntype B = string\nreg.sync.register('x')", "reg.sync.register('x')", TypeScript},
		{"ignored error", "// @ts-expect-error not in the types\nreg.sync.register('x')", "reg.sync.register('x')", TypeScript},
		{"enum as argument", "const enum Tag { Out = 'x' }\nreg.sync.register(Tag.Out)", "reg.sync.register(Tag.Out)", TypeScript},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			program, source := mustParse(t, test.text, test.lang)
			want := test.want
			if want == "" {
				want = test.text
			}
			if diff := cmp.Diff([]string{want}, originals(program, source, registerCall)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSpans(t *testing.T) {
	tests := []struct {
		name, text string
		pick       func(syntax.Node) bool
		want       []string
	}{
		{"else if", "if (a as any) {}\nelse if ((b as any).c) {}", kind[*syntax.If], []string{"if (a as any) {}\nelse if ((b as any).c) {}", "if ((b as any).c) {}"}},
		{"return", "function f() { return x as any; }\n() => { return (y as any) }", kind[*syntax.Return], []string{"return x as any;", "return (y as any)"}},
		{"throw with type over lines", "throw e as\n  | A\n  | B\nf()", kind[*syntax.Throw], []string{"throw e as\n  | A\n  | B"}},
		{"try", "try { f() } catch (e: unknown) {} finally {}", kind[*syntax.Try], []string{"try { f() } catch (e: unknown) {} finally {}"}},
		{"strings", "f('a', `b`, \"c\\\"\", 'it\\'s', x['d' as any])", kind[*syntax.StringLit], []string{"'a'", "\"c\\\"\"", "'it\\'s'", "'d'"}},
		{"enum member", "enum E { Z = 'sync' }\nE.Z in reg", func(n syntax.Node) bool { b, ok := n.(*syntax.Binary); return ok && b.Op == "in" }, []string{"E.Z in reg"}},
		{"templates", "`a${(b as any).c!}d ${e}`", kind[*syntax.TemplateLit], []string{"`a${(b as any).c!}d ${e}`"}},
		{"test with casts", "'sync' in (reg as any) && (x as any)", kind[*syntax.Logical], []string{"'sync' in (reg as any) && (x as any)"}},
		{"await", "async () => { await (x as any) }", kind[*syntax.Await], []string{"await (x as any)"}},
		{"members", "this.a!.b?.[(c as any)]", kind[*syntax.Member], []string{"this.a!.b?.[(c as any)]", "this.a!.b", "this.a"}},
		{"parameter without parentheses", "(async r => r)", kind[*syntax.Param], []string{"r"}},
		{"new", "new A<B>(c as any)", kind[*syntax.New], []string{"new A<B>(c as any)"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			program, source := mustParse(t, test.text, TypeScript)
			if diff := cmp.Diff(test.want, originals(program, source, test.pick)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCallParts(t *testing.T) {
	program, source := mustParse(t, "f<A>((v) => !v); (g as any)!(1,);", TypeScript)
	var args, bodies []string
	syntax.Walk(program, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Call:
			args = append(args, source[n.ArgsSpan.Start:n.ArgsSpan.End])
		case *syntax.Function:
			bodies = append(bodies, source[n.BodySpan.Start:n.BodySpan.End])
		}
		return true
	})
	if diff := cmp.Diff([]string{"((v) => !v)", "(1,)"}, args); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"!v"}, bodies); diff != "" {
		t.Error(diff)
	}
}

func TestElementSpans(t *testing.T) {
	program, source := mustParse(t, "const a = <b><C d='e'/> f </b>", TSX)
	want := []string{"<b><C d='e'/> f </b>", "<C d='e'/>"}
	if diff := cmp.Diff(want, originals(program, source, kind[*syntax.Call])); diff != "" {
		t.Error(diff)
	}
}

func TestErrors(t *testing.T) {
	tests := []struct {
		name, text string
		lang       Language
		offset     int
	}{
		{"at a token", "let é = 1\nlet a: = 2", TypeScript, 18},
		{"generic arrow in tsx", "const f = <T>(a) => a", TSX, 18},
		{"duplicate declaration", "let a = 1\nlet a = 2", TypeScript, 14},
		{"JavaScript's own", "let a =\n= 2", JavaScript, 8},
		{"too deep", strings.Repeat("[", maxNesting+1), TypeScript, maxNesting},
		{"too many arrows", strings.Repeat("a=>", maxArrows+1), TypeScript, 3*maxArrows + 2},
		{"too many operators", strings.Repeat("!", maxRecursion+1), TypeScript, maxRecursion},
		{"too many keywords", strings.Repeat("new ", maxRecursion) + "!", TypeScript, 4 * maxRecursion},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Parse([]byte(test.text), test.lang, syntax.Options{Base: 100})
			bad, ok := errors.AsType[*syntax.Error](err)
			if !ok || bad.Offset != 100+test.offset || bad.Message == "" {
				t.Errorf("got %v, want one at %d", err, 100+test.offset)
			}
		})
	}
}

func TestParseFile(t *testing.T) {
	vue := "<template>{{ a }}</template>\n<script>\nexport default {}\n</script>\n<script setup lang=\"ts\">\nconst r = reg as any; r.sync.register('x')\n</script>"
	tests := []struct {
		name, text string
		want       []string
	}{
		{"a.vue", vue, []string{"r.sync.register('x')"}},
		{"a.ts", "(<any>r).sync.register('x')", []string{"(<any>r).sync.register('x')"}},
		{"a.d.ts", "declare const a: string; export {}", nil},
		{"a.astro", "---\nr.sync.register('server')\n---\n<script>r!.sync.register('x')</script>", []string{"r!.sync.register('x')"}},
		{"a.svelte", "<b/>", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			program, err := ParseFile(test.name, []byte(test.text), syntax.Auto)
			if err != nil {
				t.Fatal(err)
			}
			checkNested(t, program)
			if diff := cmp.Diff(test.want, originals(program, test.text, registerCall)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestForPath(t *testing.T) {
	tests := map[string]struct {
		lang Language
		ok   bool
	}{
		"a.js": {JavaScript, true}, "A.JSX": {JSX, true}, "a/b.ts": {TypeScript, true}, "a.mts": {TypeScript, true},
		"a.cts": {TypeScript, true}, "a.tsx": {TSX, true}, "a.d.ts": {Declaration, true}, "a.d.mts": {Declaration, true},
		"a.d.css.ts": {Declaration, true}, "ad.ts": {TypeScript, true}, "a.css": {JavaScript, false}, "ts": {JavaScript, false},
	}
	for name, want := range tests {
		if lang, ok := ForPath(name); lang != want.lang || ok != want.ok {
			t.Errorf("%s: got %v, %v", name, lang, ok)
		}
	}
}
