package browserslist

import (
	"errors"
	"slices"

	"github.com/synclint/synclint/data/caniuse"
)

func supports(r *resolver, args []string) ([]Browser, error) {
	feature, err := r.db.usage.Feature(args[1])
	if errors.Is(err, caniuse.ErrUnknown) {
		return nil, failure(UnknownFeature, "unknown feature `%s`", args[1]).hint(r.nearestFeature(args[1]))
	}
	if err != nil {
		return nil, err
	}
	partly := lower(args[0]) != "fully"
	has := func(letter byte) bool { return letter == 'y' || partly && letter == 'a' }
	var list []Browser
	for _, b := range r.db.usage.Browsers {
		if _, ok := feature[b.ID]; !ok {
			continue
		}
		a, _ := r.agent(b.ID)
		own := letters(feature, &b)
		var whole map[string]byte
		if r.opts.MobileToDesktop && has(newest(a, own)) {
			if d, ok := r.db.usage.Browser(desktop(b.ID)); ok {
				whole = letters(feature, d)
			}
		}
		for _, v := range a.versions {
			letter, known := own[v.Version]
			if !known {
				letter = whole[v.Version]
			}
			if has(letter) {
				list = append(list, Browser{a.id, v.Version})
			}
		}
	}
	return list, nil
}

// letters returns the support for a feature by version, without those on which nothing is known.
func letters(feature caniuse.Feature, b *caniuse.Browser) map[string]byte {
	byVersion := make(map[string]byte)
	for i := range min(len(feature[b.ID]), len(b.Versions)) {
		if letter := feature[b.ID][i]; letter != '-' {
			byVersion[b.Versions[i].Version] = letter
		}
	}
	return byVersion
}

// newest returns the letter of the newest released version that has one.
func newest(a *agent, letters map[string]byte) byte {
	for _, v := range slices.Backward(a.out()) {
		if letter, ok := letters[v.Version]; ok {
			return letter
		}
	}
	return 0
}
