package rules

import (
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
)

func tagCarriesData() *Rule {
	return &Rule{
		ID: "tag-carries-data", Number: "R47", Severity: report.Warning,
		Run: func(p *Pass) {
			for _, u := range p.App.Usages {
				if u.Operation == report.OpRegister && !testAtFault(u) {
					checkTagData(p, u)
				}
			}
		},
		Doc: Doc{
			Title: "Data is put into the tag of a sync",
			Why: "The browser keeps a tag on disk until the event has been handled, lists it to every script of the site by " +
				"`getTags()`, and shows it in its tools. Data in it is kept where nobody looks for it, and longer than was " +
				"meant; a tag of more than 10,240 characters is refused. Each other text is another sync, too: two notes " +
				"that differ by a letter make two events.",
			Do: "Keep the data in IndexedDB, and let the tag be a name, or a name with an id.",
			Bad: []Example{
				{Code: `async function send(note) {
  const registration = await navigator.serviceWorker.ready;
  try {
    await registration.sync.register('note:' + JSON.stringify(note));
  } catch {
    await fetch('/notes', { method: 'POST', body: note.text });
  }
}
document.querySelector('form').addEventListener('submit', (event) => send({ text: event.target.note.value }));`},
				{Code: `async function subscribe(form) {
  const registration = await navigator.serviceWorker.ready;
  try {
    await registration.sync.register(` + "`subscribe-${form.email.value}`" + `);
  } catch {
    await fetch('/subscribe', { method: 'POST', body: new FormData(form) });
  }
}
document.querySelector('form').addEventListener('submit', (event) => subscribe(event.target));`},
			},
			Good: []Example{
				{Code: `async function send(note) {
  const registration = await navigator.serviceWorker.ready;
  try {
    await registration.sync.register(` + "`note-${note.id}`" + `);
  } catch {
    await fetch('/notes', { method: 'POST', body: JSON.stringify(note) });
  }
}
document.querySelector('form').addEventListener('submit', (event) => send({ id: 7, text: event.target.note.value }));`},
			},
			Sources: []string{
				"https://wicg.github.io/background-sync/spec/#privacy-considerations",
				"measured in Chromium 156",
			},
			Since: "0.1.0",
		},
	}
}

func checkTagData(p *Pass, u *usage.Usage) {
	tags, ok := u.Arguments(0)
	if !ok {
		return
	}
	for _, tag := range tags {
		f := Finding{
			Script: u.Script, Node: tag.Node, Unsure: u.Guess,
			Message: "the data in this tag is kept by the browser, and listed by `getTags()` and in its tools",
			Help:    "keep the data in IndexedDB, and let the tag be a name, or a name with an id",
		}
		switch {
		case tag.Node == nil:
			continue
		case tag.IsJSON():
		case namesSecret(tag.Node):
			f.Unsure = true
		default:
			continue
		}
		p.Report(f)
		return
	}
}

// namesSecret tells whether a text is put together of something that goes by the name of personal data or a
// secret.
func namesSecret(n syntax.Node) (names bool) {
	text, ok := n.(*syntax.TemplateLit)
	sum, isSum := n.(*syntax.Binary)
	if !ok && (!isSum || sum.Op != "+") || ok && text.Tag != nil {
		return false
	}
	syntax.Walk(n, func(n syntax.Node) bool {
		name := ""
		switch n := n.(type) {
		case *syntax.Call, *syntax.Function:
			return false // which makes something else of it
		case *syntax.Ident:
			name = n.Name
		case *syntax.Member:
			name = n.Key.Name
		}
		names = names || isSecret(name)
		return !names
	})
	return names
}

func isSecret(name string) bool {
	return slices.Contains([]string{
		"email", "emailaddress", "password", "token", "accesstoken", "authtoken", "jwt", "secret", "phone", "phonenumber",
	}, strings.ToLower(strings.ReplaceAll(name, "_", "")))
}
