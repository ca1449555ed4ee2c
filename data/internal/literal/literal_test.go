package literal

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// show writes a value as JSON, with objects in their order.
func show(v Value) string {
	switch v.Kind {
	case Null:
		return "null"
	case Bool:
		return strconv.FormatBool(v.Bool)
	case Number:
		return fmt.Sprint(v.Number)
	case String:
		text, _ := json.Marshal(v.Text)
		return string(text)
	case List:
		items := make([]string, len(v.Items))
		for i, item := range v.Items {
			items[i] = show(item)
		}
		return "[" + strings.Join(items, ",") + "]"
	default:
		members := make([]string, len(v.Members))
		for i, m := range v.Members {
			key, _ := json.Marshal(m.Key)
			members[i] = string(key) + ":" + show(m.Value)
		}
		return "{" + strings.Join(members, ",") + "}"
	}
}

func TestModule(t *testing.T) {
	for text, want := range map[string]string{
		`module.exports = ["ie 11", 'edge 18']`:                                                   `["ie 11","edge 18"]`,
		"'use strict';\n// a\n/* b\n*/module.exports=[`x`,];":                                     `["x"]`,
		`module.exports={A:{"0":1,1:.5,B:-2e3},b_$:[],"c":true,d:!1,e:!0}`:                        `{"A":{"0":1,"1":0.5,"B":-2000},"b_$":[],"c":true,"d":false,"e":true}`,
		`exports = module.exports = { a: null, b: undefined, }`:                                   `{"a":null,"b":null}`,
		`export default ["a"];`:                                                                   `["a"]`,
		`const q = ["a"]; let r = "b"; module.exports = q`:                                        `["a"]`,
		`Object.defineProperty(exports, "__esModule", { value: true }); exports.default = ["a"];`: `["a"]`,
		"\ufeffmodule.exports = \"a\\n\\x41\\u0042\\\"\\\nb\"":                                    `"a\nAB\"b"`,
		`module.exports = {a: 1}; module.exports = {b: 2}`:                                        `{"b":2}`,
	} {
		if v, err := Module(text); err != nil || show(v) != want {
			t.Errorf("%s: %s, %v, want %s", text, show(v), err, want)
		}
	}
}

func TestModuleThatComputes(t *testing.T) {
	for text, line := range map[string]int{
		``:                                       1,
		`x`:                                      1,
		"\nmodule.exports = require('./x')":      2,
		"module.exports = [\n\n...other]":        3,
		"module.exports = [...['a']]":            1,
		"module.exports = [a]; const a = 1":      1,
		"module.exports = ['a'\n+ 'b']":          2,
		"module.exports = ['a'].concat(b)":       1,
		"module.exports = [`a${b}`]":             1,
		"module.exports = function () {}":        1,
		"module.exports = ['a'":                  1,
		"module.exports = 'a":                    1,
		"module.exports = 'a\nb'":                2,
		"module.exports = {a}":                   1,
		"module.exports = {get a() {}}":          1,
		"module.exports = {[a]: 1}":              1,
		"module.exports = 1\nif (x) {}":          2,
		"const a = [1]\nmodule.exports = b":      2,
		"module.exports = \"\\u00zz\"":           1,
		"/* module.exports = 1":                  1,
		"module.exportsx = 1":                    1,
		"module.exports = 1e":                    1,
		strings.Repeat("\n", 4) + "process.exit": 5,
	} {
		v, err := Module(text)
		var e *SyntaxError
		if !errors.As(err, &e) || e.Line != line {
			t.Errorf("%q: %s, %v, want an error in line %d", text, show(v), err, line)
		}
	}
}

func TestJSON(t *testing.T) {
	const text = "\ufeff{\n \"a\": [1, \"x\\u00e4\",\n null],\n \"b\": {\"c\": false}, \"a\": 2\n}"
	v, err := JSON(text)
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"a":[1,"xä",null],"b":{"c":false},"a":2}`; show(v) != want {
		t.Errorf("%s, want %s", show(v), want)
	}
	if m, ok := v.Get("a"); !ok || m.Line != 4 || m.Value.Number != 2 {
		t.Errorf("a: %+v, %v", m, ok)
	}
	if line := v.Members[0].Value.Items[2].Line; line != 3 {
		t.Errorf("null is in line %d", line)
	}
	if _, ok := v.Get("c"); ok {
		t.Error("c is a member of an inner object")
	}
	for text, line := range map[string]int{"": 1, "{\n\"a\": 1,\n}": 3, "[1]\n[2]": 2, "{a: 1}": 1, "[\n\n'a']": 3} {
		_, err := JSON(text)
		var e *SyntaxError
		if !errors.As(err, &e) || e.Line != line {
			t.Errorf("%q: %v, want an error in line %d", text, err, line)
		}
	}
}

// A stranger's file must not take all memory or the stack.
func TestLimits(t *testing.T) {
	for name, text := range map[string]string{
		"deep": strings.Repeat("[", 1<<20),
		"wide": "[" + strings.Repeat("0,", maxValues+1) + "0]",
		"used": "0; const a = [1,2]; " + strings.Repeat("const a = [...a, ...a];", 30),
		"held": "0; const a = [1,2]; " + strings.Repeat("const a = [a, a];", 30),
	} {
		if _, err := Module("module.exports = " + text); err == nil || !strings.Contains(err.Error(), "too large") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Whatever is JSON for encoding/json is read as the same here.
func FuzzJSON(f *testing.F) {
	for _, seed := range []string{`{"a":[1,-2.5e3,"x\n\u0041",true,null,{}]}`, `"\ud83d"`, `[]`, ` 0 `, "\"\u2028\""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v, err := JSON(text)
		if err != nil || strings.Contains(text, `\u`) || strings.Contains(text, "\ufffd") {
			return
		}
		var want, got any
		if err := json.Unmarshal([]byte(strings.TrimPrefix(text, "\ufeff")), &want); err != nil {
			return // a number that is too large
		}
		if err := json.Unmarshal([]byte(show(v)), &got); err != nil {
			t.Fatalf("%q is read as %s", text, show(v))
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%q is read as %s", text, show(v))
		}
	})
}

func FuzzModule(f *testing.F) {
	for _, seed := range []string{"module.exports = [1, {a: 'b'}]", "const a = 1\nexport default a", "/*", "module.exports = `\\", "exports.default=!0;"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v, err := Module(text)
		var e *SyntaxError
		if err != nil && (!errors.As(err, &e) || e.Line < 1 || e.Line > 1+strings.Count(text, "\n")) {
			t.Errorf("%q: %v", text, err)
		}
		if err == nil && show(v) == "" {
			t.Errorf("%q is nothing", text)
		}
	})
}
