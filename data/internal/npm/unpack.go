package npm

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"
)

// maxUnpacked bounds what a package may unpack to, in bytes.
const maxUnpacked = 256 << 20

// unpack writes the regular files of a gzipped tarball below dir, without their first folder,
// which npm calls "package".
func unpack(tgz []byte, dir string) error {
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir) // holds names such as "../x" below dir
	if err != nil {
		return err
	}
	defer root.Close()
	zr, err := gzip.NewReader(bytes.NewReader(tgz))
	if err != nil {
		return err
	}
	left := int64(maxUnpacked)
	for tr := tar.NewReader(zr); ; {
		h, err := tr.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		_, name, _ := strings.Cut(h.Name, "/")
		if h.Typeflag != tar.TypeReg || name == "" {
			continue
		}
		if left -= h.Size; left < 0 {
			return fmt.Errorf("%s: the package has over %d bytes", h.Name, maxUnpacked)
		}
		if err := writeFile(root, name, tr); err != nil {
			return err
		}
	}
}

func writeFile(root *os.Root, name string, r io.Reader) error {
	if err := root.MkdirAll(path.Dir(name), 0o750); err != nil {
		return err
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	return root.WriteFile(name, text, 0o600)
}
