package main

import (
	"fmt"
	"os"
	"time"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/data"
	"github.com/synclint/synclint/data/installed"
)

// openData reads the data in the folder of --data, if there is one. What it returns is used until
// done is called.
func openData(folder string) (found installed.Data, done func(), err error) {
	if folder == "" {
		return found, func() {}, nil
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return found, nil, fmt.Errorf("--data: could not read %q: %w", folder, reason(err))
	}
	if found, err = installed.Load(root.FS()); err != nil {
		_ = root.Close() // it was only read
		return found, nil, fmt.Errorf("--data: %q: %w", folder, err)
	}
	return found, func() { _ = root.Close() }, nil
}

// warnOfAge says that the data of a report are stale, unless the environment wants that not said.
func (a *app) warnOfAge(d report.Data, newer bool) {
	sources := []data.Source{{
		Title: "MDN browser-compat-data", Version: d.BrowserCompatData.Version, Date: d.BrowserCompatData.Date,
	}}
	if d.Usage != nil {
		sources = append(sources, data.Source{Title: "caniuse-lite", Version: d.Usage.Version, Date: d.Usage.Date})
	}
	notice := data.StaleNotice(sources, time.Now())
	if notice == "" || a.env("BROWSERSLIST_IGNORE_OLD_DATA") != "" {
		return
	}
	remedy := "update synclint, or judge by newer data with --data"
	if newer {
		remedy = "update the packages that --data names"
	}
	a.complain(notice + ": " + remedy)
}
