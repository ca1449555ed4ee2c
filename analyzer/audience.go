package analyzer

import (
	"fmt"
	"path"
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/target"
	"github.com/synclint/synclint/data"
)

// audience is the browsers that an app is meant for.
type audience struct {
	list     *target.List
	profiles *flow.Profiles
	platform *flow.Platform
}

// audiences returns the audience of each app of a project, by the app's number; apps with the same
// targets share it. A project without any app has the audience of its folder all the same.
func audiences(table *data.Table, chooser *target.Chooser, p *project.Project, hints flow.Hints) ([]*audience, error) {
	folders := make([][]string, len(p.Apps))
	for _, r := range p.Realms {
		if folder := path.Dir(r.Path); !slices.Contains(folders[r.App], folder) {
			folders[r.App] = append(folders[r.App], folder)
		}
	}
	if len(folders) == 0 {
		folders = [][]string{nil}
	}
	known := map[*target.List]*audience{}
	list := make([]*audience, len(folders))
	for i := range folders {
		targets, err := chooser.Choose(folders[i]...)
		if err != nil {
			return nil, err
		}
		if known[targets] == nil {
			if known[targets], err = newAudience(table, targets); err != nil {
				return nil, err
			}
			known[targets].platform.Heed(hints)
		}
		list[i] = known[targets]
	}
	return list, nil
}

func newAudience(table *data.Table, list *target.List) (*audience, error) {
	profiles := flow.NewProfiles(table, list.ByShare(), flow.Features())
	platform, err := flow.NewPlatform(profiles)
	if err != nil {
		return nil, fmt.Errorf("could not read the platform table: %w", err)
	}
	return &audience{list, profiles, platform}, nil
}

// union returns the targets of all apps together, and those of them that have a verdict in an app
// that is meant for them, both in the same order.
func union(audiences []*audience) (all *target.List, judged []target.Browser) {
	var lists []*target.List
	for _, a := range audiences {
		if !slices.Contains(lists, a.list) {
			lists = append(lists, a.list)
		}
	}
	all = target.Union(lists)
	for _, b := range all.Browsers {
		if slices.ContainsFunc(audiences, func(a *audience) bool { _, ok := a.profiles.Of(b.Target()); return ok }) {
			judged = append(judged, b)
		}
	}
	return all, judged
}
