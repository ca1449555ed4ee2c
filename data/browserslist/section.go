package browserslist

import (
	"regexp"
	"slices"
	"strings"
)

// section is a part of a config: the queries for an environment.
type section struct {
	name    string
	queries []string
	lines   []int
	none    bool // an empty string in place of queries
}

// sections are those of a config.
type sections []*section

func (s sections) find(name string) *section {
	// Of keys that are there twice, JSON takes the last.
	for _, section := range slices.Backward(s) {
		if section.name == name && !section.none {
			return section
		}
	}
	return nil
}

// pick returns the config of an environment, which is that of the defaults when it has no section.
func (s sections) pick(file, name string) Config {
	for _, name := range []string{name, defaultSection} {
		if found := s.find(name); found != nil {
			return Config{File: file, Section: name, Queries: found.queries, Lines: found.lines}
		}
	}
	return Config{File: file}
}

const defaultSection = "defaults"

func newSection(name string) *section {
	return &section{name: name, queries: []string{}, lines: []int{}}
}

func (s *section) add(query string, line int) {
	s.queries = append(s.queries, query)
	s.lines = append(s.lines, line)
}

var sectionHeader = regexp.MustCompile(`^\[(.+)\]$`)

// parseSections parses a .browserslistrc: queries separated by commas and line ends, comments from
// "#" on, and sections such as "[production staging]". What comes before the first is for all
// other environments.
func parseSections(file, text string) (sections, error) {
	all := sections{newSection(defaultSection)}
	open := all
	for i, line := range strings.Split(strings.TrimPrefix(text, "\ufeff"), "\n") {
		line, _, _ = strings.Cut(line, "#")
		for part := range strings.SplitSeq(line, ",") {
			part = strings.Trim(part, spaces)
			if part == "" {
				continue
			}
			header := sectionHeader.FindStringSubmatch(part)
			if header == nil {
				for _, s := range open {
					s.add(part, i+1)
				}
				continue
			}
			open = nil
			for name := range strings.SplitSeq(strings.Trim(header[1], spaces), " ") {
				if all.find(name) != nil {
					return nil, twoSections(file, i+1, name)
				}
				s := newSection(name)
				open, all = append(open, s), append(all, s)
			}
		}
	}
	return all, nil
}

func twoSections(file string, line int, name string) error {
	hint := "put all its queries into one"
	if name == defaultSection {
		hint = "what stands before the first section is for `defaults`"
	}
	return &Error{Kind: TwoSections, Text: "the section `" + name + "` is there twice", Hint: hint, File: file, Line: line}
}
