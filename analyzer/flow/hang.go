package flow

import "github.com/synclint/synclint/analyzer/syntax"

// Hang is a promise of the platform that never settles in some profiles, where the program reads it.
type Hang struct {
	Place
	In   Set
	Site *Site // the call in which it is read
}

// mayHang notes that a promise is read which never settles in the profiles of s.
func (in *interp) mayHang(node syntax.Node, s Set) {
	if s = s.Real(); s == 0 {
		return
	}
	for _, h := range in.act.Hangs {
		if h.Node == node {
			h.In |= s
			return
		}
	}
	in.act.Hangs = append(in.act.Hangs, &Hang{Place{node, in.module.script}, s, in.site})
}
