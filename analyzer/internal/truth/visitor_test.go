package truth

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/backgroundservice"
	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/serviceworker"
	"github.com/chromedp/chromedp"
)

// visitor is a tab from which apps are visited, on a host of its own.
type visitor struct {
	browser *chromium
	server  *server
	tab     context.Context
	host    string
	kind    kind

	mu sync.Mutex
	// apps are those whose workers the registrations are of.
	apps map[serviceworker.RegistrationID]string
}

// visitor opens a tab for a kind of browser.
func (c *chromium) visitor(t *testing.T, s *server, k kind) *visitor {
	t.Helper()
	v := &visitor{browser: c, server: s, tab: c.tab(t), host: s.open(k), kind: k, apps: map[serviceworker.RegistrationID]string{}}
	v.follow(t)
	for _, name := range []string{"background-sync", "periodic-background-sync"} {
		switch {
		case k.denied:
			c.permit(t, name, v.origin(), browser.PermissionSettingDenied)
		case !k.insecure:
			c.permit(t, name, v.origin(), browser.PermissionSettingGranted)
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

// follow notes which app each worker is of.
func (v *visitor) follow(t *testing.T) {
	t.Helper()
	err := chromedp.Listen(v.tab, func(event any) {
		if e, ok := event.(*serviceworker.EventWorkerRegistrationUpdated); ok {
			v.mu.Lock()
			defer v.mu.Unlock()
			for _, r := range e.Registrations {
				if scope, ok := strings.CutPrefix(r.ScopeURL, v.origin()+"/"); ok {
					v.apps[r.RegistrationID] = strings.TrimSuffix(scope, "/")
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
}

// logs returns the browser's log of sync events for each app.
func (v *visitor) logs() map[string][]backgroundservice.Event {
	v.mu.Lock()
	defer v.mu.Unlock()
	logs := map[string][]backgroundservice.Event{}
	for _, e := range v.browser.events(v.origin()) {
		name := v.apps[e.ServiceWorkerRegistrationID]
		logs[name] = append(logs[name], e)
	}
	return logs
}

func (v *visitor) origin() string { return "http://" + v.host }

// visit visits an app. After each thing that its user does, it waits for as many answers of the
// browser as steps says.
func (v *visitor) visit(a *app, steps int) (record, error) {
	options := fmt.Sprintf("{ steps: %d, stalls: %t }", steps, v.kind.worker == stalled)
	r, err := evaluate[record](v, fmt.Sprintf("visit(%q, %s)", a.name, options))
	if err != nil {
		return record{}, fmt.Errorf("could not visit %s in the browser %s: %w", a.name, v.kind.name, err)
	}
	return v.complete(r, a), nil
}

// call calls a function of the visitor's page for each app.
func (v *visitor) call(function string, apps ...*app) error {
	for _, a := range apps {
		if _, err := evaluate[any](v, fmt.Sprintf("%s(%q)", function, a.name)); err != nil {
			return fmt.Errorf("could not %s %s in the browser %s: %w", function, a.name, v.kind.name, err)
		}
	}
	return nil
}

// evaluate returns the value of the promise that an expression gives in the visitor's page.
func evaluate[T any](v *visitor, expression string) (T, error) {
	ctx, cancel := context.WithTimeout(v.tab, patience)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

// complete adds to a record of an app what the browser and the server know.
func (v *visitor) complete(r record, a *app) record {
	for _, e := range v.logs()[a.name] {
		if strings.HasPrefix(e.EventName, "Registered") {
			r.registered = append(r.registered, e.InstanceID)
		}
	}
	r.sent, r.fails = v.server.asked(stay{v.host, a.name})
	return r
}
