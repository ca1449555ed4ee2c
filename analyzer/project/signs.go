package project

import (
	"github.com/synclint/synclint/analyzer/syntax"
)

// signs are what in a script's code tells where it runs.
type signs struct {
	worker bool // does what only a service worker can
	events int  // listeners for events that only service workers get
	page   bool // uses document or window
}

// serviceWorker tells whether a script that nobody names as a service worker is one all the same.
func (s signs) serviceWorker() bool {
	return s.worker && !s.page || s.events > 0 && (!s.page || s.events > 1)
}

// workerEvent tells whether an event is dispatched to service workers only.
func workerEvent(event string) bool {
	switch event {
	case "install", "activate", "fetch", "push", "sync", "periodicsync", "notificationclick", "notificationclose",
		"pushsubscriptionchange", "backgroundfetchsuccess":
		return true
	}
	return false
}

// read notes what a script's code tells: the signs of where it runs, and the addresses of workers
// and of scripts that it loads.
func (s *Script) read() {
	consts := constants(s.Program)
	syntax.Walk(s.Program, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Call:
			s.readCall(n, consts)
		case *syntax.New:
			if unbound(n.Callee, "Worker") || unbound(n.Callee, "SharedWorker") {
				s.dedicated = append(s.dedicated, address(n.Args, consts)...)
			}
		case *syntax.Member:
			s.readMember(n)
		case *syntax.Assign:
			if m, ok := n.Target.(*syntax.Member); ok && unbound(m.X, "self") && len(m.Key.Name) > 2 &&
				m.Key.Name[:2] == "on" && workerEvent(m.Key.Name[2:]) {
				s.signs.events++
			}
		case *syntax.Ident:
			if n.Binding == nil && (n.Name == "document" || n.Name == "window") {
				s.signs.page = true
			}
		case *syntax.Unary:
			// `typeof window` is asked in workers too.
			return n.Op != "typeof"
		}
		return true
	})
}

func (s *Script) readCall(c *syntax.Call, consts map[*syntax.Binding]string) {
	if id, ok := c.Callee.(*syntax.Ident); ok && id.Binding == nil {
		switch id.Name {
		case "importScripts":
			s.signs.worker = true
			for _, a := range c.Args {
				s.included = append(s.included, address([]syntax.Expr{a}, consts)...)
			}
		case "skipWaiting":
			s.signs.worker = true
		case "addEventListener":
			s.listener(c)
		}
		return
	}
	m, ok := c.Callee.(*syntax.Member)
	if !ok {
		return
	}
	switch {
	case m.Key.Name == "register" && names(m.X, "serviceWorker"):
		s.workers = append(s.workers, address(c.Args, consts)...)
	case m.Key.Name == "importScripts" && unbound(m.X, "self"):
		s.signs.worker = true
		for _, a := range c.Args {
			s.included = append(s.included, address([]syntax.Expr{a}, consts)...)
		}
	case m.Key.Name == "addEventListener" && globalObject(m.X):
		s.listener(c)
	}
}

func (s *Script) listener(c *syntax.Call) {
	if len(c.Args) > 0 {
		if event, ok := c.Args[0].(*syntax.StringLit); ok && workerEvent(event.Value) {
			s.signs.events++
		}
	}
}

func (s *Script) readMember(m *syntax.Member) {
	if unbound(m.X, "self") {
		switch m.Key.Name {
		case "registration", "clients", "skipWaiting", "__WB_MANIFEST":
			s.signs.worker = true
		}
	}
	if unbound(m.X, "clients") && (m.Key.Name == "claim" || m.Key.Name == "matchAll" || m.Key.Name == "openWindow") {
		s.signs.worker = true
	}
}

func unbound(e syntax.Expr, name string) bool {
	id, ok := e.(*syntax.Ident)
	return ok && id.Binding == nil && id.Name == name
}

func globalObject(e syntax.Expr) bool {
	_, this := e.(*syntax.ThisExpr)
	return this || unbound(e, "self") || unbound(e, "globalThis")
}

// names tells whether an expression reads something called name, such as navigator.serviceWorker
// or a variable that holds it.
func names(e syntax.Expr, name string) bool {
	switch e := e.(type) {
	case *syntax.Member:
		return e.Key.Name == name
	case *syntax.Ident:
		return e.Name == name
	case *syntax.Paren:
		return names(e.X, name)
	}
	return false
}

// address returns the address that the first argument is, if the code says which: a string, a
// template without holes, `new URL(string, ...)`, or a constant that is one.
func address(args []syntax.Expr, consts map[*syntax.Binding]string) []string {
	if len(args) == 0 {
		return nil
	}
	switch a := args[0].(type) {
	case *syntax.StringLit:
		return []string{a.Value}
	case *syntax.TemplateLit:
		// What varies in front of an address is a base: the file's name is enough.
		if a.Tag == nil {
			return []string{a.Strings[len(a.Strings)-1]}
		}
	case *syntax.New:
		if unbound(a.Callee, "URL") {
			return address(a.Args, consts)
		}
	case *syntax.Binary:
		if a.Op == "+" {
			return address([]syntax.Expr{a.Y}, consts)
		}
	case *syntax.Paren:
		return address([]syntax.Expr{a.X}, consts)
	case *syntax.Conditional:
		return append(address([]syntax.Expr{a.Then}, consts), address([]syntax.Expr{a.Else}, consts)...)
	case *syntax.Ident:
		if v, ok := consts[a.Binding]; ok && a.Binding != nil {
			return []string{v}
		}
	}
	return nil
}

// constants returns the variables that are only ever one string.
func constants(p *syntax.Program) map[*syntax.Binding]string {
	consts := map[*syntax.Binding]string{}
	syntax.Walk(p, func(n syntax.Node) bool {
		d, ok := n.(*syntax.Declarator)
		if !ok {
			return true
		}
		id, isIdent := d.Target.(*syntax.Ident)
		if !isIdent || id.Binding == nil || id.Binding.Writes != 1 {
			return true
		}
		if v := address([]syntax.Expr{d.Init}, consts); len(v) == 1 {
			consts[id.Binding] = v[0]
		}
		return true
	})
	return consts
}

// specifiers returns what a script imports, each once.
func (s *Script) specifiers() []string {
	var list []string
	seen := map[string]bool{}
	add := func(e syntax.Expr) {
		if lit, ok := e.(*syntax.StringLit); ok && lit != nil && !seen[lit.Value] {
			seen[lit.Value] = true
			list = append(list, lit.Value)
		}
	}
	syntax.Walk(s.Program, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Import:
			add(n.Source)
		case *syntax.ExportAll:
			add(n.Source)
		case *syntax.ExportNamed:
			if n.Source != nil {
				add(n.Source)
			}
		case *syntax.ImportCall:
			add(n.Source)
		case *syntax.Call:
			if unbound(n.Callee, "require") && len(n.Args) == 1 {
				add(n.Args[0])
			}
		}
		return true
	})
	return list
}
