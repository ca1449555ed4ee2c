package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"

	"github.com/synclint/synclint/analyzer/report"
)

// changes are the lines of files that differ from a revision, by path relative to the analyzed
// folder. A file that is new has all its lines changed.
type changes map[string][]lineRange

// lineRange is a range of lines, the last one included.
type lineRange struct{ first, last int }

// covers tells whether one of the lines from first to last of a file has changed.
func (c changes) covers(path string, first, last int) bool {
	for _, r := range c[path] {
		if first <= r.last && r.first <= last {
			return true
		}
	}
	return false
}

// concern tells whether a finding has to do with what has changed: its own lines, or those of a
// place that explains it.
func (c changes) concern(f report.Finding) bool {
	if c.covers(f.Path, f.Line, max(f.Line, f.EndLine)) {
		return true
	}
	for _, r := range f.Related {
		if c.covers(r.Path, r.Line, r.Line) {
			return true
		}
	}
	return false
}

// maxLine stands for the last line of a file, however long.
const maxLine = 1 << 30

// git runs git in a folder. What a repository may have set up to be run by git is switched off: the
// folder may be a stranger's.
func git(ctx context.Context, folder string, args ...string) ([]byte, error) {
	program, err := exec.LookPath("git")
	if err != nil {
		return nil, errors.New("git, which it needs, is not installed")
	}
	fixed := []string{"-c", "core.fsmonitor=false", "-c", "core.quotePath=false"}
	cmd := exec.CommandContext(ctx, program, append(fixed, args...)...) //nolint:gosec // the arguments are ours; see since
	cmd.Dir = folder
	cmd.Env = append(cmd.Environ(), "LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err == nil {
		return out, nil
	}
	if message, _, _ := strings.Cut(strings.TrimSpace(stderr.String()), "\n"); message != "" {
		return nil, errors.New(strings.TrimPrefix(message, "fatal: "))
	}
	return nil, fmt.Errorf("git %s: %w", args[0], err)
}

// since returns what has changed in a folder since the working tree's branch left a revision.
func since(ctx context.Context, folder, revision string) (changes, error) {
	if strings.HasPrefix(revision, "-") || strings.ContainsFunc(revision, func(r rune) bool { return r < ' ' }) {
		return nil, fmt.Errorf("--since: %q is no revision", revision)
	}
	if _, err := git(ctx, folder, "rev-parse", "--git-dir"); err != nil {
		return nil, fmt.Errorf("--since: %w", err)
	}
	commit, err := git(ctx, folder, "rev-parse", "--verify", "--quiet", revision+"^{commit}")
	if err != nil {
		return nil, fmt.Errorf("--since: there is no revision %q; a shallow clone has only the newest ones (in GitHub Actions, set fetch-depth: 0)", revision)
	}
	from := strings.TrimSpace(string(commit))
	// Without a common ancestor, such as in a new repository, the revision itself counts.
	if base, err := git(ctx, folder, "merge-base", from, "HEAD"); err == nil {
		from = strings.TrimSpace(string(base))
	}
	diff, err := git(ctx, folder, "diff", "--relative", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv",
		"--no-renames", "--ignore-submodules", "--src-prefix=a/", "--dst-prefix=b/", from, "--")
	if err != nil {
		return nil, fmt.Errorf("--since: %w", err)
	}
	fresh, err := git(ctx, folder, "ls-files", "--others", "--exclude-standard", "-z")
	if err != nil {
		return nil, fmt.Errorf("--since: %w", err)
	}
	c, err := readDiff(bytes.NewReader(diff))
	for name := range strings.SplitSeq(string(fresh), "\x00") {
		c[name] = []lineRange{{1, maxLine}}
	}
	return c, err
}

// readDiff returns the lines that are new in a unified diff without context. Where lines were only
// removed, those around the gap count as changed.
func readDiff(r io.Reader) (changes, error) {
	c := changes{}
	text := bufio.NewReader(r)
	path, skip := "", 0
	for {
		line, err := text.ReadString('\n')
		if line == "" {
			if err == io.EOF {
				err = nil
			}
			return c, err
		}
		line = strings.TrimSuffix(line, "\n")
		switch {
		case skip > 0:
			if !strings.HasPrefix(line, `\`) { // "\ No newline at end of file"
				skip--
			}
		case strings.HasPrefix(line, "+++ "):
			path = diffPath(line[len("+++ "):])
		case strings.HasPrefix(line, "@@ "):
			var changed lineRange
			if changed, skip = hunk(line); path != "" {
				c[path] = append(c[path], changed)
			}
		}
	}
}

// diffPath returns the path in the header of a file, "" for one that is removed.
func diffPath(text string) string {
	text = strings.TrimSuffix(text, "\t")
	if unquoted, err := strconv.Unquote(text); err == nil {
		text = unquoted
	}
	path, ok := strings.CutPrefix(text, "b/")
	if !ok {
		return ""
	}
	return path
}

// hunk returns the new lines of a hunk by its header, "@@ -1,2 +3,4 @@", and how many lines follow
// on it.
func hunk(header string) (changed lineRange, lines int) {
	fields := strings.Fields(header)
	if len(fields) < 3 {
		return lineRange{}, 0
	}
	_, removed := span(fields[1])
	first, added := span(fields[2])
	if added == 0 {
		return lineRange{first, first + 1}, removed
	}
	return lineRange{first, first + added - 1}, removed + added
}

// span reads "-1,2" or "+1", which is one line.
func span(text string) (first, count int) {
	start, size, ok := strings.Cut(text[1:], ",")
	first, _ = strconv.Atoi(start)
	if !ok {
		return first, 1
	}
	count, _ = strconv.Atoi(size)
	return first, count
}

// narrow leaves in a report what has to do with what has changed since a revision.
func (a *app) narrow(ctx context.Context, revision string, w *workspace, r *report.Report) error {
	if revision == "" {
		return nil
	}
	changed, err := since(ctx, w.folder, revision)
	if err != nil {
		return err
	}
	before := len(r.Findings)
	r.Keep(changed.concern)
	if n := before - len(r.Findings); n > 0 {
		a.complain(fmt.Sprintf("left out %s in what has not changed since %s", count(n, "finding"), revision))
	}
	return nil
}
