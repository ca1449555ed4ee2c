package reports

import (
	"encoding/csv"
	"io"
	"regexp"
	"strconv"

	"github.com/synclint/synclint/analyzer/report"
)

// writeCSV writes a row for each finding below a header, for spreadsheets.
func writeCSV(w io.Writer, r *report.Report, o Options) error {
	table := csv.NewWriter(w)
	rows := [][]string{{
		"path", "line", "column", "endLine", "endColumn", "severity", "rule", "message", "help", "confidence", "fingerprint",
	}}
	for _, f := range shown(r, o) {
		rows = append(rows, []string{
			cell(filePath(o.Root, f.Path)), strconv.Itoa(f.Line), strconv.Itoa(f.Column),
			strconv.Itoa(f.EndLine), strconv.Itoa(f.EndColumn), cell(string(f.Severity)), cell(f.Rule),
			cell(sentence(f.Message)), cell(sentence(f.Help)), cell(string(f.Confidence)), cell(f.Fingerprint),
		})
	}
	return table.WriteAll(rows)
}

// formula finds the beginning of what a spreadsheet would take for a formula: at the beginning of
// a cell, and behind a semicolon, which separates cells in many countries.
var formula = regexp.MustCompile(`(^|;)([\s"]*)([=+\-@＝＋－＠])`)

// cell returns text that a spreadsheet takes for text.
func cell(text string) string {
	return formula.ReplaceAllString(Printable(text), "$1$2'$3")
}
