package analyzer

import (
	"context"
	"slices"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/target"
	"github.com/synclint/synclint/data"
)

// Table returns which of the targets have the two APIs and, of an app, what comes of its uses there;
// without opts.FS it is about no app. It fails as Analyze does.
func Table(ctx context.Context, opts Options) (*report.Table, error) {
	table, err := opts.support()
	if err != nil {
		return nil, err
	}
	t := &tabulator{table: table}
	if opts.FS == nil {
		err = t.choose(opts.Targets)
	} else if t.app, err = analyze(ctx, table, opts); err == nil {
		t.list, t.judged = t.app.list, t.app.targets
	}
	if err != nil {
		return nil, err
	}
	return t.tabulate(opts.Version), nil
}

// tabulator makes a table.
type tabulator struct {
	table  *data.Table
	list   *target.List
	judged []target.Browser // those of the list of which enough is known
	app    *writer          // nil without an app
}

func (t *tabulator) choose(o target.Options) error {
	chooser, err := target.NewChooser(t.table, o)
	if err != nil {
		return err
	}
	if t.list, err = chooser.Choose(); err != nil {
		return err
	}
	for _, b := range t.list.Browsers {
		if b.Known {
			t.judged = append(t.judged, b)
		}
	}
	return nil
}

func (t *tabulator) tabulate(version string) *report.Table {
	r := &report.Table{
		SchemaVersion: report.SchemaVersion, Tool: report.Tool{Name: "synclint", Version: version},
		Data: dataOf(t.table, t.list), Targets: targetsOf(t.list, t.judged), Rows: t.rows(),
	}
	for _, f := range features() {
		r.Features = append(r.Features, t.feature(f))
	}
	return r
}

func features() []report.Feature {
	return []report.Feature{report.BackgroundSync, report.PeriodicBackgroundSync}
}

func (t *tabulator) feature(f report.Feature) report.TableFeature {
	baseline := t.table.Baseline(string(f))
	r := report.TableFeature{
		Feature: f, Baseline: report.Baseline{Status: baseline.Status, Since: baseline.Since},
		Positions: []report.Position{}, Documentation: documentation(f),
		Shares: map[string]float64{}, Impact: []report.Impact{},
	}
	for _, p := range data.Positions(string(f)) {
		r.Positions = append(r.Positions, report.Position{
			Maker: p.Maker, Position: p.Verdict, Concerns: append([]string{}, p.Concerns...), URL: p.URL, Date: p.Date,
		})
	}
	for _, b := range t.list.Browsers {
		r.Shares[b.Support(t.table, string(f)).String()] += b.Share
	}
	for support, sum := range r.Shares {
		r.Shares[support] = round(sum)
	}
	if t.app != nil {
		for _, i := range t.app.report.Impact {
			if i.Feature == f {
				r.Used = true
				r.Impact = append(r.Impact, i)
			}
		}
	}
	return r
}

func documentation(f report.Feature) string {
	const api = "https://developer.mozilla.org/docs/Web/API/"
	if f == report.PeriodicBackgroundSync {
		return api + "Web_Periodic_Background_Synchronization_API"
	}
	return api + "Background_Synchronization_API"
}

// rows returns a row for each browser. Versions that agree, one after the other, share it.
func (t *tabulator) rows() []report.TableRow {
	worst := map[report.Feature]map[data.Target]report.Outcome{}
	if t.app != nil {
		for _, f := range features() {
			worst[f] = t.app.worst(f)
		}
	}
	rows := []report.TableRow{}
	browsers := t.list.Browsers
	for first := 0; first < len(browsers); {
		cells := t.cells(browsers[first], worst)
		last := first + 1
		for last < len(browsers) && browsers[last].ID == browsers[first].ID && slices.Equal(t.cells(browsers[last], worst), cells) {
			last++
		}
		g := group(browsers[first:last])[0]
		rows = append(rows, report.TableRow{Browser: g.Name, Versions: g.Versions, Share: g.Share, Cells: cells})
		first = last
	}
	return rows
}

func (t *tabulator) cells(b target.Browser, worst map[report.Feature]map[data.Target]report.Outcome) []report.TableCell {
	var cells []report.TableCell
	for _, f := range features() {
		c := report.TableCell{Support: b.Support(t.table, string(f)).String()}
		if b.Known {
			c.Since, _ = t.table.Since(string(f), b.ID)
		}
		if len(worst[f]) > 0 {
			c.Outcome = report.Unknown
			if outcome, ok := worst[f][b.Target()]; ok {
				c.Outcome = outcome
			}
		}
		cells = append(cells, c)
	}
	return cells
}
