package reports

import (
	"bufio"
	"io"

	"github.com/synclint/synclint/analyzer/report"
)

// writeJSONL writes each finding on a line of its own, as it stands in the JSON form.
func writeJSONL(w io.Writer, r *report.Report, o Options) error {
	b := bufio.NewWriter(w)
	for _, f := range shown(r, o) {
		if err := writeLine(b, f); err != nil {
			return err
		}
	}
	return b.Flush()
}
