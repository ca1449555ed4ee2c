package syntax

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestBindings gives for each occurrence of the identifier x, in source order, the number of
// the occurrence that first declares its binding, or - when it is unbound.
func TestBindings(t *testing.T) {
	tests := []struct {
		name, src string
		goal      Goal
		want      string
	}{
		{"global", "x", Auto, "-"},
		{"use before var", "x; var x", Auto, "1 1"},
		{"var leaves blocks", "{ { var x } } x", Auto, "0 0"},
		{"var stays in its function", "function f() { for (var x;;); } x", Auto, "0 -"},
		{"let stays in its block", "{ let x; x } x", Auto, "0 0 -"},
		{"let shadows before it is declared", "let x; { x; let x }", Auto, "0 2 2"},
		{"redeclared var", "var x; var x; x", Auto, "0 0 0"},
		{"closure", "let x; () => () => x", Auto, "0 0"},
		{"const and class", "const x = 1; { class x {} x } x", Auto, "0 1 1 0"},
		{"class name inside the class", "class x { m() { x } } x = 1", Auto, "0 0 0"},
		{"class expression name", "(class x extends x { static y = x }); x", Auto, "0 0 0 -"},
		{"class name in a computed key", "(class x { [x]() {} })", Auto, "0 0"},
		{"function expression name", "(function x() { x }); x", Auto, "0 0 -"},
		{"function expression name is shadowed", "(function x() { var x; x })", Auto, "0 1 1"},
		{"function expression name is shadowed by a parameter", "(function x(x) { x })", Auto, "0 1 1"},
		{"parameter and body var are one", "function f(x) { var x; x }", Auto, "0 0 0"},
		{"default does not see the body", "let x; function f(a = x) { let x; x }", Auto, "0 0 2 2"},
		{"closure in a default does not see the body", "let x; function f(a = () => x) { var x; x }", Auto, "0 0 2 2"},
		{"default sees the parameters", "let x; function f(a = x, x) { x }", Auto, "0 2 2 2"},
		{"destructured parameters", "function f({a: x, b = x}, [c = x, ...d]) { x }", Auto, "0 0 0 0"},
		{"default of a destructured arrow parameter", "let x; ({a} = [x]) => x", Auto, "0 0 0"},
		{"keys are no names", "({x: 1}).x; x: for (;;) break x; class A { x; x() {} #x; y = this.#x }", Auto, ""},
		{"shorthand", "let x; ({x}); ({x} = {}); ({x = 1} = {})", Auto, "0 0 0 0"},
		{"computed keys", "let x; ({[x]: 1}); let {[x]: y} = {}; class A { [x] = 1; static [x]() {} }", Auto, "0 0 0 0 0"},
		{"catch parameter", "let x; try {} catch (x) { x } x", Auto, "0 1 1 0"},
		{"catch pattern", "try {} catch ({a: [x = x]}) { x }", Auto, "0 0 0"},
		{"var in a catch", "try {} catch (x) { var x = 1; x } x", Auto, "0 1 0 1"},
		{"for let", "for (let x = 0; x; x) { x } x", Auto, "0 0 0 0 -"},
		{"for let is shadowed in its body", "for (let x = 0; x;) { let x; x }", Auto, "0 0 2 2"},
		{"for var", "for (var x of y); x", Auto, "0 0"},
		{"for const", "for (const x of x) { x } x", Auto, "0 0 0 -"},
		{"for target", "let x; for (x of y); for ([x] in y);", Auto, "0 0 0"},
		{"switch", "switch (x) { case x: let x; default: x }", Auto, "- 2 2 2"},
		{"static block", "var x; class A { static { var x; x } } x", Auto, "0 1 1 0"},
		{"field initialiser", "let x; class A { y = x; z = () => x }", Auto, "0 0 0"},
		{"import", "import x from 'a'; export default x; x", Auto, "0 0 0"},
		{"imports", "import * as x from 'a'; import {y as z} from 'b'; x", Auto, "0 0"},
		{"renamed import", "import {x as y} from 'a'; x", Auto, "-"},
		{"export", "export {x}; let x", Auto, "1 1"},
		{"re-export is no use", "export {x} from 'a'; let x", Auto, "0"},
		{"exported declarations", "export function x() {} export {x as y}", Auto, "0 0"},
		{"export default function", "export default function x() {} x", Auto, "0 0"},
		{"export default class", "export default class x {} x", Auto, "0 0"},
		{"export default of a function expression", "export default (function x() {}); x", Auto, "0 -"},
		{"function in a block of a module", "{ function x() {} x } x; export {}", Auto, "0 0 -"},
		{"function in a block of strict code", "'use strict'; { function x() {} x } x", Auto, "0 0 -"},
		{"function in a block of a strict function", "function f() { 'use strict'; { function x() {} } x }", Auto, "0 -"},
		{"escapes do not make strict", `function f() { 'use\x20strict'; { function x() {} } x }`, Auto, "0 0"},
		{"function in a block of a class", "class A { m() { { function x() {} } x } }", Auto, "0 -"},
		{"function in a block of sloppy code", "x; { x; function x() {} } x", Auto, "2 2 2 2"},
		{"functions in two blocks", "{ function x() {} x } { function x() {} x } x", Auto, "0 0 2 2 0"},
		{"function in a block and a parameter", "function f(x) { { function x() {} } x }", Auto, "0 1 0"},
		{"function in a block under a catch", "try {} catch (x) { { function x() {} } x } x", Auto, "0 1 0 1"},
		{"function in a block under a catch pattern", "try {} catch ({x}) { { function x() {} } x } x", Auto, "0 1 0 -"},
		{"function in a block before a var", "{ function x() {} } var x; x", Auto, "0 0 0"},
		{"async function in a block", "{ async function x() {} } x", Auto, "0 -"},
		{"generator in a block", "{ function* x() {} } x", Auto, "0 -"},
		{"function in a case", "switch (1) { case 1: function x() {} x } x", Auto, "0 0 0"},
		{"labelled function", "y: function x() {} x", Auto, "0 0"},
		{"escaped name", `let \u0078; x`, Auto, "0 0"},
		{"handler", "var x; return x", Handler, "0 0"},
		{"many names", "let a, b, c, d, e, f, g, h, i, j, k, x; { x; let a, b, c, d, e, f, g, h, i, j, k, x; }", Auto, "0 2 2"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			program := mustParse(t, test.src, Options{Goal: test.goal})
			var xs []*Ident
			Walk(program, func(n Node) bool {
				if id, ok := n.(*Ident); ok && id.Name == "x" {
					xs = append(xs, id)
				}
				return true
			})
			var got []string
			for _, id := range xs {
				if id.Binding == nil {
					got = append(got, "-")
					continue
				}
				got = append(got, strconv.Itoa(slices.Index(xs, id.Binding.Decls[0])))
			}
			if got := strings.Join(got, " "); got != test.want {
				t.Errorf("%s\ngot  %s\nwant %s", test.src, got, test.want)
			}
		})
	}
}

func mustParse(t testing.TB, src string, opts Options) *Program {
	t.Helper()
	program, err := Parse([]byte(src), opts)
	if err != nil {
		t.Fatalf("%s\n%v", src, err)
	}
	return program
}

// TestBindingFacts looks at the binding of x that the program's own scope holds.
func TestBindingFacts(t *testing.T) {
	tests := []struct {
		src  string
		want string // kind, declarations, uses, writes, captured
	}{
		{"let x; x", "let 1 1 0 false"},
		{"let x = 1; x = 2; x += 3; x++; --x", "let 1 4 5 false"},
		{"var x = 1; var x; x", "var 2 1 1 false"},
		{"const {a: [x = 1]} = y", "const 1 0 1 false"},
		{"let x; [x] = y; ({x, a: x, ...x} = y); [x.y] = z", "let 1 5 4 false"},
		{"for (let x of y);", "none"},
		{"for (var x of y) x", "var 1 1 1 false"},
		{"let x; for (x in y);", "let 1 1 1 false"},
		{"let x; () => x", "let 1 1 0 true"},
		{"let x; class A { y = x }", "let 1 1 0 true"},
		{"let x; class A { [x] = 1 }", "let 1 1 0 false"},
		{"let x; class A { static { x = 1 } }", "let 1 1 1 true"},
		{"function x() { x() }", "function 1 1 1 true"},
		{"var x = 1; function x() {}", "function 2 0 2 false"},
		{"class x {} new x", "class 1 1 1 false"},
		{"import x from 'a'; x", "import 1 1 1 false"},
		{"try {} catch (x) { var x = 1 }", "var 1 0 0 false"},
		{"{ function x() {} }", "function 1 0 1 false"},
		{"var x; { function x() {} }", "var 2 0 1 false"},
	}
	kinds := []string{"var", "let", "const", "function", "class", "param", "catch", "import"}
	for _, test := range tests {
		b := mustParse(t, test.src, Options{}).Scope.Lookup("x")
		got := "none"
		if b != nil {
			got = fmt.Sprint(kinds[b.Kind], " ", len(b.Decls), len(b.Uses), b.Writes, b.Captured)
		}
		if got != test.want {
			t.Errorf("%s: got %s, want %s", test.src, got, test.want)
		}
	}
}

func TestHoistedFunction(t *testing.T) {
	program := mustParse(t, "{ function x() {} } x", Options{})
	inner := program.Body[0].(*Block).Scope.Lookup("x")
	outer := program.Scope.Lookup("x")
	if inner == nil || outer == nil || inner.Hoisted != outer || outer.Hoisted != nil {
		t.Errorf("inner %+v, outer %+v", inner, outer)
	}
	if id := outer.Decls[0]; id.Binding != inner {
		t.Error("the declaration is not bound to the block's binding")
	}
	program = mustParse(t, "function f(x) { { function x() {} } }", Options{})
	block := program.Body[0].(*FuncDecl).Func.Body[0].(*Block)
	if inner := block.Scope.Lookup("x"); inner.Hoisted != nil {
		t.Error("a function is hoisted over a parameter")
	}
}

func TestTopScope(t *testing.T) {
	tests := []struct {
		src  string
		goal Goal
		want ScopeKind
	}{
		{"a", Auto, GlobalScope},
		{"a", Script, GlobalScope},
		{"a", Module, ModuleScope},
		{"a", Handler, FunctionScope},
		{"import 'a'", Auto, ModuleScope},
		{"export {}", Auto, ModuleScope},
		{"import.meta", Auto, ModuleScope},
		{"await a", Auto, ModuleScope},
		{"for await (a of b);", Auto, ModuleScope},
		{"async () => { await a }", Auto, GlobalScope},
		{"import('a')", Auto, GlobalScope},
		{"return a", Auto, GlobalScope},
	}
	for _, test := range tests {
		program := mustParse(t, test.src, Options{Goal: test.goal})
		if program.Scope.Kind != test.want || program.Module != (test.want == ModuleScope) {
			t.Errorf("%s: scope %d, module %t", test.src, program.Scope.Kind, program.Module)
		}
	}
}

// TestScopesOfNodes checks that every node that should hold a scope does, with the scope of
// the node around it as its parent.
func TestScopesOfNodes(t *testing.T) {
	for _, src := range samples {
		program := mustParse(t, src, Options{})
		Walk(program, func(n Node) bool {
			var s *Scope
			switch n := n.(type) {
			case *Block:
				s = n.Scope
			case *Function:
				s = n.Scope
			case *Class:
				s = n.Scope
			case *For:
				s = n.Scope
			case *ForIn:
				s = n.Scope
			case *ForOf:
				s = n.Scope
			case *Switch:
				s = n.Scope
			case *CatchClause:
				s = n.Scope
			default:
				return true
			}
			if s == nil {
				t.Errorf("%T %v in %s has no scope", n, n.Range(), src)
				return true
			}
			top := s
			for top.Parent != nil {
				top = top.Parent
			}
			if top != program.Scope {
				t.Errorf("%T %v in %s is not inside the program's scope", n, n.Range(), src)
			}
			return true
		})
	}
}
