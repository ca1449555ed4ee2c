package suppress

import (
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/source"
)

// Set holds the comments of an app's files.
type Set struct {
	rules []string
	files map[string][]*Comment
}

// NewSet returns the comments of some files. rules are the names that there are.
func NewSet(rules []string, files []*source.File) *Set {
	s := &Set{rules: rules, files: map[string][]*Comment{}}
	for _, f := range files {
		s.in(f)
	}
	return s
}

func (s *Set) in(f *source.File) []*Comment {
	list, known := s.files[f.Path]
	if !known {
		list = Read(f, s.rules)
		s.files[f.Path] = list
	}
	return list
}

// Suppresses tells whether the findings of a rule are suppressed in a line of a file, and notes that
// the comments which say so are of use.
func (s *Set) Suppresses(f *source.File, rule string, line int) bool {
	found := false
	for _, c := range s.in(f) {
		for _, cover := range c.covers {
			if cover.rule == rule && cover.first <= line && line <= cover.last {
				cover.used, found = true, true
			}
		}
	}
	return found
}

// Comments returns the comments of all files that the set was asked about, sorted by place.
func (s *Set) Comments() []*Comment {
	var all []*Comment
	for _, list := range s.files {
		all = append(all, list...)
	}
	slices.SortFunc(all, func(a, b *Comment) int {
		if a.File.Path != b.File.Path {
			return strings.Compare(a.File.Path, b.File.Path)
		}
		return int(a.Span.Start - b.Span.Start)
	})
	return all
}
