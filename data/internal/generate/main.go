// Command generate writes the data that the packages below data embed, from the npm packages
// that sources.json pins. It is run in the data folder by go generate, and needs Node.js and npm.
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/synclint/synclint/data/internal/npm"
)

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	files, err := generate(ctx, "sources.json")
	if err != nil {
		return err
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.FromSlash(name), text, 0o644); err != nil {
			return fmt.Errorf("could not write the data: %w", err)
		}
	}
	return nil
}

// generate fetches the pinned packages and returns the files to write, by their path in the data
// folder.
func generate(ctx context.Context, sources string) (map[string][]byte, error) {
	pins, err := npm.ReadPins(sources)
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "synclint-data-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := npm.Install(ctx, dir, pins); err != nil {
		return nil, err
	}
	return build(ctx, dir, pins)
}

// build makes the files, always of the same bytes, from the packages below dir/node_modules.
func build(ctx context.Context, dir string, pins []npm.Pin) (map[string][]byte, error) {
	modules := os.DirFS(filepath.Join(dir, "node_modules"))
	unpacked, err := unpack(ctx, dir)
	if err != nil {
		return nil, err
	}
	usage, err := npm.Find(pins, "caniuse-lite")
	if err != nil {
		return nil, err
	}
	files := make(map[string][]byte)
	for _, f := range []struct {
		name string
		make func() ([]byte, error)
	}{
		{"support.txt", func() ([]byte, error) { return supportText(modules) }},
		{"caniuse/browsers.txt", func() ([]byte, error) { return browsersText(unpacked, usage) }},
		{"caniuse/regions.zip", func() ([]byte, error) { return regionsZip(unpacked) }},
		{"caniuse/features.gz", func() ([]byte, error) { return featuresGzip(unpacked) }},
		{"browserslist/releases.txt", func() ([]byte, error) { return releasesText(unpacked, modules) }},
	} {
		if files[f.name], err = f.make(); err != nil {
			return nil, fmt.Errorf("could not make %s: %w", f.name, err)
		}
	}
	return files, nil
}
