package project

import (
	"context"
	"path"
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/source"
	"github.com/synclint/synclint/analyzer/suppress"
)

// facts is what the bytes of a file tell before it is parsed.
type facts struct {
	size    int
	sync    bool // it mentions a sync API
	workers bool // it may name the service worker
	scope   bool // it may be one
	build   bool // it may configure how one is built
	links   []link
	marked  *source.File // the file, if it has comments that suppress findings
	dirs    []string     // folders that its addresses are relative to, the likelier first
}

// scan reads all files. What it keeps of them is small.
func (l *loader) scan(ctx context.Context) error {
	names := slices.Concat(l.tree.scripts, l.tree.pages)
	found := make([]*facts, len(names))
	err := l.each(ctx, "scan", len(names), func(i int) {
		file, err := source.Read(l.fsys, names[i])
		if err != nil {
			if l.inScope(names[i]) {
				l.diags.add(names[i], err)
			}
			return
		}
		found[i] = &facts{
			size: len(file.Text), dirs: []string{path.Dir(file.Path)}, links: links(file.Text),
			sync: mentionsSync(file.Text), workers: mentionsWorkers(file.Text), scope: mentionsWorkerScope(file.Text),
			build: mentionsBuild(names[i], file.Text),
		}
		if suppress.Mentions(file.Text) && l.inScope(names[i]) && !isTest(names[i]) {
			found[i].marked = file
		}
	})
	l.facts = make(map[string]*facts, len(names))
	for i, f := range found {
		if f != nil {
			l.facts[names[i]] = f
		}
	}
	return err
}

// isTest tells whether a file is by its name a test, which is no part of an app.
func isTest(name string) bool {
	base := path.Base(name)
	for _, mark := range [...]string{".test.", ".spec.", ".cy."} {
		if strings.Contains(base, mark) {
			return true
		}
	}
	dir := "/" + path.Dir(name) + "/"
	return strings.Contains(dir, "/__tests__/") || strings.Contains(dir, "/__mocks__/")
}

// isSeed tells whether the analysis is about a file and it mentions a sync API.
func (l *loader) isSeed(name string) bool {
	f := l.facts[name]
	return f != nil && f.sync && !isTest(name) && l.inScope(name)
}

func (l *loader) anySync() bool {
	return slices.ContainsFunc(l.tree.scripts, l.isSeed) || slices.ContainsFunc(l.tree.pages, l.isSeed)
}

// outline notes which scripts each page loads.
func (l *loader) outline(ctx context.Context) error {
	return l.each(ctx, "pages", len(l.tree.pages), func(i int) {
		f := l.facts[l.tree.pages[i]]
		if f == nil {
			return
		}
		page := l.readPage(l.tree.pages[i])
		if page == nil {
			return
		}
		f.dirs = pageDirs(page)
		for _, s := range page.Scripts {
			if s.Src != "" {
				f.links = append(f.links, link{s.Src, true})
			}
		}
	})
}

// readPage reads and parses a page; nil if that is not possible.
func (l *loader) readPage(name string) *source.Page {
	file, err := source.Read(l.fsys, name)
	if err == nil {
		page, pageErr := source.ParsePage(readTemplate(file))
		if pageErr == nil {
			page.File = file // what is shown is the original
			return page
		}
		err = pageErr
	}
	l.diags.add(name, err)
	return nil
}

// pageDirs returns the folders that the addresses in a page are relative to.
func pageDirs(page *source.Page) []string {
	dir := path.Dir(page.File.Path)
	base, ok := localPath(page.Base)
	if !ok {
		return []string{dir}
	}
	if !strings.HasSuffix(base, "/") {
		base = path.Dir(base)
	}
	// What / is on the server is not known; most likely the page's own folder.
	if base = strings.TrimPrefix(path.Join("/", dir, base), "/"); base == "" {
		base = "."
	}
	if base == dir {
		return []string{dir}
	}
	return []string{base, dir}
}
