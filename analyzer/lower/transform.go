package lower

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/evanw/esbuild/pkg/api"

	"github.com/synclint/synclint/analyzer/syntax"
)

// The compiler's options for TypeScript: imports stay although only a type may be used of them,
// fields stay fields. Decorators stay too, and the parser leaves them out, unless they are of the
// old kind that the parameters of a constructor can have.
const (
	tsconfig    = `{"compilerOptions":{"verbatimModuleSyntax":true,"useDefineForClassFields":true}}`
	tsconfigOld = `{"compilerOptions":{"verbatimModuleSyntax":true,"useDefineForClassFields":true,` +
		`"experimentalDecorators":true}}`
)

// compileTime is how long the compiler may take: a megabyte needs about 0.2 s.
const (
	compileTime       = 10 * time.Second
	compileTimePerMiB = 2 * time.Second
)

// maxMessage is the length in bytes from which on a message is cut.
const maxMessage = 160

// compiled is a script as JavaScript.
type compiled struct {
	code string
	to   *sourceMap
}

// compile turns a script into JavaScript. Nothing is left out or rewritten without need: what the
// developer wrote is to be found again.
func compile(text []byte, lang Language) (*compiled, *syntax.Error) {
	if err := guard(text); err != nil {
		return nil, err
	}
	result, err := run(string(text), lang, tsconfig)
	if err != nil && strings.Contains(string(text), "@") {
		if old, oldErr := run(string(text), lang, tsconfigOld); oldErr == nil {
			result, err = old, nil
		}
	}
	if err != nil {
		return nil, err
	}
	to, mapErr := decodeMap(result.Map)
	if mapErr != nil {
		return nil, &syntax.Error{Message: mapErr.Error()}
	}
	return &compiled{code: string(result.Code), to: to}, nil
}

// run runs the compiler, which takes no context: one that overruns is abandoned and ends by
// itself, later.
func run(text string, lang Language, config string) (*api.TransformResult, *syntax.Error) {
	done := make(chan *api.TransformResult, 1)
	go func() {
		result := api.Transform(text, options(lang, config))
		done <- &result
	}()
	timer := time.NewTimer(compileTime + time.Duration(len(text)>>20)*compileTimePerMiB)
	defer timer.Stop()
	select {
	case result := <-done:
		if len(result.Errors) > 0 {
			return nil, located(text, &result.Errors[0])
		}
		return result, nil
	case <-timer.C:
		return nil, &syntax.Error{Message: fmt.Sprintf("the %s takes too long to read", lang)}
	}
}

func options(lang Language, config string) api.TransformOptions {
	o := api.TransformOptions{
		Loader:         lang.loader(),
		Target:         api.ESNext,
		JSX:            api.JSXTransform,
		TsconfigRaw:    config,
		Sourcemap:      api.SourceMapExternal,
		SourcesContent: api.SourcesContentExclude,
		TreeShaking:    api.TreeShakingFalse,
		LegalComments:  api.LegalCommentsNone,
		Charset:        api.CharsetUTF8,
		LogLevel:       api.LogLevelSilent,
		LogLimit:       1,
	}
	if lang == JavaScript {
		// Compiled because the parser does not know it, or knows it wrong.
		o.Supported = map[string]bool{
			"arrow": false, "decorators": false, "using": false, "import-attributes": false,
		}
	}
	return o
}

// located converts the compiler's message: its line counts from 1, its column in bytes from 0.
func located(text string, m *api.Message) *syntax.Error {
	out := &syntax.Error{Message: printable(m.Text)}
	if m.Location == nil {
		return out
	}
	lines := newLineTable(text)
	if line := m.Location.Line - 1; line >= 0 && line < len(lines.starts) {
		out.Offset = min(int(lines.starts[line])+max(m.Location.Column, 0), len(text))
	}
	return out
}

// printable makes a message, which quotes the script, fit for a report.
func printable(message string) string {
	message = strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return utf8.RuneError
	}, strings.ToValidUTF8(message, ""))
	if len(message) > maxMessage {
		message = strings.ToValidUTF8(message[:maxMessage], "") + "..."
	}
	return message
}
