package truth

import (
	"fmt"
	"regexp"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/backgroundservice"
	"github.com/chromedp/cdproto/browser"
)

// answers are how the server answers what a handler sends.
var answers = []kind{{name: "fine"}, {name: "refused", answer: refused}, {name: "cut", answer: cut}}

// shortTimes are parameters with which the browser repeats a failed event after a second, and has
// it time out after two.
const shortTimes = "initial_retry_delay_sec/1/retry_delay_factor/1/max_sync_event_duration_sec/2"

// TestHandlers fires a sync event at the worker of each app, just started as it is when the event
// comes later. Each archive says what the browser makes of it, by what the server answers:
//
//	sent     the server has the data
//	retried  the event has failed and is fired again
//	dropped  the event counts as a success although the server has nothing
//	loops    the event is fired again and again without a pause
func TestHandlers(t *testing.T) {
	apps := readApps(t, "testdata/handlers", "index.html", "app.js")
	fates := fireAll(t, apps)
	for _, a := range apps {
		t.Run(a.name, func(t *testing.T) {
			want := expected(t, a)
			for _, k := range answers {
				if got := fates[k.name][a.name]; got.what != want[k.name] {
					t.Errorf("%s: the data is %s, the archive says %s: %s", k.name, got.what, want[k.name], got)
				}
			}
		})
	}
}

var expectation = regexp.MustCompile(`(?m)^(\w+): (\w+)$`)

// expected returns what an archive says of its handler, by what the server answers.
func expected(t *testing.T, a *app) map[string]string {
	t.Helper()
	want := map[string]string{}
	for _, m := range expectation.FindAllStringSubmatch(a.about, -1) {
		want[m[1]] = m[2]
	}
	for _, k := range answers {
		if want[k.name] == "" {
			t.Fatalf("%s does not say what becomes of the data where the server's answer is %s", a.name, k.name)
		}
	}
	return want
}

// fate is what became of the data of an app, and why.
type fate struct {
	what   string
	events []string
	sent   []string
}

func (f fate) String() string { return fmt.Sprintf("%s; answered: %s", f.events, f.sent) }

// fireAll returns the fate of each app, by what the server answers.
func fireAll(t *testing.T, apps []*app) map[string]map[string]fate {
	t.Helper()
	c, s := start(t, shortTimes), serve(t, apps)
	var visitors []*visitor
	for _, k := range answers {
		v := c.visitor(t, s, k)
		c.permit(t, "notifications", v.origin(), browser.PermissionSettingDenied) // as most users have it
		visitors = append(visitors, v)
	}
	everywhere := func(f func(*visitor) error) {
		var wg sync.WaitGroup
		for _, v := range visitors {
			wg.Go(func() {
				if err := f(v); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
	}
	everywhere(func(v *visitor) error { return v.call("install", apps...) })
	c.stopWorkers(t)
	everywhere(func(v *visitor) error { return v.call("open", apps...) })
	everywhere(func(v *visitor) error { return v.wait(apps) })
	fates := map[string]map[string]fate{}
	for _, v := range visitors {
		fates[v.kind.name] = map[string]fate{}
		logs := v.logs()
		for _, a := range apps {
			fates[v.kind.name][a.name] = v.fate(a, names(logs[a.name]))
		}
	}
	return fates
}

// names returns the names of events.
func names(events []backgroundservice.Event) []string {
	list := make([]string, len(events))
	for i, e := range events {
		list[i] = e.EventName
	}
	return list
}

// wait waits until the event of each app has succeeded, or been fired again, and a second longer:
// one that is registered again is fired at once, and for ever if the app is not stopped.
func (v *visitor) wait(apps []*app) error {
	since := map[string]time.Time{} // which the event is over
	stopped := map[string]bool{}
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		waiting := false
		logs := v.logs()
		for _, a := range apps {
			events := names(logs[a.name])
			if over(events) && since[a.name].IsZero() {
				since[a.name] = time.Now()
			}
			if loops(events) && !stopped[a.name] {
				stopped[a.name] = true
				if err := v.call("stop", a); err != nil {
					return err
				}
			}
			waiting = waiting || since[a.name].IsZero() || time.Since(since[a.name]) < time.Second
		}
		if !waiting {
			return nil
		}
	}
	return fmt.Errorf("%s: after %v there is no end to the events of %d of %d apps", v.kind.name, patience, len(apps)-len(since), len(apps))
}

// The events of the browser's log.
const (
	dispatched = "Dispatched sync event"
	completed  = "Sync completed"
	failed     = "sync event failed"
)

// over tells whether an event has succeeded or been fired again.
func over(events []string) bool {
	return slices.Contains(events, completed) || count(events, dispatched) > 1
}

// loops tells whether an event is fired more often than the browser does within seconds, unless the
// tag is registered again all the time.
func loops(events []string) bool { return count(events, dispatched) >= 10 }

func (v *visitor) fate(a *app, events []string) fate {
	f := fate{events: events}
	f.sent, _ = v.server.asked(stay{v.host, a.name})
	switch {
	case loops(events):
		f.what = "loops"
	case slices.Contains(events, failed) && count(events, dispatched) > 1:
		f.what = "retried"
	case !slices.Contains(events, completed):
		f.what = "undecided"
	case len(f.sent) > 0:
		f.what = "sent"
	default:
		f.what = "dropped"
	}
	return f
}

func count(list []string, s string) int {
	n := 0
	for _, x := range list {
		if x == s {
			n++
		}
	}
	return n
}
