package syntax

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// identName decodes the \u escapes of an identifier.
func identName(text string) string {
	if !strings.Contains(text, `\`) {
		return text
	}
	name, _ := unescape(text)
	return name
}

// stringValue decodes a string literal with its quotes.
func stringValue(text string) string {
	text = text[1 : len(text)-1]
	if !strings.Contains(text, `\`) {
		return text
	}
	value, _ := unescape(text)
	return value
}

// templateString decodes one piece of a template without its delimiters. A piece with an
// invalid escape, allowed in tagged templates only, has no value and gives "".
func templateString(text string) string {
	if strings.Contains(text, "\r") {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	if !strings.Contains(text, `\`) {
		return text
	}
	value, ok := unescape(text)
	if !ok {
		return ""
	}
	return value
}

// unescape decodes backslash escapes. An invalid \x or \u stands for the letter alone and
// clears ok.
func unescape(text string) (value string, ok bool) {
	var out strings.Builder
	out.Grow(len(text))
	ok = true
	for i := 0; i < len(text); {
		if text[i] != '\\' {
			out.WriteByte(text[i])
			i++
			continue
		}
		i++
		if i == len(text) {
			break
		}
		r, size, valid := escape(text[i:])
		ok = ok && valid
		i += size
		if utf16.IsSurrogate(r) && strings.HasPrefix(text[i:], `\u`) {
			low, lowSize, lowValid := escape(text[i+1:])
			if pair := utf16.DecodeRune(r, low); lowValid && pair != utf8.RuneError {
				r = pair
				i += 1 + lowSize
			}
		}
		if r >= 0 {
			out.WriteRune(r) // writes U+FFFD for a lone surrogate
		}
	}
	return out.String(), ok
}

// escape decodes the escape whose text, not empty, follows a backslash: its rune, or -1 for
// a line continuation, and its size in bytes.
func escape(s string) (r rune, size int, ok bool) {
	switch s[0] {
	case 'b':
		return '\b', 1, true
	case 'f':
		return '\f', 1, true
	case 'n':
		return '\n', 1, true
	case 'r':
		return '\r', 1, true
	case 't':
		return '\t', 1, true
	case 'v':
		return '\v', 1, true
	case 'x':
		return hexEscape(s, 1, 3)
	case 'u':
		if end := strings.IndexByte(s, '}'); len(s) > 1 && s[1] == '{' && end > 0 {
			if r, _, ok = hexEscape(s, 2, end); ok {
				return r, end + 1, true
			}
			return 'u', 1, false
		}
		return hexEscape(s, 1, 5)
	case '0', '1', '2', '3', '4', '5', '6', '7':
		return octalEscape(s)
	case '\r':
		if strings.HasPrefix(s, "\r\n") {
			return -1, 2, true
		}
		return -1, 1, true
	case '\n':
		return -1, 1, true
	}
	r, size = utf8.DecodeRuneInString(s)
	if r == '\u2028' || r == '\u2029' {
		return -1, size, true
	}
	return r, size, true
}

// hexEscape reads the digits s[from:to] of an escape that begins with the letter s[0].
func hexEscape(s string, from, to int) (rune, int, bool) {
	if len(s) < to {
		return rune(s[0]), 1, false
	}
	v, err := strconv.ParseUint(s[from:to], 16, 32)
	if err != nil || v > utf8.MaxRune {
		return rune(s[0]), 1, false
	}
	return rune(v), to, true
}

// octalEscape reads \0 and the legacy octal escapes, at most \377.
func octalEscape(s string) (rune, int, bool) {
	v, n := rune(0), 0
	for n < len(s) && n < 3 && '0' <= s[n] && s[n] <= '7' && v*8+rune(s[n]-'0') <= 0o377 {
		v = v*8 + rune(s[n]-'0')
		n++
	}
	return v, n, true
}

// numberValue decodes a numeric literal.
func numberValue(text string) (value float64, bigInt bool) {
	text = strings.ReplaceAll(text, "_", "")
	if digits, found := strings.CutSuffix(text, "n"); found {
		text, bigInt = digits, true
	}
	if isRadix(text) {
		if i, ok := new(big.Int).SetString(text, 0); ok {
			value, _ = new(big.Float).SetInt(i).Float64()
		}
		return value, bigInt
	}
	value, _ = strconv.ParseFloat(text, 64) // out of range gives ±Inf, as in JavaScript
	return value, bigInt
}

// numberKey is the property name that a numeric literal stands for.
func numberKey(text string) string {
	value, bigInt := numberValue(text)
	if digits := strings.Trim(strings.ReplaceAll(text, "_", ""), "n"); bigInt && !isRadix(digits) {
		return digits // exact, where value may be rounded
	}
	return numberName(value)
}

// isRadix reports whether a numeric literal has a 0x, 0o or 0b prefix.
func isRadix(text string) bool {
	return len(text) > 2 && text[0] == '0' && strings.IndexByte("xXoObB", text[1]) >= 0
}

// numberName is the property name that a number stands for, as JavaScript's ToString has it.
func numberName(v float64) string {
	if v == 0 || v >= 1e-6 && v < 1e21 {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	if math.IsInf(v, 1) {
		return "Infinity"
	}
	text := strconv.FormatFloat(v, 'e', -1, 64)
	mantissa, exponent, _ := strings.Cut(text, "e")
	return mantissa + "e" + exponent[:1] + strings.TrimLeft(exponent[1:], "0")
}
