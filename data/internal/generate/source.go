package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha512"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// maxUnpacked bounds what one file of a package may unpack to, in bytes.
const maxUnpacked = 128 << 20

// source pins an npm package. Integrity is the subresource integrity of its tarball,
// "sha512-" and the digest in base64.
type source struct {
	Name      string `json:"name"`
	Version   string `json:"version"`
	Integrity string `json:"integrity"`
}

func (s source) String() string { return s.Name + "@" + s.Version }

func readSource(path string) (source, error) {
	var s source
	text, err := os.ReadFile(path)
	if err != nil {
		return s, fmt.Errorf("could not read the pinned source: %w", err)
	}
	if err := json.Unmarshal(text, &s); err != nil {
		return s, fmt.Errorf("could not parse %s: %w", path, err)
	}
	return s, nil
}

// fetch returns the package's tarball as the npm client gets it.
func fetch(ctx context.Context, src source) ([]byte, error) {
	// An empty folder keeps a package.json or .npmrc of the caller's out of it.
	dir, err := os.MkdirTemp("", "synclint-data-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	//nolint:gosec // the argument is the pinned name and version, after "--"
	cmd := exec.CommandContext(ctx, "npm", "pack", "--ignore-scripts", "--prefer-offline",
		"--fetch-retries=1", "--fetch-timeout=60000", "--", src.String())
	cmd.Dir = dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("npm pack: %w\n%s", err, &stderr)
	}
	tarballs, err := filepath.Glob(filepath.Join(dir, "*.tgz"))
	if err != nil {
		return nil, err
	}
	if len(tarballs) != 1 {
		return nil, fmt.Errorf("npm pack left %d tarballs, want 1", len(tarballs))
	}
	return os.ReadFile(tarballs[0])
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

// extract returns one file of a gzipped tarball.
func extract(tgz []byte, name string) ([]byte, error) {
	zr, err := gzip.NewReader(bytes.NewReader(tgz))
	if err != nil {
		return nil, err
	}
	for tr := tar.NewReader(zr); ; {
		h, err := tr.Next()
		if errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("no file %s", name)
		}
		if err != nil {
			return nil, err
		}
		if h.Name != name {
			continue
		}
		if h.Size > maxUnpacked {
			return nil, fmt.Errorf("%s has %d bytes, over the limit of %d", name, h.Size, maxUnpacked)
		}
		return io.ReadAll(tr)
	}
}
