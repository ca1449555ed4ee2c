package reports

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/synclint/synclint/analyzer/report"
)

// writeTableCSV writes a row for each browser below a header. Shares are percents of all traffic.
func writeTableCSV(w io.Writer, t *report.Table, _ Options) error {
	header := []string{"browser", "name", "versions", "share"}
	for _, f := range t.Features {
		id := cell(string(f.Feature))
		header = append(header, id, id+" since")
		if f.Used {
			header = append(header, id+" in this app")
		}
	}
	rows := [][]string{header}
	for _, r := range t.Rows {
		name, _ := browserName(r.Browser)
		row := []string{cell(r.Browser), cell(name), cell(strings.Join(r.Versions, " ")), strconv.FormatFloat(r.Share, 'f', -1, 64)}
		for i, f := range t.Features {
			c := cellAt(r, i)
			row = append(row, cell(c.Support), cell(c.Since))
			if f.Used {
				row = append(row, cell(string(c.Outcome)))
			}
		}
		rows = append(rows, row)
	}
	return csv.NewWriter(w).WriteAll(rows)
}
