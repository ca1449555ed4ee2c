package usage

import (
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
)

// outcomes returns what a usage comes to in each profile.
func (app *App) outcomes(u *Usage) []report.Outcome {
	list := make([]report.Outcome, len(app.Profiles.List))
	for i, p := range app.Profiles.List {
		list[i] = app.outcome(u, p, flow.Set(1)<<i)
	}
	return list
}

func (app *App) outcome(u *Usage, p *flow.Profile, bit flow.Set) report.Outcome {
	if u.Operation == report.OpQueue {
		return app.queueOutcome(app.queueOf(u), p, bit)
	}
	present := u.sum(func(x *flow.Use) flow.Set { return x.Present })
	rejects := u.sum(func(x *flow.Use) flow.Set { return x.Rejects })
	absent := u.sum(func(x *flow.Use) flow.Set { return x.Absent })
	escaped := u.sum(func(x *flow.Use) flow.Set { return x.Escaped })
	opaque := u.sum(func(x *flow.Use) flow.Set { return x.Opaque })
	fails, sure := app.failsBefore(u, bit)
	switch {
	case (absent | rejects).Has(bit) && opaque.Has(bit):
		return report.Unknown
	case escaped.Has(bit):
		return report.Throws
	case present.Has(bit) && !rejects.Has(bit):
		return report.Works
	case fails && sure:
		return report.Throws
	case fails:
		return report.Unknown
	}
	return app.without(u, bit)
}

// without is the outcome in a profile in which nothing is registered and nothing thrown.
func (app *App) without(u *Usage, bit flow.Set) report.Outcome {
	switch {
	case u.Fallback.By.Has(bit) && u.Fallback.Status == report.UnknownFallback:
		return report.Unknown
	case (u.Fallback.By | u.Fallback.Sent).Has(bit), u.Fallback.Status == report.Builtin:
		return report.FallsBack
	case u.Operation != report.OpRegister:
		return report.FallsBack // nothing is lost by not asking
	case app.waits(u, bit):
		return report.Hangs
	}
	return report.Nothing
}

// waits tells whether something waits for ever in the page or worker of the usage. A function that
// nothing calls does so only for the usages in it.
func (app *App) waits(u *Usage, bit flow.Set) bool {
	for _, t := range app.Traces {
		if t.Realm.Context != 0 && t.Realm.Context&u.Context == 0 {
			continue
		}
		for _, a := range t.Activations {
			if a.Pending.Has(bit) && (a.Kind != flow.Uncalled || u.in(a)) {
				return true
			}
		}
	}
	return false
}

// Awaits tells whether an activation takes a promise that only an event settles which comes later, or a
// timer: by then much may have changed.
func (app *App) Awaits(a *flow.Activation) bool {
	for _, t := range app.Traces {
		for _, b := range t.Activations {
			if b.Tied && (b.Parent == a || slices.Contains(b.Others, a)) && (b.Kind == flow.Listener || b.Kind == flow.Timer) {
				return true
			}
		}
	}
	return false
}

// in tells whether an activation evaluates the usage.
func (u *Usage) in(a *flow.Activation) bool {
	return slices.ContainsFunc(u.Uses, func(use *flow.Use) bool { return use.In == a })
}

// scriptFails tells whether the top level of a script ends in an error that nothing handles, so that
// what stands behind it is never set up.
func (app *App) scriptFails(s *project.Script, bit flow.Set) bool {
	for _, t := range app.Traces {
		for _, a := range t.Activations {
			if a.Kind == flow.TopLevel && a.Script == s && a.Failed.Has(bit) {
				return true
			}
		}
	}
	return false
}

// failsBefore tells whether the activation of a usage ends in an error that nothing handles without
// having reached it; sure is false when only code that can't be seen leads there.
func (app *App) failsBefore(u *Usage, bit flow.Set) (fails, sure bool) {
	for _, use := range u.Uses {
		if use.In.Failed.Has(bit) || !use.In.In.Has(bit) && app.scriptFails(use.Script, bit) {
			return true, true
		}
		for _, e := range use.In.Faults {
			if e.In.Has(bit) && e.Fault.Node != nil {
				fails = true
				sure = sure || e.Fault.Use == nil || !e.Fault.Use.Opaque.Has(bit)
			}
		}
	}
	return fails, sure
}
