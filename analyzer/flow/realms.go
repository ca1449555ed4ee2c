package flow

import (
	"context"
	"fmt"
	"runtime"

	"golang.org/x/sync/errgroup"

	"github.com/synclint/synclint/analyzer/project"
)

// RunAll evaluates the realms, several at a time; the traces are in their order. Workers come after
// the pages, for they are sent what the pages of their app post, and at last the pages are sent what
// the workers post. It fails only when ctx ends: a mistake of the interpreter's own costs a realm.
func RunAll(ctx context.Context, realms []*project.Realm, platform func(*project.Realm) *Platform) ([]*Trace, error) {
	traces := make([]*Trace, len(realms))
	if err := runEach(ctx, realms, platform, traces, false); err != nil {
		return nil, err
	}
	if err := runEach(ctx, realms, platform, traces, true); err != nil {
		return nil, err
	}
	posted := postings(traces, true)
	for _, t := range traces {
		if t.Realm.Context != project.ServiceWorker {
			t.hear(posted[t.Realm.App])
		}
	}
	return traces, nil
}

// runEach evaluates either the workers or the others.
func runEach(ctx context.Context, realms []*project.Realm, platform func(*project.Realm) *Platform, traces []*Trace, workers bool) error {
	posted := postings(traces, false)
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, realm := range realms {
		if workers != (realm.Context == project.ServiceWorker) {
			continue
		}
		g.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			traces[i] = runSafely(platform(realm), realm, posted[realm.App])
			return nil
		})
	}
	return g.Wait()
}

// postings returns the messages that the workers of each app have posted, or its other realms.
func postings(traces []*Trace, workers bool) map[int][]*Happening {
	byApp := map[int][]*Happening{}
	for _, t := range traces {
		if t == nil || workers != (t.Realm.Context == project.ServiceWorker) {
			continue
		}
		byApp[t.Realm.App] = append(byApp[t.Realm.App], t.Posted()...)
	}
	return byApp
}

func runSafely(platform *Platform, realm *project.Realm, posted []*Happening) (trace *Trace) {
	if failed := safely(func() { trace = Run(platform, realm, posted...) }); failed != "" {
		return &Trace{Realm: realm, Failed: failed}
	}
	return trace
}

// safely runs f and returns why it has panicked, "" if it has not.
func safely(f func()) (failed string) {
	defer func() {
		if reason := recover(); reason != nil {
			failed = fmt.Sprint(reason)
		}
	}()
	f()
	return ""
}

// hear delivers messages to a realm that has been evaluated.
func (t *Trace) hear(posted []*Happening) {
	if t.in == nil {
		return // it has failed
	}
	if failed := safely(func() { t.in.deliver(posted) }); failed != "" {
		t.Failed = failed
	}
}
