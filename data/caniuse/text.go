package caniuse

import (
	"archive/zip"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strconv"
	"strings"
)

// unreleasedMark is the last field of a version that is announced but not out.
const unreleasedMark = "unreleased"

// parseBrowsers reads browsers.txt. Its fields are separated by tabs. The first line holds the
// version and date of the source. A browser has a line with its ID and name, and below, indented
// by a tab, one for each of its versions: version, date, percent, and unreleasedMark or nothing.
func parseBrowsers(text string) (*Data, error) {
	header, rest, _ := strings.Cut(text, "\n")
	d := &Data{}
	d.Version, d.Date, _ = strings.Cut(header, "\t")
	for line := range strings.Lines(rest) {
		line = strings.TrimSuffix(line, "\n")
		of, isVersion := strings.CutPrefix(line, "\t")
		if !isVersion {
			id, name, _ := strings.Cut(line, "\t")
			d.Browsers = append(d.Browsers, Browser{ID: id, Name: name})
			continue
		}
		if len(d.Browsers) == 0 {
			return nil, fmt.Errorf("caniuse data: version %q of no browser", of)
		}
		v, err := parseVersion(of)
		if err != nil {
			return nil, err
		}
		b := &d.Browsers[len(d.Browsers)-1]
		b.Versions = append(b.Versions, v)
	}
	return d, nil
}

func parseVersion(line string) (Version, error) {
	var v Version
	var percent, mark string
	v.Version, line, _ = strings.Cut(line, "\t")
	v.Date, line, _ = strings.Cut(line, "\t")
	percent, mark, _ = strings.Cut(line, "\t")
	var err error
	if v.Percent, err = strconv.ParseFloat(percent, 64); err != nil {
		return v, fmt.Errorf("caniuse data: version %s: %w", v.Version, err)
	}
	v.Unreleased = mark == unreleasedMark
	return v, nil
}

// packed is the archive that the program embeds.
type packed struct {
	regionsZip   string                 // has a file for each region
	featuresText func() (string, error) // is unpacked once
}

func (p packed) zip() (*zip.Reader, error) {
	r := strings.NewReader(p.regionsZip)
	return zip.NewReader(r, r.Size())
}

func (p packed) regions() ([]string, error) {
	z, err := p.zip()
	if err != nil {
		return nil, err
	}
	codes := make([]string, len(z.File))
	for i, f := range z.File {
		codes[i] = f.Name
	}
	return codes, nil
}

func (p packed) region(code string) ([]Share, error) {
	z, err := p.zip()
	if err != nil {
		return nil, err
	}
	text, err := fs.ReadFile(z, code)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		return nil, fmt.Errorf("region %q: %w", code, ErrUnknown)
	}
	if err != nil {
		return nil, err
	}
	return parseRegion(string(text))
}

// parseRegion reads a region: a line for each browser with its ID and then, separated by
// spaces, VERSION=PERCENT, in the order that Order gives.
func parseRegion(text string) ([]Share, error) {
	shares := make([]Share, 0, strings.Count(text, " "))
	for line := range strings.Lines(text) {
		id, line, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		for field := range strings.SplitSeq(line, " ") {
			version, percent, _ := strings.Cut(field, "=")
			n, err := strconv.ParseFloat(percent, 64)
			if err != nil {
				return nil, fmt.Errorf("caniuse data: %s %s: %w", id, version, err)
			}
			shares = append(shares, Share{id, version, n})
		}
	}
	return shares, nil
}

func unpack(zipped string) (string, error) {
	z, err := gzip.NewReader(strings.NewReader(zipped))
	if err != nil {
		return "", err
	}
	text, err := io.ReadAll(z)
	return string(text), err
}

func (p packed) features() ([]string, error) {
	text, err := p.featuresText()
	if err != nil {
		return nil, err
	}
	var names []string
	for line := range strings.Lines(text) {
		if line[0] != '\t' {
			names = append(names, strings.TrimSuffix(line, "\n"))
		}
	}
	return names, nil
}

// feature looks a feature up in a text that has for each of them a line with its name and below,
// indented by a tab, a line for each browser: its ID, and how often each letter comes, such as
// "chrome n45 y112".
func (p packed) feature(name string) (Feature, error) {
	text, err := p.featuresText()
	if err != nil {
		return nil, err
	}
	_, rest, ok := strings.Cut("\n"+text, "\n"+name+"\n")
	if !ok || name == "" || strings.ContainsAny(name, "\t\n") {
		return nil, fmt.Errorf("feature %q: %w", name, ErrUnknown)
	}
	f := make(Feature)
	for line := range strings.Lines(rest) {
		line, below := strings.CutPrefix(line, "\t")
		if !below {
			break
		}
		fields := strings.Fields(line)
		var letters strings.Builder
		for _, run := range fields[1:] {
			n, err := strconv.Atoi(run[1:])
			if err != nil {
				return nil, fmt.Errorf("caniuse data: feature %s in %s: %w", name, fields[0], err)
			}
			letters.WriteString(strings.Repeat(run[:1], n))
		}
		f[fields[0]] = letters.String()
	}
	return f, nil
}
