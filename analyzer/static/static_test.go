package static

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/synclint/synclint/analyzer/syntax"
)

// modules are files by their specifiers.
type modules map[string]string

func (f modules) load(t *testing.T, name string, loaded map[string]*Module) *Module {
	t.Helper()
	if m := loaded[name]; m != nil {
		return m
	}
	p, err := syntax.Parse([]byte(f[name]), syntax.Options{})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	m := &Module{Path: name, Program: p}
	loaded[name] = m
	m.Import = func(specifier string) *Module {
		if _, ok := f[specifier]; !ok {
			return nil
		}
		return f.load(t, specifier, loaded)
	}
	return m
}

// write writes a value like an expression: ? for what is not known, ... for what may be missing.
func write(v *Value) string {
	switch v.Kind {
	case Undefined, Null:
		return map[Kind]string{Undefined: "undefined", Null: "null"}[v.Kind]
	case Bool:
		return strconv.FormatBool(v.Bool)
	case Number:
		return strconv.FormatFloat(v.Number, 'g', -1, 64)
	case String:
		mark := ""
		if v.Partial {
			mark = "~"
		}
		if v.Own {
			mark += "own:"
		}
		return mark + v.Text
	case RegExp:
		return "/" + v.Text + "/"
	case Function:
		return "f"
	case Array, Object, Choice:
		return writeList(v)
	default:
		return "?"
	}
}

func writeList(v *Value) string {
	var parts []string
	for _, x := range v.Elems {
		parts = append(parts, write(x))
	}
	for _, f := range v.Fields {
		parts = append(parts, f.Name+": "+write(f.Value))
	}
	if v.Open {
		parts = append(parts, "...")
	}
	switch v.Kind {
	case Array:
		return "[" + strings.Join(parts, ", ") + "]"
	case Object:
		return "{" + strings.Join(parts, ", ") + "}"
	default:
		for _, x := range v.Alts {
			parts = append(parts, write(x))
		}
		return "(" + strings.Join(parts, " | ") + ")"
	}
}

// TestEval evaluates the last expression statement of a program.
func TestEval(t *testing.T) {
	tests := []struct{ code, want string }{
		{`'a'`, `a`},
		{`"a" + 'b' + 1`, `ab1`},
		{"`a${1 + 1}b${'c'}`", `a2bc`},
		{`24 * 60`, `1440`},
		{`-7 / 2`, `-3.5`},
		{`null`, `null`},
		{`undefined`, `undefined`},
		{`void 0`, `undefined`},
		{`!0`, `true`},
		{`/a\/b/i`, `/a\/b/`},
		{`new RegExp('^/api')`, `/^/api/`},
		{`x`, `?`},
		{`f()`, `?`},
		{`process.env.MODE`, `?`},
		{"`a${x}.js`", `~a*.js`},
		{`x + '/sw.js'`, `~*/sw.js`},
		{`const a = 'x'; const b = a; b`, `x`},
		{`let a = 'x'; a = 'y'; a`, `?`},
		{`let a = b, b = a; a`, `?`},
		{`const {a: {b}} = {a: {b: 1}}; b`, `1`},
		{`const [a] = ['x']; a`, `?`},
		{`const {a = 1} = {}; a`, `?`},
		{`({a: 1, 'b': 2, ['c' + 1]: 3, d})`, `{a: 1, b: 2, c1: 3, d: ?}`},
		{`({a: 1, a: 2})`, `{a: 2}`},
		{`({a: 1, [x]: 2})`, `{a: (1 | ?), ...}`},
		{`({get a() { return 1 }})`, `{a: ?}`},
		{`({...{a: 1, b: 1}, b: 2})`, `{a: 1, b: 2}`},
		{`({a: 1, ...x})`, `{a: (1 | ?), ...}`},
		{`({...x, a: 1})`, `{a: 1, ...}`},
		{`({a: 1, ...(x ? {a: 2, b: 3} : {})})`, `{a: (2 | 1), b: (3 | undefined)}`},
		{`({...(x && {a: 1})})`, `{a: (1 | undefined)}`},
		{`({...(true && {a: 1})})`, `{a: 1}`},
		{`({a: 1}).a`, `1`},
		{`({a: 1}).b`, `undefined`},
		{`({...x}).b`, `?`},
		{`[1, [2]][0]`, `1`},
		{`[...x, 1]`, `[1, ...]`},
		{`[...[1, 2], 3]`, `[1, 2, 3]`},
		{`[...(x ? [1] : [])]`, `[1, ...]`},
		{`x ? 1 : 2`, `(1 | 2)`},
		{`0 ? 1 : 2`, `2`},
		{`x || 'a'`, `(? | a)`},
		{`'' || 'a'`, `a`},
		{`'a' && 'b'`, `b`},
		{`null ?? 'a'`, `a`},
		{`0 ?? 1`, `0`},
		{`'a' + (x ? 'b' : 'c')`, `(ab | ac)`},
		{`({a: x ? 1 : 2}).a`, `(1 | 2)`},
		{`(x ? {a: 1} : {}).a`, `(1 | undefined)`},
		{`const o = {a: 1}; o.b = 2; o`, `{a: 1, ...}`},
		{`const o = {a: {}}; o.a.b = 2; o`, `{a: {...}, ...}`},
		{`const l = [1]; l.push(2); l`, `[1, ...]`},
		{`const o = {a: 1}; Object.assign(o, x); o`, `{a: 1, ...}`},
		{`Object.assign({a: 1}, {b: 2})`, `{a: 1, b: 2}`},
		{`Object.freeze([1])`, `[1]`},
		{`const f = n => ({n, m: n + 1}); f(1)`, `{n: 1, m: 2}`},
		{`function f(a, b = 'c') { const d = a + b; return d } f('a')`, `ac`},
		{`function f() { if (x) return 1; return 2 } f()`, `(1 | 2)`},
		{`function f() { g(() => { return 1 }) } f()`, `undefined`},
		{`function f(a) { return f(a) } f(1)`, `?`},
		{`function f(a) { a = 2; return a } f(1)`, `?`},
		{`function* f() { return 1 } f()`, `?`},
		{`f(...x)`, `?`},
		{`const k = n => m => n + m; k('a')('b')`, `ab`},
		{"['POST', 'PUT'].map(m => ({method: m, name: `q-${m}`}))", `[{method: POST, name: q-POST}, {method: PUT, name: q-PUT}]`},
		{`[1, x && 2].filter(Boolean)`, `[1, (undefined | 2), ...]`},
		{`[1].concat([2], 3, x)`, `[1, 2, ...]`},
		{`[[1], [2]].flat()`, `[1, 2]`},
		{`x.map(f)`, `?`},
		{`path.join(__dirname, 'src', '../app/sw.js')`, `own:app/sw.js`},
		{`path.resolve('src/sw.js')`, `src/sw.js`},
		{`path.join(x, 'sw.js')`, `~*/sw.js`},
		{`__dirname + '/sw.js'`, `own:./sw.js`},
		{`new URL('./sw.js', import.meta.url)`, `own:./sw.js`},
		{`new URL('sw.js', location).href`, `sw.js`},
		{`fileURLToPath(new URL('sw.js', import.meta.url))`, `own:sw.js`},
		{`require.resolve('./sw.js')`, `./sw.js`},
		{`policy.createScriptURL('sw.js')`, `sw.js`},
		{`import a, {b as c, e} from './m'; [a, c, e]`, `[default, B, 5]`},
		{`import * as m from './m'; m.b`, `B`},
		{`require('./c').list`, `[1, 2]`},
		{`require('./d').x`, `X`},
		{`(await import('./m')).default`, `default`},
		{`import {x} from 'package'; x`, `?`},
		{`import {none} from './m'; none`, `?`},
		{`import {a} from './loop'; a`, `?`},
		{`import {f} from './m'; f('x')`, `x!`},
	}
	files := modules{
		"./m":    `export default 'default'; export const b = 'B'; export * from './n'; export { f } from './n'; `,
		"./n":    `const e = 5; export { e }; const mark = '!'; export function f(x) { return x + mark }`,
		"./c":    `module.exports = { list: [1, 2] }`,
		"./d":    `exports.x = 'X'`,
		"./loop": `export {a} from './loop2'`, "./loop2": `export {a} from './loop'`,
	}
	for _, test := range tests {
		files["main"] = test.code
		m := files.load(t, "main", map[string]*Module{})
		last, ok := m.Program.Body[len(m.Program.Body)-1].(*syntax.ExprStmt)
		if !ok {
			t.Fatalf("%s does not end in an expression", test.code)
		}
		if got := write(m.Eval(last.X)); got != test.want {
			t.Errorf("%s is %s, want %s", test.code, got, test.want)
		}
	}
}

// TestParameters evaluates the variable url inside a function by the calls of that.
func TestParameters(t *testing.T) {
	for code, want := range map[string]string{
		`function f(url) { g(url) } f('a'); f('b')`:              `(a | b)`,
		`const f = url => g(url); f('a')`:                        `a`,
		`const f = (x, url = 'd') => g(url); f(1); f(1, 'b')`:    `(d | b)`,
		`function f(url) { g(url) }`:                             `?`,
		`function f(url) { g(url) } f()`:                         `?`,
		`function f(url) { g(url) } f('a'); addEventListener(f)`: `(a | ?)`,
		`export function f(url) { g(url) } f('a')`:               `(a | ?)`,
		`export const f = (url = '/sw.js') => g(url)`:            `(/sw.js | ?)`,
		`function f(url) { url += 'x'; g(url) } f('a')`:          `?`,
		`function f(url) { g(url); f(url) } f('a')`:              `(? | a)`,
	} {
		m := modules{"main": code}.load(t, "main", map[string]*Module{})
		syntax.Walk(m.Program, func(n syntax.Node) bool {
			if c, ok := n.(*syntax.Call); ok && len(c.Args) == 1 {
				if id, ok := c.Callee.(*syntax.Ident); ok && id.Name == "g" {
					if got := write(m.Eval(c.Args[0])); got != want {
						t.Errorf("%s: url is %s, want %s", code, got, want)
					}
				}
			}
			return true
		})
	}
}

// TestBounds: what grows without end is given up.
func TestBounds(t *testing.T) {
	grow := repeat("const f0 = x => [x, x];", "const f%d = x => f%d(f%d(x));")
	double := repeat("const s0 = 'aaaaaaaaaaaaaaaa';", "const s%d = s%d + s%d;")
	for _, code := range []string{
		grow + "f59(1)", double + "s59", "const f = () => [f(), f()]; f()", strings.Repeat("(x ? 'a' : 'b') + ", 30) + "''",
		strings.Repeat("[", 150) + strings.Repeat("]", 150), "const o = {...o, a: 1}; o",
	} {
		m := modules{"main": code}.load(t, "main", map[string]*Module{})
		last := m.Program.Body[len(m.Program.Body)-1].(*syntax.ExprStmt)
		if v := m.Eval(last.X); v == nil || len(v.Text) > maxText || len(v.Alts) > maxChoices {
			t.Errorf("%.40s: %+v", code, v)
		}
	}
}

// repeat writes declarations each of which uses the one before twice.
func repeat(first, next string) string {
	var b strings.Builder
	b.WriteString(first)
	for i := 1; i < 60; i++ {
		fmt.Fprintf(&b, next, i, i-1, i-1)
	}
	return b.String()
}
