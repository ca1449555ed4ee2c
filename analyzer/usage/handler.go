package usage

import (
	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Handler is a listener for sync or periodicsync in a service worker.
type Handler struct {
	Event      string
	Script     *project.Script
	Node       syntax.Node // the call of addEventListener, or the assignment's target
	Tags       []report.Tag
	Activation *flow.Activation
}

func (app *App) collectHandlers() {
	known := map[syntax.Node]*Handler{}
	for _, t := range app.Traces {
		for _, a := range t.Activations {
			if a.Kind != flow.Listener || a.Target == nil || !a.Target.Is("ServiceWorkerGlobalScope") {
				continue
			}
			if a.Event != "sync" && a.Event != "periodicsync" {
				continue
			}
			if known[a.Node] != nil || !a.Script.Reported(a.Node) {
				continue
			}
			h := &Handler{Event: a.Event, Script: a.Script, Node: a.Node, Activation: a, Tags: tagsOf(a)}
			known[a.Node] = h
			app.Handlers = append(app.Handlers, h)
		}
	}
}

// tagsOf returns the tags that a handler compares its event's tag with, each once.
func tagsOf(a *flow.Activation) []report.Tag {
	tags := []report.Tag{}
	seen := map[report.Tag]bool{}
	for _, t := range a.Tags {
		if t.Member.Name != "tag" {
			continue
		}
		tag := report.Tag{Kind: "literal", Value: t.Tag.S}
		if t.Tag.Pattern {
			tag.Kind = "pattern"
		}
		if !seen[tag] {
			seen[tag] = true
			tags = append(tags, tag)
		}
	}
	return tags
}
