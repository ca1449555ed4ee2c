package truth

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/synclint/synclint/analyzer/report"
)

// record is what became of an app.
type record struct {
	Errors     []string `json:"errors"` // that nothing handled in the page
	Waits      bool     `json:"waits"`  // for navigator.serviceWorker.ready
	registered []string // tags that the browser took
	sent       []string // requests
	fails      []string // errors that nothing handled in the worker
}

// outcome says it in the words of the report, for a registration in a context: errors and waiting in
// another one are not its own.
func (r record) outcome(context string) report.Outcome {
	errors, waits := r.Errors, r.Waits
	if context == "service-worker" {
		errors, waits = r.fails, false
	}
	switch {
	case len(r.registered) > 0:
		return report.Works
	case len(errors) > 0:
		return report.Throws
	case len(r.sent) > 0:
		return report.FallsBack
	case waits:
		return report.Hangs
	}
	return report.Nothing
}

func (r record) String() string {
	var parts []string
	add := func(what string, list []string) {
		if len(list) > 0 {
			parts = append(parts, what+" "+strings.Join(list, ", "))
		}
	}
	add("registered", r.registered)
	add("sent", r.sent)
	add("unhandled:", r.Errors)
	add("unhandled in the worker:", r.fails)
	if r.Waits {
		parts = append(parts, "waits for ready")
	}
	if len(parts) == 0 {
		return "nothing happened"
	}
	return strings.Join(parts, "; ")
}

// visitor is a tab from which apps are visited, on a host of its own.
type visitor struct {
	browser *chromium
	server  *server
	tab     context.Context
	host    string
	kind    kind
	seen    map[string]bool // registrations of workers of earlier visits
}

// visitor opens a tab for a kind of browser.
func (c *chromium) visitor(t *testing.T, s *server, k kind) *visitor {
	t.Helper()
	v := &visitor{browser: c, server: s, tab: c.tab(t), host: s.open(k), kind: k, seen: map[string]bool{}}
	if k.denied {
		for _, name := range []string{"background-sync", "periodic-background-sync"} {
			c.permit(t, name, v.origin(), browser.PermissionSettingDenied)
		}
	}
	scripts := []string{string(read(t, "record.js"))}
	if k.removed {
		scripts = append(scripts, string(s.remove))
	}
	for _, source := range scripts {
		_, err := chromedp.Call(v.tab, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: source})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := chromedp.Do(v.tab, chromedp.Navigate(v.origin()+"/")); err != nil {
		t.Fatal(err)
	}
	return v
}

func (v *visitor) origin() string { return "http://" + v.host }

// visit visits an app. After each thing that its user does, it waits for as many answers of the
// browser as steps says.
func (v *visitor) visit(a *app, steps int) (record, error) {
	ctx, cancel := context.WithTimeout(v.tab, patience)
	defer cancel()
	name, err := json.Marshal(a.name)
	if err != nil {
		return record{}, err
	}
	call := fmt.Sprintf("visit(%s, { steps: %d, stalls: %t })", name, steps, v.kind.worker == stalled)
	r, err := chromedp.Run(ctx, chromedp.Evaluate[record](call, chromedp.EvalAwaitPromise))
	if err != nil {
		return record{}, fmt.Errorf("could not visit %s in the browser %s: %w", a.name, v.kind.name, err)
	}
	now := map[string]bool{}
	for _, e := range v.browser.events(v.origin()) {
		id := string(e.ServiceWorkerRegistrationID)
		if strings.HasPrefix(e.EventName, "Registered") && !v.seen[id] {
			r.registered = append(r.registered, e.InstanceID)
			now[id] = true
		}
	}
	for id := range now {
		v.seen[id] = true
	}
	r.sent, r.fails = v.server.asked(stay{v.host, a.name})
	return r, nil
}
