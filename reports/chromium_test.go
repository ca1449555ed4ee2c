package reports

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// patience is how long a page may take for a test.
const patience = time.Minute

// TestHTMLInChromium opens reports in a headless Chromium.
func TestHTMLInChromium(t *testing.T) {
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.NoSandbox) // root, which containers run as, can have none; the pages are our own
	allocator, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	defer cancel()
	chromium, cancel := chromedp.NewContext(allocator)
	defer cancel()
	needs(t, "Chromium", chromedp.Do(chromium))
	for _, test := range []struct {
		name string
		run  func(t *testing.T, open func(html string) *browserPage)
	}{
		{"filters", testFilters},
		{"keyboard", testKeyboard},
		{"print", testPrint},
		{"phones", testPhones},
		{"accessibility", testAccessibility},
		{"hostile", testHostilePage},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.run(t, func(html string) *browserPage { return openPage(chromium, t, html) })
		})
	}
}

// browserPage is a page that is open in a tab, with what happened there.
type browserPage struct {
	t   *testing.T
	ctx context.Context

	mu       sync.Mutex
	requests []string // addresses
	problems []string // on the console
}

// openPage opens an HTML file in a tab of its own.
func openPage(chromium context.Context, t *testing.T, html string) *browserPage {
	t.Helper()
	file := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(file, []byte(html), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := chromedp.NewContext(chromium)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, patience)
	t.Cleanup(cancel)
	p := &browserPage{t: t, ctx: ctx}
	p.check(chromedp.Listen(ctx, p.note))
	_, err := chromedp.Call(ctx, network.Enable, network.EnableParams{})
	p.check(err)
	_, err = chromedp.Call(ctx, log.Enable, cdp.Empty{})
	p.check(err)
	p.do(chromedp.Navigate("file://" + file))
	return p
}

func (p *browserPage) check(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

// note takes down what the page asks for and complains about.
func (p *browserPage) note(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		p.requests = append(p.requests, e.Request.URL)
	case *log.EventEntryAdded:
		p.problems = append(p.problems, e.Entry.Text)
	case *runtime.EventExceptionThrown:
		p.problems = append(p.problems, e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		p.problems = append(p.problems, "console."+string(e.Type))
	}
}

func (p *browserPage) do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	p.check(chromedp.Do(p.ctx, steps...))
}

// evaluate returns the value of an expression in the page.
func evaluate[T any](p *browserPage, expression string, options ...chromedp.EvaluateOption) T {
	p.t.Helper()
	value, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression, options...))
	p.check(err)
	return value
}

// look sets how the page is looked at.
func (p *browserPage) look(media, scheme string, width, height int64) {
	p.t.Helper()
	p.do(chromedp.EmulateViewport(width, height))
	_, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media:    media,
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
	p.check(err)
}

// shown returns the places of the findings that can be seen.
func (p *browserPage) shown() []string {
	p.t.Helper()
	return evaluate[[]string](p, `[...document.querySelectorAll('.finding')]
		.filter((f) => f.checkVisibility()).map((f) => f.querySelector('.meta code').textContent)`)
}

// fits checks that the page is no wider than the window.
func (p *browserPage) fits(width int) {
	p.t.Helper()
	if got := evaluate[int](p, `document.documentElement.scrollWidth`); got > width {
		p.t.Errorf("the page is %d pixels wide, the window %d", got, width)
	}
}

// quiet checks that the page has asked for nothing and complained of nothing.
func (p *browserPage) quiet() {
	p.t.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, address := range p.requests[1:] {
		p.t.Errorf("the page asked for %s", address)
	}
	for _, problem := range p.problems {
		p.t.Errorf("on the console: %s", problem)
	}
}

func testFilters(t *testing.T, open func(html string) *browserPage) {
	r := load(t, "notes")
	r.Findings[0].Browsers = []string{"firefox"}
	p := open(render(t, "html", r, Options{Source: files(t)}))
	const app7, app11, queue = "app.js:7:8", "app.js:11:8", "queue.js:1:43"
	status := func() string { return evaluate[string](p, `document.querySelector('[role=status]').textContent`) }
	for _, step := range []struct {
		name string
		do   chromedp.Action[chromedp.Void]
		want []string
	}{
		{"at first", chromedp.WaitVisible(chromedp.CSS("#filters")), []string{app7, app11, queue}},
		{"without errors", chromedp.Click(chromedp.CSS("[value=error]")), []string{queue}},
		{"nothing", chromedp.Click(chromedp.CSS("[value=warning]")), []string{}},
		{"all again", chromedp.Click(chromedp.CSS("[type=reset]")), []string{app7, app11, queue}},
		{"one rule", choose("rule", "mismatched-feature-detection"), []string{app11}},
		{"all again", chromedp.Click(chromedp.CSS("[type=reset]")), []string{app7, app11, queue}},
		// The second finding names no browser, and so is about all of them.
		{"one browser", choose("browser", "Safari"), []string{app11, queue}},
		{"with the keyboard", chromedp.SendKeys(chromedp.CSS("[value=warning]"), " "), []string{app11}},
		{"a link to a hidden one", chromedp.Click(chromedp.CSS("tbody a[href='#finding-3']")), []string{app7, app11, queue}},
	} {
		p.do(step.do, chromedp.Sleep(100*time.Millisecond))
		if diff := cmp.Diff(step.want, p.shown(), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +shown):\n%s", step.name, diff)
		}
		if got, want := status(), fmt.Sprintf("%d of 3 shown", len(step.want)); got != want {
			t.Errorf("%s: the status is %q, want %q", step.name, got, want)
		}
	}
	p.quiet()
}

// choose chooses an option of a select element as a user does.
func choose(name, text string) chromedp.Action[chromedp.Void] {
	return chromedp.SendKeys(chromedp.CSS("select[name="+name+"]"), text)
}

// The first key leads past everything to the findings.
func testKeyboard(t *testing.T, open func(html string) *browserPage) {
	p := open(render(t, "html", load(t, "notes"), Options{Source: files(t)}))
	p.do(chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent(kb.Tab))
	if got := evaluate[string](p, `document.activeElement.outerHTML`); !strings.Contains(got, `value="error"`) {
		t.Errorf("the focus is on %s", got)
	}
	// Everything that scrolls can be reached.
	if got := evaluate[int](p, `[...document.querySelectorAll('pre, .scroll')].filter((e) => e.tabIndex < 0).length`); got != 0 {
		t.Errorf("%d elements that scroll can't be reached", got)
	}
	p.quiet()
}

func testPrint(t *testing.T, open func(html string) *browserPage) {
	p := open(render(t, "html", load(t, "notes"), Options{Source: files(t)}))
	p.look("print", "light", 800, 1000)
	if evaluate[bool](p, `document.querySelector('#filters').checkVisibility()`) {
		t.Error("the filters are printed")
	}
	p.fits(800)
}

// The page is no wider than a phone, only its table and code scroll.
func testPhones(t *testing.T, open func(html string) *browserPage) {
	for _, name := range []string{"notes", "wide"} {
		p := open(render(t, "html", load(t, name), Options{Source: line(strings.Repeat("registration.sync.register() ", 20))}))
		p.look("", "light", 360, 640)
		p.fits(360)
	}
}

// testAccessibility has axe-core look at the page in light and dark, on screens wide and narrow.
func testAccessibility(t *testing.T, open func(html string) *browserPage) {
	axe, err := os.ReadFile(filepath.Join(consumer(t, "axe-core"), "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	p := open(render(t, "html", load(t, "notes"), Options{Source: files(t)}))
	evaluate[any](p, string(axe)+"; null")
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range []int64{1280, 360} {
			p.look("", scheme, width, 800)
			for _, v := range evaluate[[]string](p, `axe.run().then((r) => r.violations.map((v) =>
				v.impact + ' ' + v.id + ': ' + v.nodes.map((n) => n.html + ' ' + n.failureSummary).join('\n')))`, chromedp.EvalAwaitPromise) {
				t.Errorf("%s, %d pixels: %s", scheme, width, v)
			}
		}
	}
}

// testHostilePage opens a page about an app that wants to be more than text.
func testHostilePage(t *testing.T, open func(html string) *browserPage) {
	r := load(t, "notes")
	r.Findings = nil
	for _, text := range hostileTexts {
		h := hostile(text, 1, 3)
		r.Findings = append(r.Findings, h.Findings...)
		r.Usages, r.Coverage = append(r.Usages, h.Usages...), append(r.Coverage, h.Coverage...)
		r.Files.Diagnostics = append(r.Files.Diagnostics, h.Files.Diagnostics...)
	}
	p := open(render(t, "html", r, Options{Root: "<b>", Source: line("</code></pre><script>document.title = 1</script>")}))
	p.do(chromedp.Sleep(200 * time.Millisecond))
	p.quiet()
	p.look("", "light", 360, 640)
	p.fits(360)
	if got := evaluate[string](p, "document.title"); got != "Background sync report: <b>" {
		t.Errorf("the title is %q", got)
	}
	messages := evaluate[[]string](p, `[...document.querySelectorAll('.finding h3')].map((h) => h.textContent)`)
	if len(messages) != len(r.Findings) {
		t.Errorf("%d of %d findings", len(messages), len(r.Findings))
	}
	for _, text := range []string{"<img src=x onerror=alert(1)>", "<!--<script>alert(1)</script>-->", "{{.}}"} {
		if !slices.ContainsFunc(messages, func(m string) bool { return strings.Contains(m, text) }) {
			t.Errorf("no message shows %s", text)
		}
	}
}
