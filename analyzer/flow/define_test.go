package flow

import "testing"

// TestModuleHelpers has what compilers and bundlers make of modules and async functions.
func TestModuleHelpers(t *testing.T) {
	tests := []struct{ name, code, want string }{
		{"a getter for each name", `
			const define = (to, all) => { for (var name in all) Object.defineProperty(to, name, { get: all[name], enumerable: true }); };
			const exports = {}; define(exports, { a: () => a, b: () => b });
			const a = 'one', b = 'two'; var result = exports.b;`, "two"},
		{"each iteration has its variable", `
			const from = { a: 'one', b: 'two' }, to = {};
			for (const key of Object.getOwnPropertyNames(from)) Object.defineProperty(to, key, { get: () => from[key] });
			var result = to.a;`, "one"},
		{"a var is shared", `
			const list = {}; for (var key in { a: 1, b: 2 }) list[key] = () => key;
			var result = list.a();`, "b"},
		{"break", `
			var result = 'none'; for (const key in { a: 1, b: 2 }) { result = key; if (key === 'a') break; }`, "a"},
		{"break that may be", `
			var result; for (const key in { a: 1, b: 2 }) { result = key; if (Math.random() > 0.5) break; }`, "a|b"},
		{"continue", `
			var result = ''; for (const key in { a: 1, b: 2 }) { if (key === 'b') continue; result = key; }`, "a"},
		{"what the body declares stays", `
			for (const key in { a: 1 }) { var kept = key; var get = () => key; } var result = kept;`, "a"},
		{"value", `const o = {}; Object.defineProperty(o, 'a', { value: 'one' }); var result = o.a;`, "one"},
		{"prototype", `var result = Object.create({ a: 'one' }).a;`, "one"},
		{"something else's fields", `var result = 'none'; for (const key in JSON.parse('{}')) result = key;`, "none|unknown"},
		{"typeof, minified", `var result = typeof window.SyncManager < 'u';`, "false"},
		{"typeof, minified, the other way", `var result = typeof window.SyncManager > 'u';`, "true"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			in := globals(t, test.code)
			if got := describe(t, in, in.globals["result"].V, "unsupported"); got != test.want {
				t.Errorf("%s instead of %s", got, test.want)
			}
		})
	}
}
