package truth

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/serviceworker"
	"github.com/chromedp/chromedp"
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
	var shooters []*shooter
	for _, k := range answers {
		shooters = append(shooters, newShooter(t, c.visitor(t, s, k)))
	}
	each := func(f func(*shooter) error) {
		var wg sync.WaitGroup
		for _, x := range shooters {
			wg.Go(func() {
				if err := f(x); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
	}
	each(func(x *shooter) error { return x.all("install", apps) })
	if _, err := chromedp.Call(shooters[0].tab, serviceworker.StopAllWorkers, cdp.Empty{}); err != nil {
		t.Fatal(err)
	}
	each(func(x *shooter) error { return x.all("open", apps) })
	each(func(x *shooter) error { return x.wait(apps) })
	fates := map[string]map[string]fate{}
	for _, x := range shooters {
		fates[x.kind.name] = map[string]fate{}
		logs := x.logs()
		for _, a := range apps {
			fates[x.kind.name][a.name] = x.fate(a, logs[a.name])
		}
	}
	return fates
}

// shooter is a visitor that fires sync events and looks what becomes of them.
type shooter struct {
	*visitor
	mu sync.Mutex
	// apps are those of the registrations of workers.
	apps map[serviceworker.RegistrationID]string
}

func newShooter(t *testing.T, v *visitor) *shooter {
	t.Helper()
	x := &shooter{visitor: v, apps: map[serviceworker.RegistrationID]string{}}
	err := chromedp.Listen(v.tab, func(event any) {
		if e, ok := event.(*serviceworker.EventWorkerRegistrationUpdated); ok {
			x.mu.Lock()
			defer x.mu.Unlock()
			for _, r := range e.Registrations {
				if scope, ok := strings.CutPrefix(r.ScopeURL, v.origin()+"/"); ok {
					x.apps[r.RegistrationID] = strings.TrimSuffix(scope, "/")
				}
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(v.tab, serviceworker.Enable, cdp.Empty{}); err != nil {
		t.Fatal(err)
	}
	return x
}

// all calls a function of the visitor's page for each app.
func (x *shooter) all(function string, apps []*app) error {
	for _, a := range apps {
		if err := x.call(function, a); err != nil {
			return err
		}
	}
	return nil
}

func (x *shooter) call(function string, a *app) error {
	ctx, cancel := context.WithTimeout(x.tab, patience)
	defer cancel()
	call := fmt.Sprintf("%s(%q)", function, a.name)
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[any](call, chromedp.EvalAwaitPromise)); err != nil {
		return fmt.Errorf("could not %s %s: %w", function, a.name, err)
	}
	return nil
}

// wait waits until the event of each app has succeeded, or been fired again, and a second longer:
// one that is registered again is fired at once, and for ever if the app is not stopped.
func (x *shooter) wait(apps []*app) error {
	since := map[string]time.Time{} // which the event is over
	stopped := map[string]bool{}
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		waiting := false
		logs := x.logs()
		for _, a := range apps {
			names := logs[a.name]
			if over(names) && since[a.name].IsZero() {
				since[a.name] = time.Now()
			}
			if loops(names) && !stopped[a.name] {
				stopped[a.name] = true
				if err := x.call("stop", a); err != nil {
					return err
				}
			}
			waiting = waiting || since[a.name].IsZero() || time.Since(since[a.name]) < time.Second
		}
		if !waiting {
			return nil
		}
	}
	return fmt.Errorf("%s: after %v there is no end to the events of %d of %d apps", x.kind.name, patience, len(apps)-len(since), len(apps))
}

// logs returns the names of the events of each app.
func (x *shooter) logs() map[string][]string {
	x.mu.Lock()
	defer x.mu.Unlock()
	logs := map[string][]string{}
	for _, e := range x.browser.events(x.origin()) {
		name := x.apps[e.ServiceWorkerRegistrationID]
		logs[name] = append(logs[name], e.EventName)
	}
	return logs
}

// The events of the browser's log.
const (
	dispatched = "Dispatched sync event"
	completed  = "Sync completed"
	failed     = "sync event failed"
)

// over tells whether an event has succeeded or been fired again.
func over(names []string) bool {
	return slices.Contains(names, completed) || count(names, dispatched) > 1
}

// loops tells whether an event is fired more often than the browser does within seconds, unless the
// tag is registered again all the time.
func loops(names []string) bool { return count(names, dispatched) >= 10 }

func (x *shooter) fate(a *app, names []string) fate {
	f := fate{events: names}
	f.sent, _ = x.server.asked(stay{x.host, a.name})
	switch {
	case loops(names):
		f.what = "loops"
	case slices.Contains(names, failed) && count(names, dispatched) > 1:
		f.what = "retried"
	case !slices.Contains(names, completed):
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
