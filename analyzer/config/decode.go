package config

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/tailscale/hujson"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/source"
	"github.com/synclint/synclint/analyzer/spell"
)

// decoder reads the settings in a file. It stops at the first mistake.
type decoder struct {
	file  *source.File
	rules []string // names that there are
	err   *Error
}

// Parse reads the settings in a file, whose name is for errors. rules are the names that there are.
func Parse(name string, text []byte, rules []string) (*Config, error) {
	d := &decoder{file: &source.File{Path: name, Text: text}, rules: rules}
	c := d.config(d.parse())
	if d.err != nil {
		return nil, d.err
	}
	return c, nil
}

// ParsePackage reads the settings in a package.json; nil if it has none. What is wrong with the rest
// of the file is no concern of synclint's.
func ParsePackage(name string, text []byte, rules []string) (*Config, error) {
	d := &decoder{file: &source.File{Path: name, Text: text}, rules: rules}
	root := d.parse()
	if d.err != nil {
		return nil, nil //nolint:nilerr,nilnil // a broken package.json has no settings; see above
	}
	object, ok := root.Value.(*hujson.Object)
	if !ok {
		return nil, nil //nolint:nilnil // see above
	}
	for _, m := range object.Members {
		if key(m) == "synclint" {
			c := d.config(m.Value)
			if d.err != nil {
				return nil, d.err
			}
			return c, nil
		}
	}
	return nil, nil //nolint:nilnil // see above
}

// fail notes a mistake at an offset, unless there was one before.
func (d *decoder) fail(offset int, format string, args ...any) {
	if d.err == nil {
		d.err = &Error{File: d.file.Path, Message: fmt.Sprintf(format, args...)}
		d.err.Line, d.err.Column = d.file.Position(offset)
	}
}

// field reads the value of a member.
type field func(v hujson.Value)

// object reads the members of an object, each at most once; what is the object's name for errors.
func (d *decoder) object(v hujson.Value, what string, fields map[string]field) {
	object, ok := v.Value.(*hujson.Object)
	if !ok {
		d.fail(v.StartOffset, "%s must be an object", what)
		return
	}
	seen := map[string]bool{}
	for _, m := range object.Members {
		name := key(m)
		read, known := fields[name]
		switch {
		case !known:
			d.unknown(m.Name, "key", name, slices.Sorted(maps.Keys(fields)))
		case seen[name]:
			d.fail(m.Name.StartOffset, "%q is set twice", name)
		default:
			read(m.Value)
		}
		seen[name] = true
	}
}

// unknown notes that there is no such name, and which one may be meant.
func (d *decoder) unknown(v hujson.Value, kind, name string, names []string) {
	if near := spell.Nearest(names, name); near != "" {
		d.fail(v.StartOffset, "unknown %s %q; did you mean %q?", kind, name, near)
		return
	}
	d.fail(v.StartOffset, "unknown %s %q", kind, name)
}

func key(m hujson.ObjectMember) string {
	name, _ := m.Name.Value.(hujson.Literal)
	return name.String()
}

func (d *decoder) config(v hujson.Value) *Config {
	c := &Config{}
	versioned := false
	if d.err != nil {
		return c
	}
	d.object(v, "the configuration", map[string]field{
		"$schema":       func(v hujson.Value) { d.text(v, "$schema") },
		"version":       func(v hujson.Value) { versioned = true; d.version(v) },
		"targets":       func(v hujson.Value) { c.Targets = d.queries(v) },
		"strict":        func(v hujson.Value) { c.Strict = d.boolean(v, "strict") },
		"rules":         func(v hujson.Value) { c.Rules = d.severities(v) },
		"include":       func(v hujson.Value) { c.Include = d.globs(v, "include") },
		"exclude":       func(v hujson.Value) { c.Exclude = d.globs(v, "exclude") },
		"pages":         func(v hujson.Value) { c.Pages = d.paths(v, "pages") },
		"workers":       func(v hujson.Value) { c.Workers = d.paths(v, "workers") },
		"network":       func(v hujson.Value) { c.Network = d.names(v, "network") },
		"registrations": func(v hujson.Value) { c.Registrations = d.names(v, "registrations") },
		"overrides":     func(v hujson.Value) { c.Overrides = d.overrides(v) },
	})
	if !versioned {
		d.fail(v.StartOffset, `"version": 1 is missing`)
	}
	return c
}

func (d *decoder) version(v hujson.Value) {
	switch l, _ := v.Value.(hujson.Literal); {
	case l.Kind() != '0' || l.Int() < 1 || l.Float() != float64(l.Int()):
		d.fail(v.StartOffset, "version must be 1")
	case l.Int() > 1:
		d.fail(v.StartOffset, "version %d is of a newer synclint; this one knows version 1", l.Int())
	}
}

func (d *decoder) text(v hujson.Value, what string) string {
	l, ok := v.Value.(hujson.Literal)
	if !ok || l.Kind() != '"' {
		d.fail(v.StartOffset, "%s must be a string", what)
		return ""
	}
	return l.String()
}

func (d *decoder) boolean(v hujson.Value, what string) bool {
	l, ok := v.Value.(hujson.Literal)
	if !ok || l.Kind() != 't' && l.Kind() != 'f' {
		d.fail(v.StartOffset, "%s must be true or false", what)
		return false
	}
	return l.Bool()
}

// list reads a list of strings and has each checked.
func (d *decoder) list(v hujson.Value, what string, check func(v hujson.Value, text string)) []string {
	array, ok := v.Value.(*hujson.Array)
	if !ok {
		d.fail(v.StartOffset, "%s must be a list of strings", what)
		return nil
	}
	list := []string{}
	for _, e := range array.Elements {
		text := d.text(e, "each of "+what)
		check(e, text)
		list = append(list, text)
	}
	return list
}

// queries reads one query or several.
func (d *decoder) queries(v hujson.Value) []string {
	check := func(v hujson.Value, text string) {
		if strings.TrimSpace(text) == "" {
			d.fail(v.StartOffset, "a query of targets must not be empty")
		}
	}
	if l, ok := v.Value.(hujson.Literal); ok && l.Kind() == '"' {
		check(v, l.String())
		return []string{l.String()}
	}
	return d.list(v, "targets", check)
}

func (d *decoder) globs(v hujson.Value, what string) []string {
	list := d.list(v, what, func(v hujson.Value, text string) {
		switch {
		case !doublestar.ValidatePattern(text):
			d.fail(v.StartOffset, "%q is no glob", text)
		default:
			d.checkPath(v, text)
		}
	})
	for i, g := range list {
		list[i] = path.Clean(g)
	}
	return list
}

func (d *decoder) paths(v hujson.Value, what string) []string {
	list := d.list(v, what, d.checkPath)
	for i, p := range list {
		list[i] = path.Clean(p)
	}
	return list
}

// names reads names of code: of exports of packages, or of globals.
func (d *decoder) names(v hujson.Value, what string) []string {
	form := regexp.MustCompile(`^([^\s#()]+#)?[\w$]+(\(\))?(\.[\w$]+(\(\))?)*$`)
	return d.list(v, what, func(v hujson.Value, text string) {
		if !form.MatchString(text) {
			d.fail(v.StartOffset, "%q is no name such as \"@acme/api#send()\" or \"app.worker\"", text)
		}
	})
}

// checkPath notes what a path in the settings may not be.
func (d *decoder) checkPath(v hujson.Value, text string) {
	switch {
	case text == "":
		d.fail(v.StartOffset, "a path must not be empty")
	case strings.HasPrefix(text, "!"):
		d.fail(v.StartOffset, "%q: a path can't be negated", text)
	case path.IsAbs(text) || slices.Contains(strings.Split(text, "/"), ".."):
		d.fail(v.StartOffset, "%q must be relative to the folder of the configuration, and in it", text)
	case strings.Contains(text, `\`) && !strings.ContainsAny(text, "*?[{"):
		d.fail(v.StartOffset, "%q: folders are parted by slashes", text)
	}
}

func (d *decoder) severities(v hujson.Value) map[string]report.Severity {
	rules := map[string]report.Severity{}
	fields := map[string]field{}
	for _, name := range d.rules {
		fields[name] = func(v hujson.Value) { rules[name] = d.severity(v, name) }
	}
	d.object(v, "rules", fields)
	return rules
}

func (d *decoder) severity(v hujson.Value, rule string) report.Severity {
	names := []string{string(report.Error), string(report.Warning), string(report.Info), string(Off)}
	text := d.text(v, "the severity of "+rule)
	if d.err == nil && !slices.Contains(names, text) {
		d.unknown(v, "severity", text, names)
	}
	return report.Severity(text)
}

func (d *decoder) overrides(v hujson.Value) []Override {
	array, ok := v.Value.(*hujson.Array)
	if !ok {
		d.fail(v.StartOffset, "overrides must be a list of objects")
		return nil
	}
	var list []Override
	for _, e := range array.Elements {
		o := Override{}
		d.object(e, "each of overrides", map[string]field{
			"files": func(v hujson.Value) { o.Files = d.globs(v, "files") },
			"rules": func(v hujson.Value) { o.Rules = d.severities(v) },
		})
		if len(o.Files) == 0 {
			d.fail(e.StartOffset, `"files" is missing, or empty`)
		}
		list = append(list, o)
	}
	return list
}
