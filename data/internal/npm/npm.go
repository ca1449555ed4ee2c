// Package npm fetches pinned packages with the npm client, for the generator of the data and for
// the tests that compare with the packages. The program itself doesn't use it.
package npm

import (
	"bytes"
	"context"
	"crypto/sha512"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// Pin names one version of a package.
type Pin struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Date    string `json:"date"` // day on which that version was published, YYYY-MM-DD

	// Integrity is the subresource integrity of the tarball, "sha512-" and the digest in base64.
	Integrity string `json:"integrity"`
}

func (p Pin) String() string { return p.Name + "@" + p.Version }

// ReadPins reads a list of pins, such as data/sources.json.
func ReadPins(path string) ([]Pin, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("could not read the pinned sources: %w", err)
	}
	var pins []Pin
	if err := json.Unmarshal(text, &pins); err != nil {
		return nil, fmt.Errorf("could not parse %s: %w", path, err)
	}
	return pins, nil
}

// Find returns the pin of a package.
func Find(pins []Pin, name string) (Pin, error) {
	i := slices.IndexFunc(pins, func(p Pin) bool { return p.Name == name })
	if i < 0 {
		return Pin{}, fmt.Errorf("%s is not pinned", name)
	}
	return pins[i], nil
}

// Install puts the packages below dir/node_modules, as the npm client gets them, and runs none
// of their scripts. A tarball that is not the pinned one is an error.
func Install(ctx context.Context, dir string, pins []Pin) error {
	tarballs, err := fetch(ctx, pins)
	if err != nil {
		return err
	}
	for i, pin := range pins {
		if err := verify(tarballs[i], pin.Integrity); err != nil {
			return fmt.Errorf("could not verify %s: %w", pin, err)
		}
		if err := unpack(tarballs[i], filepath.Join(dir, "node_modules", filepath.FromSlash(pin.Name))); err != nil {
			return fmt.Errorf("could not unpack %s: %w", pin, err)
		}
	}
	return nil
}

// fetch returns the packages' tarballs.
func fetch(ctx context.Context, pins []Pin) ([][]byte, error) {
	// An empty folder keeps a package.json or .npmrc of the caller's out of it.
	dir, err := os.MkdirTemp("", "synclint-npm-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	args := []string{
		"pack", "--ignore-scripts", "--prefer-offline",
		"--fetch-retries=1", "--fetch-timeout=60000", "--",
	}
	for _, p := range pins {
		args = append(args, p.String())
	}
	cmd := exec.CommandContext(ctx, "npm", args...)
	cmd.Dir = dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("npm pack: %w\n%s", err, &stderr)
	}
	tarballs := make([][]byte, len(pins))
	for i, p := range pins {
		if tarballs[i], err = os.ReadFile(filepath.Join(dir, tarballName(p))); err != nil {
			return nil, fmt.Errorf("npm pack left no tarball of %s: %w", p, err)
		}
	}
	return tarballs, nil
}

// tarballName returns the name that npm pack gives a package's tarball.
func tarballName(p Pin) string {
	return strings.ReplaceAll(strings.TrimPrefix(p.Name, "@"), "/", "-") + "-" + p.Version + ".tgz"
}

// verify fails when data does not have the given subresource integrity.
func verify(data []byte, integrity string) error {
	encoded, ok := strings.CutPrefix(integrity, "sha512-")
	if !ok {
		return fmt.Errorf("integrity %q is not sha512", integrity)
	}
	want, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil {
		return fmt.Errorf("integrity %q is malformed: %w", integrity, err)
	}
	got := sha512.Sum512(data)
	if subtle.ConstantTimeCompare(got[:], want) != 1 {
		return fmt.Errorf("integrity is sha512-%s, want %s", base64.StdEncoding.EncodeToString(got[:]), integrity)
	}
	return nil
}
