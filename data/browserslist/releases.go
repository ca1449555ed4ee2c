package browserslist

import (
	_ "embed"
	"fmt"
	"strings"
)

// The file is written by go generate ./data, in the form that loadReleases reads.
//
//go:embed releases.txt
var releasesText string

// releases is what queries need beside caniuse's data. Dates are YYYY-MM-DD.
type releases struct {
	firefoxESR string
	node       []string // versions, oldest first
	nodeLines  []nodeLine
	electron   []electronVersion // oldest first
	baseline   []baselineStep    // oldest first
}

// nodeLine tells when a line of Node.js such as "22" is maintained.
type nodeLine struct{ name, start, end string }

type electronVersion struct{ version, chrome string }

// baselineStep says that on a day the oldest version with all of Baseline became another in some
// browsers.
type baselineStep struct {
	date   string
	oldest []Browser
}

// loadReleases reads releases.txt, whose lines have a kind and then fields, separated by tabs.
func loadReleases() (*releases, error) {
	r := &releases{}
	for line := range strings.Lines(releasesText) {
		switch f := strings.Split(strings.TrimSuffix(line, "\n"), "\t"); {
		case f[0] == "esr" && len(f) == 2:
			r.firefoxESR = f[1]
		case f[0] == "node" && len(f) == 2:
			r.node = append(r.node, f[1])
		case f[0] == "node line" && len(f) == 4:
			r.nodeLines = append(r.nodeLines, nodeLine{f[1], f[2], f[3]})
		case f[0] == "electron" && len(f) == 3:
			r.electron = append(r.electron, electronVersion{f[1], f[2]})
		case f[0] == "baseline" && len(f) > 2:
			step := baselineStep{date: f[1]}
			for _, browser := range f[2:] {
				name, version, _ := strings.Cut(browser, " ")
				step.oldest = append(step.oldest, Browser{name, version})
			}
			r.baseline = append(r.baseline, step)
		default:
			return nil, fmt.Errorf("embedded releases: odd line %q", line)
		}
	}
	return r, nil
}
