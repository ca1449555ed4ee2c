package syntax

import "testing"

// TestMask gives programs in newer syntax and what is left of them for the parser.
func TestMask(t *testing.T) {
	tests := []struct{ src, want string }{
		{
			"import a from 'b' with {type: 'json'}; c d",
			"import a from 'b'                    ; c d",
		},
		{
			"export * from 'b' assert {type: 'json'}",
			"export * from 'b'                      ",
		},
		{
			"import 'b' with\n{a: {'b': 1}}",
			"import 'b'     \n             ",
		},
		{
			"import defer * as a from 'b'; import source c from 'd'; import source from 'e'",
			"import       * as a from 'b'; import        c from 'd'; import source from 'e'",
		},
		{
			"import source from from 'a'; import source, {b} from 'c'",
			"import        from from 'a'; import source, {b} from 'c'",
		},
		{
			"import.defer('a'); import.source('b'); import.meta.source('c')",
			"import      ('a'); import       ('b'); import.meta.source('c')",
		},
		{
			"@a @b.c(d)\n@(e) class F { @g h() {} @i() accessor j = 1; static accessor #k; accessor; accessor\nl }",
			"          \n     class F {    h() {}               j = 1; static          #k; accessor; accessor\nl }",
		},
		{
			"{ using a = b; await using c = d; using\ne = f; for (using g of h); for (using of i); a.using = using }",
			"{ const a = b;       const c = d; using\ne = f; for (const g of h); for (using of i); a.using = using }",
		},
		{
			"x = /@a/; y = a / b / @c; `@d ${@e}`; '@f' // @g",
			"x = /@a/; y = a / b /   ; `@d ${  }`; '@f' // @g",
		},
		{
			"if (a) /@b/.c; (d) / @e / f",
			"if (a) /@b/.c; (d) /    / f",
		},
		{"with (a) b; assert (c)", "with (a) b; assert (c)"},
		{"@", "@"},
		{"@(a", "@(a"},
		{"@a(b", "@a(b"},
		{"import 'a' with {", "import 'a' with {"},
	}
	for _, test := range tests {
		got, changed := mask([]byte(test.src))
		if changed != (test.src != test.want) || changed && string(got) != test.want {
			t.Errorf("\n%s\n%s, want\n%s", test.src, got, test.want)
		}
	}
}

func TestParseNewerSyntax(t *testing.T) {
	const src = `import a from 'b' with {type: 'json'}
@dec(a) class C { @d accessor e = 1 }
async function f() { await using g = h; return g }`
	program := mustParse(t, src, Options{})
	if len(program.Body) != 3 {
		t.Fatalf("%d statements", len(program.Body))
	}
	f := program.Body[2].(*FuncDecl).Func
	decl := f.Body[0].(*VarDecl)
	if text := src[decl.Start:decl.End]; decl.Kind != ConstBinding || text != "using g = h;" {
		t.Errorf("declaration %d is %q", decl.Kind, text)
	}
	if g := f.Body[1].(*Return).X.(*Ident); g.Binding != decl.Decls[0].Target.(*Ident).Binding {
		t.Error("g is not bound to its declaration")
	}
}
