package reports

import (
	"fmt"
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/report"
)

// summary writes how many files could not be analyzed, if any, and the last line.
func (t *text) summary(r *report.Report, findings []report.Finding) {
	if n := r.Files.Failed(); n > 0 {
		fmt.Fprintf(t, "%s could not be analyzed completely\n", t.paint(yellow, count(n, "file")))
	}
	t.fixable(findings)
	if len(findings) == 0 && len(r.Usages) == 0 {
		fmt.Fprintf(t, "No use of Background Sync was found in %s.\n", count(r.Files.Scanned, "file"))
		return
	}
	fmt.Fprintf(t, "%s; %s in %s\n", t.tally(r, findings), uses(r.Usages), count(r.Files.Scanned, "file"))
}

// fixable writes how many findings can be fixed, if any.
func (t *text) fixable(findings []report.Finding) {
	safe, unsafe := 0, 0
	for _, f := range findings {
		switch {
		case slices.ContainsFunc(f.Fixes, func(x report.Fix) bool { return x.Safety == report.Safe }):
			safe++
		case len(f.Fixes) > 0:
			unsafe++
		}
	}
	switch {
	case safe > 0 && unsafe > 0:
		fmt.Fprintf(t, "%d can be fixed with --fix, %d more with --fix --unsafe; --diff shows how\n", safe, unsafe)
	case safe > 0:
		fmt.Fprintf(t, "%d can be fixed with --fix; --diff shows how\n", safe)
	case unsafe > 0:
		fmt.Fprintf(t, "%d can be fixed with --fix --unsafe; --diff --unsafe shows how\n", unsafe)
	}
}

// tally returns the number of findings by severity, such as `3 errors, 1 warning in 2 files`.
func (t *text) tally(r *report.Report, findings []report.Finding) string {
	var parts []string
	for _, s := range []report.Severity{report.Error, report.Warning, report.Info} {
		n := 0
		for _, f := range findings {
			if f.Severity == s {
				n++
			}
		}
		switch {
		case n > 0 && s == report.Info: // has no plural
			parts = append(parts, t.paint(blue, fmt.Sprintf("%d info", n)))
		case n > 0:
			parts = append(parts, t.paint(severityLook(s), count(n, string(s))))
		}
	}
	tally := strings.Join(parts, ", ") + " in " + count(len(byFile(findings)), "file")
	switch {
	case len(findings) == 0 && t.Quiet:
		tally = t.paint(green, "no errors")
	case len(findings) == 0:
		tally = t.paint(green, "no findings")
	}
	if r.Suppressed > 0 {
		tally += fmt.Sprintf(", %d suppressed", r.Suppressed)
	}
	if r.Baselined > 0 {
		tally += fmt.Sprintf(", %d known before", r.Baselined)
	}
	return tally
}

// uses returns the number of uses by feature: `5 uses of background sync, 1 of periodic sync`.
func uses(usages []report.Usage) string {
	var parts []string
	for _, feature := range []report.Feature{report.BackgroundSync, report.PeriodicBackgroundSync} {
		n := 0
		for _, u := range usages {
			if u.Feature == feature {
				n++
			}
		}
		switch {
		case n > 0 && parts == nil:
			parts = append(parts, count(n, "use")+" of "+featureName(feature))
		case n > 0:
			parts = append(parts, fmt.Sprintf("%d of %s", n, featureName(feature)))
		}
	}
	if parts == nil {
		return "no use of background sync"
	}
	return strings.Join(parts, ", ")
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
