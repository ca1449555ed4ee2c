package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/synclint/synclint/data/caniuse"
	"github.com/synclint/synclint/data/internal/npm"
)

// browsersText lays out browsers.txt of package caniuse, which tells the form.
func browsersText(d *dump, src npm.Pin) ([]byte, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\t%s\n", src.Version, src.Date)
	for _, agent := range d.Agents {
		fmt.Fprintf(&b, "%s\t%s\n", agent.ID, agent.Name)
		usage := make(map[string]float64)
		for _, u := range agent.Usage {
			if u.value == nil {
				return nil, fmt.Errorf("%s %s has no share", agent.ID, u.key)
			}
			usage[u.key] = *u.value
		}
		released := len(agent.Versions) - 3
		for i, v := range agent.Versions {
			if v == nil {
				continue
			}
			share, known := usage[*v]
			if !known {
				return nil, fmt.Errorf("%s %s has no share", agent.ID, *v)
			}
			date := ""
			if t := agent.Dates[*v]; t != nil {
				date = time.Unix(*t, 0).UTC().Format(time.DateOnly)
			}
			fmt.Fprintf(&b, "\t%s\t%s\t%s", *v, date, number(share))
			if i >= released {
				b.WriteString("\tunreleased")
			}
			b.WriteByte('\n')
		}
	}
	return b.Bytes(), nil
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// regionsZip packs the regions for package caniuse.
func regionsZip(d *dump) ([]byte, error) {
	newest := make(map[string]string)
	for _, agent := range d.Agents {
		for _, v := range agent.Versions {
			if v != nil {
				newest[agent.ID] = *v
			}
		}
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestCompression)
	})
	for _, code := range slices.Sorted(maps.Keys(d.Regions)) {
		w, err := z.Create(code)
		if err != nil {
			return nil, err
		}
		for _, browser := range d.Regions[code] {
			shares := make([]caniuse.Share, 0, len(browser.Usage))
			for _, u := range browser.Usage {
				if u.value == nil {
					continue
				}
				if u.key == "0" { // stands for the newest version
					u.key = newest[browser.ID]
				}
				shares = append(shares, caniuse.Share{Browser: browser.ID, Version: u.key, Percent: *u.value})
			}
			if len(shares) == 0 {
				continue
			}
			caniuse.Order(shares)
			var line bytes.Buffer
			line.WriteString(browser.ID)
			for _, s := range shares {
				line.WriteString(" " + s.Version + "=" + number(s.Percent))
			}
			line.WriteByte('\n')
			if _, err := w.Write(line.Bytes()); err != nil {
				return nil, err
			}
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// featuresGzip packs the features for package caniuse.
func featuresGzip(d *dump) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(d.Features)) {
		fmt.Fprintln(z, name)
		for _, agent := range d.Agents {
			support, ok := d.Features[name][agent.ID]
			if !ok {
				continue
			}
			var letters []byte
			for _, v := range agent.Versions {
				if v != nil {
					letters = append(letters, letter(support[*v]))
				}
			}
			fmt.Fprintf(z, "\t%s%s\n", agent.ID, runs(letters))
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// letter reduces flags such as "y x #2" to the first, "-" when there are none.
func letter(flags string) byte {
	if flags == "" {
		return '-'
	}
	return flags[0]
}

// runs writes "nnyyy" as " n2 y3".
func runs(letters []byte) string {
	var b strings.Builder
	for len(letters) > 0 {
		n := 1
		for n < len(letters) && letters[n] == letters[0] {
			n++
		}
		fmt.Fprintf(&b, " %c%d", letters[0], n)
		letters = letters[n:]
	}
	return b.String()
}
