package browserslist

import (
	"maps"
	"slices"
	"time"
)

// baselineStep says that on a day the oldest version with all of Baseline became another in some
// browsers.
type baselineStep struct {
	Date     string            `json:"date"` // YYYY-MM-DD
	Versions map[string]string `json:"versions"`
}

// widely is how long after it is newly available a feature is widely available, in months.
const widely = 30

func baseline(r *resolver, args []string) ([]Browser, error) {
	date, err := r.baselineDate(args[0], lower(args[1]), args[2])
	if err != nil {
		return nil, err
	}
	releases, err := r.db.releases()
	if err != nil {
		return nil, err
	}
	oldest := releases.baselineOn(date)
	var list []Browser
	for _, id := range slices.Sorted(maps.Keys(oldest)) {
		if !inBaseline(id, args[3] != "", args[4] != "") {
			continue
		}
		of, err := versionRay(r, []string{id, ">=", oldest[id]})
		if err != nil {
			return nil, err
		}
		list = append(list, of...)
	}
	return list, nil
}

// baselineDate returns the day on which what a query asks for was newly available.
func (r *resolver) baselineDate(year, availability, date string) (time.Time, error) {
	switch {
	case year != "":
		end, err := time.Parse(time.DateOnly, year+"-12-31")
		if err != nil {
			err = failure(UnknownQuery, "`%s` is no year of Baseline", year).hint("write it with four digits, such as `baseline 2024`")
		}
		return end, err
	case date != "" && availability == "newly":
		return time.Time{}, failure(UnknownQuery, "`newly available` goes without a date").
			hint("write `widely available on` a date 30 months later, or a year")
	case date != "":
		day, err := time.Parse(time.DateOnly, date)
		if err != nil {
			err = failure(UnknownQuery, "`%s` is no date", date)
		}
		return day.In(r.opts.Now.Location()).AddDate(0, -widely, 0), err
	case availability == "newly":
		return r.opts.Now.AddDate(0, widely, 0).AddDate(0, -widely, 0), nil
	default:
		return r.opts.Now.AddDate(0, -widely, 0), nil
	}
}

// baselineOn returns the oldest version of each browser that had all of Baseline at a time.
func (r *releases) baselineOn(date time.Time) map[string]string {
	oldest := make(map[string]string)
	for i, step := range r.Baseline {
		day, err := time.Parse(time.DateOnly, step.Date)
		if err != nil || !day.After(date) {
			maps.Copy(oldest, step.Versions)
		} else if i == 0 { // before there was Baseline all had it
			for _, step := range r.Baseline {
				for id := range step.Versions {
					oldest[id] = "0"
				}
			}
		}
	}
	return oldest
}

// inBaseline tells whether a browser is asked for: one of those that Baseline is about, or, with
// downstream, one that is built on them.
func inBaseline(id string, downstream, kaios bool) bool {
	switch id {
	case "chrome", "and_chr", "edge", "firefox", "and_ff", "safari", "ios_saf":
		return true
	case "kaios":
		return kaios
	default:
		return downstream
	}
}
