package reports

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/synclint/synclint/analyzer/report"
)

// writeJSON writes the report's JSON form, indented, for programs and diffs.
func writeJSON(w io.Writer, r *report.Report, o Options) error {
	visible := *r
	visible.Findings = shown(r, o)
	return writeIndented(w, &visible)
}

// writeIndented writes v as indented JSON.
func writeIndented(w io.Writer, v any) error { return encode(w, v, "  ") }

// writeLine writes v as JSON on one line.
func writeLine(w io.Writer, v any) error { return encode(w, v, "") }

func encode(w io.Writer, v any, indent string) error {
	var encoded bytes.Buffer
	e := json.NewEncoder(&encoded)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("could not encode the report: %w", err)
	}
	_, err := w.Write(escapeUnsafe(encoded.Bytes()))
	return err
}

// escapeUnsafe returns JSON with the characters that could steer a terminal as \u escapes.
// Outside strings JSON has none but line ends, so its meaning stays.
func escapeUnsafe(encoded []byte) []byte {
	escaped := make([]byte, 0, len(encoded))
	copied := 0 // bytes of encoded that are in escaped
	for i, r := range string(encoded) {
		if r == '\n' || !unsafeRune(r) {
			continue
		}
		escaped = append(escaped, encoded[copied:i]...)
		copied = i + utf8.RuneLen(r)
		if r > 0xFFFF {
			high, low := utf16.EncodeRune(r)
			escaped = fmt.Appendf(escaped, `\u%04x\u%04x`, high, low)
		} else {
			escaped = fmt.Appendf(escaped, `\u%04x`, r)
		}
	}
	return append(escaped, encoded[copied:]...)
}
