package truth

import (
	"context"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/backgroundservice"
	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/serviceworker"
	"github.com/chromedp/chromedp"
)

// chromium is a running browser, and its log of sync events.
type chromium struct {
	ctx context.Context
	mu  sync.Mutex
	log map[string][]backgroundservice.Event // by origin
}

// start runs a headless Chromium until the test ends. The parameters are those of the browser's
// field trial of background sync, "name/value/name/value".
func start(t *testing.T, parameters string) *chromium {
	t.Helper()
	if testing.Short() {
		t.Skip("runs a browser")
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.NoSandbox, // root, which containers run as, can have none; the pages are our own
		chromedp.Flag("host-resolver-rules", "MAP *.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE *.localhost"),
		// Every page has an origin of its own, and needs no process of its own.
		chromedp.Flag("disable-site-isolation-trials", true),
		chromedp.Flag("disable-features", "IsolateOrigins,site-per-process,BackForwardCache"),
		chromedp.Flag("renderer-process-limit", "2"),
		chromedp.Flag("force-fieldtrials", "BackgroundSync/T/"),
		chromedp.Flag("force-fieldtrial-params", "BackgroundSync.T:"+parameters),
	)
	allocator, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		skip(t, "needs Chromium: %v", err)
	}
	c := &chromium{ctx: ctx, log: map[string][]backgroundservice.Event{}}
	c.observe(t)
	c.permit(t, "notifications", "", browser.PermissionSettingGranted)
	online, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("navigator.onLine"))
	if err != nil {
		t.Fatal(err)
	}
	if !online {
		skip(t, "needs a network interface besides the loopback: without one Chromium is offline and holds sync events back")
	}
	return c
}

// skip skips the test, unless everything has to be there.
func skip(t *testing.T, format string, args ...any) {
	t.Helper()
	if os.Getenv("SYNCLINT_REQUIRE_ALL") != "" {
		t.Fatalf(format, args...)
	}
	t.Skipf(format, args...)
}

// observe makes the browser log what becomes of every registration.
func (c *chromium) observe(t *testing.T) {
	t.Helper()
	err := chromedp.Listen(c.ctx, func(event any) {
		if e, ok := event.(*backgroundservice.EventBackgroundServiceEventReceived); ok {
			origin := strings.TrimSuffix(e.BackgroundServiceEvent.Origin, "/")
			c.mu.Lock()
			defer c.mu.Unlock()
			c.log[origin] = append(c.log[origin], *e.BackgroundServiceEvent)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []backgroundservice.ServiceName{
		backgroundservice.ServiceNameBackgroundSync, backgroundservice.ServiceNamePeriodicBackgroundSync,
	} {
		if _, err := chromedp.Call(c.ctx, backgroundservice.StartObserving, backgroundservice.StartObservingParams{Service: s}); err != nil {
			t.Fatal(err)
		}
		if _, err := chromedp.Call(c.ctx, backgroundservice.SetRecording, backgroundservice.SetRecordingParams{Service: s, ShouldRecord: true}); err != nil {
			t.Fatal(err)
		}
	}
}

// events returns the log of an origin so far.
func (c *chromium) events(origin string) []backgroundservice.Event {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.log[origin])
}

// permit sets a permission, for all origins when origin is "".
func (c *chromium) permit(t *testing.T, name, origin string, setting browser.PermissionSetting) {
	t.Helper()
	_, err := chromedp.CallBrowser(c.ctx, browser.SetPermission, browser.SetPermissionParams{
		Permission: &browser.PermissionDescriptor{Name: name}, Setting: setting, Origin: origin,
	})
	if err != nil {
		t.Fatalf("could not set the permission %s: %v", name, err)
	}
}

// stopWorkers stops every service worker, as the browser does when they have nothing to do.
func (c *chromium) stopWorkers(t *testing.T) {
	t.Helper()
	if _, err := chromedp.Call(c.ctx, serviceworker.Enable, cdp.Empty{}); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(c.ctx, serviceworker.StopAllWorkers, cdp.Empty{}); err != nil {
		t.Fatal(err)
	}
}

// tab opens a tab in a window of its own.
func (c *chromium) tab(t *testing.T) context.Context {
	t.Helper()
	ctx, cancel := chromedp.NewContext(c.ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// patience is how long a step of a visit may take.
const patience = 90 * time.Second
