package rules

import (
	"fmt"
	"unicode/utf16"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
)

func invalidRegisterArgument() *Rule {
	return &Rule{
		ID: "invalid-register-argument", Number: "R29", Severity: report.Error,
		Run: func(p *Pass) {
			for _, u := range p.App.Usages {
				if u.Operation == report.OpRegister || u.Operation == report.OpUnregister {
					checkTagArgument(p, u)
					checkIgnoredOptions(p, u)
				}
			}
		},
		Doc: Doc{
			Title: "A sync is registered with something that is no tag",
			Why: "`register()` takes a string. An object, as drafts of the API took it, becomes the tag " +
				"\"[object Object]\": the call succeeds, and no handler ever reacts to the event. Without an argument, " +
				"or with a tag of more than 10,240 characters, the promise rejects in every browser. Options are for " +
				"periodic sync only; a one-shot sync ignores them.",
			Do: "Give the tag as a string: `register('outbox')`.",
			Fix: "Puts the text of the object's `tag` in the place of the object. Safe: the event comes with the tag that was " +
				"meant, and whatever else the object has was ignored.",
			Bad: []Example{
				{Code: `async function queue(note) {
  const registration = await navigator.serviceWorker.ready;
  try {
    await registration.sync.register({ tag: 'outbox' });
  } catch {
    await fetch('/notes', { method: 'POST', body: note });
  }
}
document.querySelector('form').addEventListener('submit', (event) => queue(event.target.note.value));`},
				{Code: `async function queue(note) {
  const registration = await navigator.serviceWorker.ready;
  try {
    await registration.sync.register();
  } catch {
    await fetch('/notes', { method: 'POST', body: note });
  }
}
document.querySelector('form').addEventListener('submit', (event) => queue(event.target.note.value));`},
				{Code: `async function queue(note) {
  const registration = await navigator.serviceWorker.ready;
  try {
    await registration.sync.register('outbox', { minInterval: 24 * 60 * 60 * 1000 });
  } catch {
    await fetch('/notes', { method: 'POST', body: note });
  }
}
document.querySelector('form').addEventListener('submit', (event) => queue(event.target.note.value));`},
			},
			Good: []Example{
				{Code: `async function queue(note) {
  const registration = await navigator.serviceWorker.ready;
  try {
    await registration.sync.register(` + "`note-${note.id}`" + `);
  } catch {
    await fetch('/notes', { method: 'POST', body: note.text });
  }
}
document.querySelector('form').addEventListener('submit', (event) => queue({ id: 7, text: event.target.note.value }));`},
			},
			Sources: []string{
				"https://wicg.github.io/background-sync/spec/#dom-syncmanager-register",
				"measured in Chromium 156",
			},
			Since: "0.1.0",
		},
	}
}

// maxTag is the length of a tag in UTF-16 code units up to which Chromium takes it (measured).
const maxTag = 10240

func checkTagArgument(p *Pass, u *usage.Usage) {
	list, ok := u.Arguments(0)
	if !ok {
		return
	}
	for _, tag := range list {
		f := Finding{Script: u.Script, Node: tag.Node, Unsure: u.Guess, Help: "give the tag as a string"}
		length := len(utf16.Encode([]rune(tag.Text)))
		switch {
		case tag.Node == nil:
			f.Node = u.Node
			f.Message = fmt.Sprintf("`%s()` needs a tag: without one its promise rejects with a TypeError in every browser", u.Operation)
		case tag.IsObject():
			f.Message = "a tag is a string: this object becomes \"[object Object]\", a tag that no handler reacts to"
			f.Fixes = tagOfObject(u, tag)
		case tag.IsText && length > maxTag:
			f.Message = fmt.Sprintf("a tag has at most 10,240 characters: with these %d the promise rejects", length)
			f.Help = "store the data, and let the tag say only where"
		default:
			continue
		}
		p.Report(f)
		return
	}
}

// tagOfObject puts the tag in an object in the place of the object.
func tagOfObject(u *usage.Usage, arg usage.Argument) []Fix {
	object, ok := arg.Node.(*syntax.ObjectLit)
	tag := arg.Property("tag")
	if !ok || tag == nil || u.Feature == report.PeriodicBackgroundSync && len(object.Props) > 1 {
		return nil // the interval of a periodic sync is meant to count
	}
	for _, p := range object.Props {
		if p != tag && !isLiteral(p.Value) {
			return nil // a call may do something
		}
	}
	code := Code(u.Script, tag.Value.Range())
	if code == "" || !arg.Field("tag").IsText {
		return nil
	}
	return []Fix{{Title: "Give the tag itself", Safe: true, Edits: []Edit{Replace(u.Script, object, code)}}}
}

func isLiteral(x syntax.Expr) bool {
	switch x.(type) {
	case *syntax.StringLit, *syntax.NumberLit, *syntax.BoolLit, *syntax.NullLit:
		return true
	}
	return false
}

// checkIgnoredOptions reports options of a one-shot sync. A call that may as well be one of a periodic
// sync has them for that.
func checkIgnoredOptions(p *Pass, u *usage.Usage) {
	call, ok := u.Node.(*syntax.Call)
	if !ok || u.Feature != report.BackgroundSync || u.Operation != report.OpRegister || len(call.Args) < 2 {
		return
	}
	if list, ok := u.Arguments(1); !ok || len(list) == 0 || !list[0].IsObject() || u.Shared() {
		return
	}
	p.Report(Finding{
		Script: u.Script, Node: call.Args[1], Unsure: u.Guess, Severity: report.Warning,
		Message: "a one-shot sync has no options: these are ignored, and it fires once, as soon as there is a connection",
		Help:    "for one that repeats use `registration.periodicSync`",
	})
}
