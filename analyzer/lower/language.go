// Package lower reads TypeScript, JSX and the scripts of components. It has them compiled to
// JavaScript, parses that, and moves the tree back to where everything stands in the original.
package lower

import (
	"path"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// Language is what a script is written in.
type Language uint8

// The languages. A Declaration file describes types and holds no code.
const (
	JavaScript Language = iota
	JSX
	TypeScript
	TSX
	Declaration
)

// ForPath tells the language of a script file by its name; false if it is no script.
func ForPath(name string) (Language, bool) {
	name = strings.ToLower(path.Base(name))
	ext := path.Ext(name)
	if stem := strings.TrimSuffix(name, ext); strings.HasSuffix(ext, "ts") && isDeclaration(stem) {
		ext = ".d.ts"
	}
	switch ext {
	case ".js", ".mjs", ".cjs":
		return JavaScript, true
	case ".jsx":
		return JSX, true
	case ".ts", ".mts", ".cts":
		return TypeScript, true
	case ".tsx":
		return TSX, true
	case ".d.ts":
		return Declaration, true
	}
	return JavaScript, false
}

// isDeclaration tells whether a name without .ts, .mts or .cts is that of a declaration file, such
// as a.d or a.d.css.
func isDeclaration(stem string) bool {
	return strings.HasSuffix(stem, ".d") || strings.Contains(stem, ".d.")
}

// named tells the language that a lang attribute names.
func named(lang string) (Language, bool) {
	switch strings.ToLower(strings.TrimSpace(lang)) {
	case "", "js", "javascript", "babel":
		return JavaScript, true
	case "jsx":
		return JSX, true
	case "ts", "typescript":
		return TypeScript, true
	case "tsx":
		return TSX, true
	}
	return JavaScript, false
}

// with returns the language that contains both.
func (l Language) with(m Language) Language {
	elements := l == JSX || l == TSX || m == JSX || m == TSX
	types := l == TypeScript || l == TSX || m == TypeScript || m == TSX
	switch {
	case elements && types:
		return TSX
	case types:
		return TypeScript
	case elements:
		return JSX
	}
	return JavaScript
}

// loader is the compiler's name of a language. JSX contains JavaScript.
func (l Language) loader() api.Loader {
	switch l {
	case TypeScript, Declaration:
		return api.LoaderTS
	case TSX:
		return api.LoaderTSX
	default:
		return api.LoaderJSX
	}
}

// String is the language's name for messages.
func (l Language) String() string {
	switch l {
	case JavaScript:
		return "JavaScript"
	case JSX:
		return "JSX"
	case TSX:
		return "TSX"
	default:
		return "TypeScript"
	}
}
