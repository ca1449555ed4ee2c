package project

import (
	"path"
	"strings"

	"github.com/synclint/synclint/analyzer/syntax"
)

// signs tell by what a script does where it may run.
type signs struct {
	strong int  // what only makes sense in a service worker
	weak   int  // what is common there, rare elsewhere
	page   bool // needs document or window as soon as it is loaded
	window bool // uses them at all, or navigator.serviceWorker
	suites bool // calls describe
	tests  bool // calls it or test, or imports what declares tests
}

// isTest tells whether a script is a test, which is no part of the app.
func (s signs) isTest() bool { return s.suites && s.tests }

// serviceWorker tells whether a file that nothing names as a service worker is one.
func (s signs) serviceWorker(file string) bool {
	weak := s.weak
	if namedLikeWorker(file) {
		weak++
	}
	return !s.isTest() && (s.strong > 0 || weak > 1 && !s.page)
}

// context guesses where a script runs that nothing loads.
func (s signs) context() Context {
	switch {
	case s.window:
		return Window
	case s.weak > 0:
		return Worker
	}
	return 0
}

// namedLikeWorker tells whether a file is called sw.js, service-worker.js or the like.
func namedLikeWorker(file string) bool {
	name := strings.ToLower(strings.TrimSuffix(path.Base(file), path.Ext(file)))
	if name == "index" || name == "main" {
		name = strings.ToLower(path.Base(path.Dir(file)))
	}
	if strings.Contains(strings.NewReplacer("-", "", "_", "", ".", "").Replace(name), "serviceworker") {
		return true
	}
	for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return r == '-' || r == '_' || r == '.' }) {
		if word == "sw" {
			return true
		}
	}
	return false
}

// workerEvent tells whether an event is dispatched to service workers only.
func workerEvent(name string) bool {
	switch name {
	case "install", "activate", "fetch", "push", "sync", "periodicsync", "notificationclick", "notificationclose",
		"pushsubscriptionchange", "canmakepayment", "paymentrequest", "contentdelete",
		"backgroundfetchsuccess", "backgroundfetchfail", "backgroundfetchabort", "backgroundfetchclick":
		return true
	}
	return false
}

// sign notes what a node tells about where the script runs.
func (s *survey) sign(n syntax.Node) {
	switch n := n.(type) {
	case *syntax.Ident:
		s.identSign(n)
	case *syntax.Member:
		s.memberSign(n)
	case *syntax.Call:
		s.callSign(n)
	case *syntax.Assign:
		s.assignSign(n)
	case *syntax.Import:
		switch name := n.Source.Value; {
		case workboxRuntime(name):
			s.signs.strong++
		case name == "vitest" || name == "@jest/globals" || name == "@playwright/test" || name == "node:test":
			s.signs.suites, s.signs.tests = true, true
		}
	}
}

func (s *survey) identSign(id *syntax.Ident) {
	if id.Binding != nil {
		return
	}
	switch id.Name {
	case "document", "window", "localStorage", "sessionStorage":
		s.signs.window = true
		if s.nested == 0 && s.guarded == 0 && (id.Name == "document" || id.Name == "window") {
			s.signs.page = true
		}
	case "__WB_MANIFEST":
		s.signs.strong++
	case "ServiceWorkerGlobalScope", "WorkerGlobalScope", "workbox":
		s.signs.weak++
	}
}

func (s *survey) memberSign(m *syntax.Member) {
	switch {
	case m.Key.Name == "serviceWorker" && isUnbound(m.X, "navigator"):
		s.signs.window = true
	case m.Key.Name == "":
	case s.isGlobal(m.X):
		switch m.Key.Name {
		case "registration", "skipWaiting", "clients", "__WB_MANIFEST", "serviceWorker":
			s.signs.strong++
		}
	case isUnbound(m.X, "clients"):
		switch m.Key.Name {
		case "claim", "matchAll", "openWindow":
			s.signs.strong++
		}
	}
}

func (s *survey) callSign(c *syntax.Call) {
	switch callee := unparen(c.Callee).(type) {
	case *syntax.Ident:
		if callee.Binding != nil {
			return
		}
		switch callee.Name {
		case "skipWaiting":
			s.signs.strong++
		case "addEventListener":
			if s.listensTo(c) {
				s.signs.weak++
			}
		case "describe":
			s.signs.suites = true
		case "it", "test":
			s.signs.tests = true
		}
	case *syntax.Member:
		if callee.Key.Name == "addEventListener" && s.isGlobal(callee.X) && s.listensTo(c) {
			s.signs.strong++
		}
	}
}

func (s *survey) listensTo(c *syntax.Call) bool {
	if len(c.Args) < 2 {
		return false
	}
	event, ok := text(c.Args[0])
	return ok && workerEvent(event)
}

// assignSign recognizes self.onsync = ... and onsync = ...
func (s *survey) assignSign(a *syntax.Assign) {
	switch t := a.Target.(type) {
	case *syntax.Member:
		s.loader = s.loader || t.Key.Name == "define" && s.isGlobal(t.X)
		if event, ok := strings.CutPrefix(t.Key.Name, "on"); ok && workerEvent(event) && s.isGlobal(t.X) {
			s.signs.strong++
		}
	case *syntax.Ident:
		if event, ok := strings.CutPrefix(t.Name, "on"); ok && workerEvent(event) && t.Binding == nil {
			s.signs.weak++
		}
	}
}

// isGlobal tells whether an expression is the global object under a name that workers have:
// self, globalThis, this outside of functions, or a variable for one of them.
func (s *survey) isGlobal(x syntax.Expr) bool {
	for range maxAliases {
		switch e := unparen(x).(type) {
		case *syntax.ThisExpr:
			return s.nested == 0
		case *syntax.Ident:
			if e.Binding == nil {
				return e.Name == "self" || e.Name == "globalThis"
			}
			init, ok := s.constants[e.Binding]
			if !ok {
				return false
			}
			x = init
		default:
			return false
		}
	}
	return false
}

func isUnbound(x syntax.Expr, name string) bool {
	id, ok := unparen(x).(*syntax.Ident)
	return ok && id.Binding == nil && id.Name == name
}

// workboxRuntime tells whether a package is one of those of Workbox that run in workers.
func workboxRuntime(name string) bool {
	rest, ok := strings.CutPrefix(name, "workbox-")
	return ok && rest != "window" && rest != "build" && rest != "cli" && !strings.Contains(rest, "plugin")
}
