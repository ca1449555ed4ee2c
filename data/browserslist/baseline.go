package browserslist

import "time"

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
	var list []Browser
	for id, version := range releases.baselineOn(date) {
		if !inBaseline(id, args[3] != "", args[4] != "") {
			continue
		}
		of, err := versionRay(r, []string{id, ">=", version})
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

// baselineOn returns the oldest version of each browser that had all of Baseline at a time. Before
// there was Baseline all had it.
func (r *releases) baselineOn(date time.Time) map[string]string {
	oldest := make(map[string]string)
	for i, step := range r.baseline {
		day, err := time.Parse(time.DateOnly, step.date)
		if err != nil || !day.After(date) {
			for _, b := range step.oldest {
				oldest[b.Name] = b.Version
			}
		} else if i == 0 {
			for _, step := range r.baseline {
				for _, b := range step.oldest {
					oldest[b.Name] = "0"
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
