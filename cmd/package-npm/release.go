package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// release is what goreleaser says of its output.
type release struct {
	version  string
	programs map[platform]string // path of the program for a platform
}

// readRelease reads what goreleaser wrote into a folder. The paths in it are relative to the folder
// that goreleaser ran in, which has to be the current one.
func readRelease(dist string) (*release, error) {
	var metadata struct{ Version string }
	if err := readJSON(filepath.Join(dist, "metadata.json"), &metadata); err != nil {
		return nil, err
	}
	var artifacts []struct{ Type, Path, Goos, Goarch string }
	if err := readJSON(filepath.Join(dist, "artifacts.json"), &artifacts); err != nil {
		return nil, err
	}
	r := &release{version: metadata.Version, programs: map[platform]string{}}
	for _, a := range artifacts {
		if a.Type != "Binary" {
			continue
		}
		p, err := nodePlatform(a.Goos, a.Goarch)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", a.Path, err)
		}
		if other, ok := r.programs[p]; ok {
			return nil, fmt.Errorf("both %s and %s are for %s", other, a.Path, p)
		}
		r.programs[p] = a.Path
	}
	if r.version == "" || len(r.programs) == 0 {
		return nil, fmt.Errorf("%s names no version or no program", dist)
	}
	return r, nil
}

func readJSON(path string, v any) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, v); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// nodePlatform returns what Node.js calls a platform of Go.
func nodePlatform(goos, goarch string) (platform, error) {
	p := platform{
		os:  map[string]string{"linux": "linux", "darwin": "darwin", "windows": "win32"}[goos],
		cpu: map[string]string{"amd64": "x64", "arm64": "arm64"}[goarch],
	}
	if p.os == "" || p.cpu == "" {
		return platform{}, fmt.Errorf("no package is for %s/%s", goos, goarch)
	}
	return p, nil
}
