package reports

import "github.com/synclint/synclint/analyzer/report"

// style highlights text with SGR escape sequences, or leaves it alone.
type style struct{ on bool }

// The parameters of the SGR sequences in use.
const (
	bold    = "1"
	dim     = "2"
	red     = "1;31"
	green   = "32"
	yellow  = "33"
	blue    = "34"
	cyan    = "36"
	noStyle = ""
)

// paint returns text, which must have no line end, in the given look.
func (s style) paint(look, text string) string {
	if !s.on || look == noStyle || text == "" {
		return text
	}
	return "\x1b[" + look + "m" + text + "\x1b[0m"
}

func severityLook(s report.Severity) string {
	switch s {
	case report.Error:
		return red
	case report.Warning:
		return yellow
	default:
		return blue
	}
}

func outcomeLook(o report.Outcome) string {
	switch o {
	case report.Works:
		return green
	case report.FallsBack:
		return cyan
	case report.Unknown:
		return yellow
	case report.Nothing, report.Hangs, report.Throws:
		return red
	default:
		return dim
	}
}
