package rules

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
)

func invalidMinInterval() *Rule {
	return &Rule{
		ID: "invalid-min-interval", Number: "R30", Severity: report.Error,
		Run: func(p *Pass) {
			for _, u := range p.App.Usages {
				if u.Feature == report.PeriodicBackgroundSync && u.Operation == report.OpRegister && !u.Shared() {
					checkInterval(p, u)
				}
			}
		},
		Doc: Doc{
			Title: "The interval of a periodic sync is not what it is meant to be",
			Why: "`minInterval` is a number of milliseconds. What is no number, is negative or infinite makes the promise " +
				"reject with a TypeError, and so does a number in the place of the options (errors). Options of another " +
				"name are ignored, and a day in seconds is less than two minutes (warnings). Chromium fires at most every " +
				"12 hours, and less often in sites that are visited rarely: it rounds shorter intervals up (info).",
			Do: "Write milliseconds: `{ minInterval: 24 * 60 * 60 * 1000 }` is a day.",
			Fix: "Makes milliseconds of seconds or minutes, gives the option its name, or puts a number into options. Unsafe: " +
				"the number may be meant.",
			Bad: []Example{
				{Code: `async function follow() {
  const registration = await navigator.serviceWorker.ready;
  await registration.periodicSync?.register('news', { minInterval: '1 day' }).catch(() => {});
}
follow();
fetch('/news');`},
				{Code: `async function follow() {
  const registration = await navigator.serviceWorker.ready;
  await registration.periodicSync?.register('news', 24 * 60 * 60 * 1000).catch(() => {});
}
follow();
fetch('/news');`},
				{Code: `async function follow() {
  const registration = await navigator.serviceWorker.ready;
  await registration.periodicSync?.register('news', { minInterval: 24 * 60 * 60 }).catch(() => {});
}
follow();
fetch('/news');`},
				{Code: `async function follow() {
  const registration = await navigator.serviceWorker.ready;
  await registration.periodicSync?.register('news', { interval: 24 * 60 * 60 * 1000 }).catch(() => {});
}
follow();
fetch('/news');`},
				{Code: `const HOUR = 60 * 60 * 1000;
async function follow() {
  const registration = await navigator.serviceWorker.ready;
  await registration.periodicSync?.register('news', { minInterval: HOUR }).catch(() => {});
}
follow();
fetch('/news');`},
			},
			Good: []Example{
				{Code: `const DAY = 24 * 60 * 60 * 1000;
async function follow(days) {
  const registration = await navigator.serviceWorker.ready;
  await registration.periodicSync?.register('news', { minInterval: DAY }).catch(() => {});
  await registration.periodicSync?.register('weather', { minInterval: days * DAY }).catch(() => {});
}
follow(document.querySelector('#days').value);
fetch('/news');
fetch('/weather');`},
			},
			Sources: []string{
				"https://wicg.github.io/periodic-background-sync/#dictdef-backgroundsyncoptions",
				"measured in Chromium 156",
			},
			Since: "0.1.0",
		},
	}
}

const (
	halfDay = 12 * 60 * 60 * 1000 // in milliseconds: as often as Chromium fires at most
	// maxInterval is the greatest number that the option can be: it is an [EnforceRange] unsigned
	// long long.
	maxInterval = 1<<53 - 1
)

// interval is what is wrong with an interval.
type interval struct {
	severity      report.Severity
	node          syntax.Node
	message, help string
	fixes         []Fix
}

func checkInterval(p *Pass, u *usage.Usage) {
	list, ok := u.Arguments(1)
	if !ok {
		return
	}
	for _, options := range list {
		if wrong := wrongOptions(u, options); wrong != nil {
			p.Report(Finding{
				Script: u.Script, Node: wrong.node, Unsure: u.Guess, Severity: wrong.severity,
				Message: wrong.message, Help: wrong.help, Fixes: wrong.fixes,
			})
			return
		}
	}
}

const inMilliseconds = "write milliseconds: `24 * 60 * 60 * 1000` is a day"

// wrongOptions returns what is wrong with the options of a periodic sync, nil if nothing is.
func wrongOptions(u *usage.Usage, options usage.Argument) *interval {
	switch {
	case options.IsNumber, options.IsText:
		w := &interval{
			severity: report.Error, node: options.Node, help: inMilliseconds,
			message: "these are no options: the promise rejects with a TypeError, and nothing is registered",
		}
		if code := Code(u.Script, options.Node.Range()); options.IsNumber && code != "" {
			w.fixes = []Fix{{
				Title: "Make options of the number",
				Edits: []Edit{Replace(u.Script, options.Node, "{ minInterval: "+code+" }")},
			}}
		}
		return w
	case !options.IsObject():
		return nil // none at all, or not known; those that there are may be left out
	}
	value := options.Field("minInterval")
	if value.Given == usage.Absent {
		return misnamed(u, options)
	}
	return wrongInterval(u, value)
}

// misnamed returns the option that was meant to be the interval, nil if there is none.
func misnamed(u *usage.Usage, options usage.Argument) *interval {
	names, known := options.Fields()
	if !known {
		return nil
	}
	for _, name := range names {
		if !options.Field(name).IsNumber {
			continue
		}
		w := &interval{
			severity: report.Warning, node: options.Node, help: "the option is called `minInterval`",
			message: fmt.Sprintf("there is no option `%s`: it is ignored, and the browser alone decides how often to fire", name),
		}
		if p := options.Property(name); p != nil && !p.Shorthand && p.Key != nil && p.Key.Computed == nil {
			w.node = p.Key
			w.fixes = []Fix{{Title: "Call it `minInterval`", Edits: []Edit{Replace(u.Script, p.Key, "minInterval")}}}
		}
		return w
	}
	return nil
}

// wrongInterval returns what is wrong with the interval itself, nil if nothing is.
func wrongInterval(u *usage.Usage, value usage.Option) *interval {
	n, ok := value.Number, value.IsNumber
	if value.IsText {
		n, ok = textNumber(value.Text), true
	}
	const rejects = ": the promise rejects with a TypeError, and nothing is registered"
	switch {
	case !ok:
		return nil
	case math.IsNaN(n) && value.IsText:
		return &interval{report.Error, value.Node, fmt.Sprintf("%q is no number", value.Text) + rejects, inMilliseconds, nil}
	case math.IsNaN(n), math.IsInf(n, 0):
		return &interval{report.Error, value.Node, "the interval must be a number and finite" + rejects, inMilliseconds, nil}
	case math.Trunc(n) < 0, n > maxInterval:
		return &interval{report.Error, value.Node, fmt.Sprintf("the interval must be from 0 to 2^53 - 1, and is %v", n) + rejects, inMilliseconds, nil}
	}
	if unit, factor := unitOf(n); unit != "" {
		return &interval{
			report.Warning, value.Node, fmt.Sprintf("`minInterval` is in milliseconds: %v of them are %s; these look like %s", n, span(n), unit),
			inMilliseconds, multiplied(u, value.Node, factor),
		}
	}
	if n > 0 && n < halfDay {
		return &interval{
			report.Info, value.Node, fmt.Sprintf("Chromium fires every 12 hours at most, not every %s, and less often in sites that are visited rarely", span(n)),
			"refresh what must be newer when the page is opened", nil,
		}
	}
	return nil
}

// textNumber returns what a text is as a number; not a number if it is none.
func textNumber(text string) float64 {
	text = strings.TrimSpace(text)
	if text == "" {
		return 0
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil && !math.IsInf(n, 0) {
		if i, err := strconv.ParseInt(text, 0, 64); err == nil {
			return float64(i)
		}
		return math.NaN()
	}
	return n
}

// unitOf returns the unit that a number of milliseconds is more likely in, "" if that is none, and
// how many milliseconds it has. In seconds these are whole days up to a month or half a day, in
// minutes half a day, a day or a week.
func unitOf(n float64) (unit string, milliseconds int) {
	const day = 24 * 60 * 60
	switch {
	case n > 0 && n <= 31*day && math.Mod(n, day) == 0, n == day/2:
		return "seconds", 1000
	case n == 12*60, n == 24*60, n == 7*24*60:
		return "minutes", 60 * 1000
	}
	return "", 0
}

// span says how long some milliseconds are.
func span(milliseconds float64) string {
	switch seconds := milliseconds / 1000; {
	case seconds < 1:
		return fmt.Sprintf("%.0f ms", milliseconds)
	case seconds < 120:
		return fmt.Sprintf("%.4g seconds", seconds)
	case seconds < 120*60:
		return fmt.Sprintf("%.4g minutes", seconds/60)
	default:
		return fmt.Sprintf("%.4g hours", seconds/60/60)
	}
}

// multiplied multiplies a number that is written as such, or a product.
func multiplied(u *usage.Usage, n syntax.Node, factor int) []Fix {
	switch x := n.(type) {
	case *syntax.NumberLit:
	case *syntax.Binary:
		if x.Op != "*" {
			return nil
		}
	default:
		return nil
	}
	return []Fix{{Title: "Make milliseconds of it", Edits: []Edit{After(u.Script, n, fmt.Sprintf(" * %d", factor))}}}
}
