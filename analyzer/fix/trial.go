package fix

import (
	"context"
	"fmt"
	"slices"

	"github.com/synclint/synclint/analyzer/report"
)

// trial finds those of some candidates that make the app better.
type trial struct {
	*fixer
	from *overlay // the app that the places of the candidates are in
	kept state
}

// state is the app with some candidates taken.
type state struct {
	files  *overlay
	report *report.Report
	taken  []candidate
}

// take takes all candidates of a list that make the app better, on top of those that were taken:
// all at once if possible, else it looks in both halves for what is in the way.
func (t *trial) take(ctx context.Context, list []candidate) error {
	if len(list) == 0 {
		return nil
	}
	next, err := t.with(ctx, list)
	if err != nil {
		return err
	}
	if next.files != nil && better(t.kept.report, next.report, list) {
		t.kept = next
		return nil
	}
	if len(list) == 1 {
		t.refused[list[0].key()] = true
		return nil
	}
	half := len(list) / 2
	if err := t.take(ctx, list[:half]); err != nil {
		return err
	}
	return t.take(ctx, list[half:])
}

// with applies candidates and analyzes the outcome; its files are nil if they can't be applied.
func (t *trial) with(ctx context.Context, list []candidate) (state, error) {
	taken := slices.Concat(t.kept.taken, list)
	edits := map[string][]report.Edit{}
	for _, c := range taken {
		for _, e := range c.fix.Edits {
			edits[e.Path] = append(edits[e.Path], e)
		}
	}
	changed := map[string][]byte{}
	for name, list := range edits {
		content, ok := t.from.files[name]
		if !ok {
			return state{}, nil // the file is gone
		}
		var err error
		if changed[name], err = Apply(content, list); err != nil {
			return state{}, nil //nolint:nilerr // these candidates are not for this file as it is
		}
	}
	files := t.from.with(changed)
	r, err := t.Analyze(ctx, files)
	if err != nil {
		return state{}, fmt.Errorf("could not analyze with fixes: %w", err)
	}
	return state{files, r, taken}, nil
}

// kind is what findings are counted by.
type kind struct {
	rule, path string
	severity   report.Severity
}

// better tells whether the report after some fixes has lost what they were to fix, and has nothing
// in it that is as bad and was not there before.
func better(before, after *report.Report, fixes []candidate) bool {
	if len(after.Files.Diagnostics) > len(before.Files.Diagnostics) {
		return false
	}
	counts := map[kind]int{} // before, less what is fixed, less what is there after
	mildest := report.Error
	for _, f := range before.Findings {
		counts[kindOf(f)]++
	}
	for _, c := range fixes {
		counts[kindOf(c.finding)]--
		if mildest.AtLeast(c.finding.Severity) {
			mildest = c.finding.Severity
		}
	}
	for _, f := range after.Findings {
		counts[kindOf(f)]--
	}
	for k, left := range counts {
		isFixed := slices.ContainsFunc(fixes, func(c candidate) bool { return kindOf(c.finding) == k })
		if left < 0 && (isFixed || k.severity.AtLeast(mildest)) {
			return false
		}
	}
	return true
}

func kindOf(f report.Finding) kind { return kind{f.Rule, f.Path, f.Severity} }
