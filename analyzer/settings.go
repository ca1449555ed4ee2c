package analyzer

import (
	"path"
	"strings"

	"github.com/synclint/synclint/analyzer/config"
	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/rules"
)

// settings are the settings of a project, for an app in it.
type settings struct {
	*config.Config
	base string // the app's folder as seen from that of the settings
}

func newSettings(o Options) settings {
	s := settings{o.Config, path.Clean(o.Base)}
	if s.Config == nil {
		s.Config = &config.Config{}
	}
	return s
}

// severity returns the severity of a finding of a rule in a file, which is config.Off if it is not
// wanted. own is the one that the finding has by itself, "" for the rule's.
func (s settings) severity(rule *rules.Rule, own report.Severity, file string) report.Severity {
	strict := rule.Strict
	if own == "" {
		own = rule.Severity
	} else {
		strict = own
	}
	return s.Severity(rule.ID, own, strict, path.Join(s.base, file))
}

// hints returns what the settings say of names.
func (s settings) hints() flow.Hints {
	return flow.Hints{Requests: s.Network, Registrations: s.Registrations}
}

// reported tells whether a file is to be reported on.
func (s settings) reported(file string) bool {
	return len(s.Include) == 0 || config.Match(s.Include, path.Join(s.base, file))
}

// excluded tells whether a file or folder is to be taken as not there.
func (s settings) excluded(file string) bool {
	return config.Match(s.Exclude, path.Join(s.base, file))
}

// within returns those of some paths that are in the app's folder, as seen from there.
func (s settings) within(paths []string) []string {
	if s.base == "." {
		return paths
	}
	var list []string
	for _, p := range paths {
		if inside, ok := strings.CutPrefix(p, s.base+"/"); ok {
			list = append(list, inside)
		}
	}
	return list
}
