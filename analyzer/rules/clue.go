package rules

import (
	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/usage"
)

// clue returns the innermost condition on the way to a use that goes by something which tells nothing
// about features: a permission, or what the browser calls itself. It is nil for none.
func clue(use *flow.Use) *flow.Split {
	for s := use.Path; s != nil; s = s.Before {
		if s.Of != nil {
			return s
		}
	}
	return nil
}

// misled adds to a finding that the test on the way to a usage is none.
func misled(f *Finding, u *usage.Usage) {
	for _, use := range u.Uses {
		if s := clue(use); s != nil && use.Escaped.Real() != 0 {
			f.Message += ", and " + aboutClue(s.Of)
			f.Related = append(f.Related, Related{s.Script, s.Node, "this is no test for the API"})
			return
		}
	}
}

// aboutClue says why a clue is no test.
func aboutClue(m *flow.Member) string {
	switch m.Of.Name {
	case "Notification":
		return "whether notifications are permitted does not tell"
	case "PermissionStatus":
		return "whether something is permitted does not tell"
	}
	return "what the browser calls itself does not tell"
}
