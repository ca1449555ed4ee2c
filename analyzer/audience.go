package analyzer

import (
	"fmt"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/target"
	"github.com/synclint/synclint/data"
)

// audience is the browsers that an app is meant for.
type audience struct {
	list     *target.List
	profiles *flow.Profiles
	platform *flow.Platform
}

func newAudience(table *data.Table, list *target.List) (*audience, error) {
	profiles := flow.NewProfiles(table, list.ByShare(), flow.Features())
	platform, err := flow.NewPlatform(profiles)
	if err != nil {
		return nil, fmt.Errorf("could not read the platform table: %w", err)
	}
	return &audience{list, profiles, platform}, nil
}

// judged returns the targets that have a verdict, in the order of the list.
func (a *audience) judged() []target.Browser {
	var judged []target.Browser
	for _, b := range a.list.Browsers {
		if _, ok := a.profiles.Of(b.Target()); ok {
			judged = append(judged, b)
		}
	}
	return judged
}
