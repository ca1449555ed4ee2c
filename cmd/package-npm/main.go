// Command package-npm makes npm packages of what goreleaser has built: synclint, which users
// install, and one for each platform with the program.
//
//	go run ./cmd/package-npm
//
// runs in the top folder of the repository. It reads goreleaser's output in dist and prints the
// folders of the packages, below dist/npm, in the order in which they are to be published.
package main

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

//go:embed launcher
var launcher embed.FS

func main() {
	folders, err := writePackages("dist")
	if err != nil {
		fmt.Fprintln(os.Stderr, "package-npm:", err)
		os.Exit(1)
	}
	for _, folder := range folders {
		fmt.Println(folder)
	}
}

// writePackages writes the packages of a release in a folder and returns their folders, the
// launcher's last: it needs the others.
func writePackages(dist string) ([]string, error) {
	r, err := readRelease(dist)
	if err != nil {
		return nil, err
	}
	top := filepath.Join(dist, "npm")
	if err := os.RemoveAll(top); err != nil { // what an earlier release left
		return nil, err
	}
	if err := os.Mkdir(top, 0o750); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(top)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	platforms := slices.SortedFunc(maps.Keys(r.programs), func(a, b platform) int {
		return strings.Compare(a.String(), b.String())
	})
	var folders []string
	for _, p := range platforms {
		if err := writeProgram(root, r.version, p, r.programs[p]); err != nil {
			return nil, err
		}
		folders = append(folders, filepath.Join(top, p.String()))
	}
	return append(folders, filepath.Join(top, "synclint")), writeLauncher(root, launcherManifest(r.version, platforms))
}

// writeProgram writes the package with the program for a platform.
func writeProgram(root *os.Root, version string, p platform, program string) error {
	name := "synclint"
	if p.os == "win32" {
		name += ".exe"
	}
	data, err := os.ReadFile(program)
	if err != nil {
		return err
	}
	if err := writeFile(root, path.Join(p.String(), "bin", name), data, 0o755); err != nil {
		return err
	}
	return writeAbout(root, p.String(), programManifest(version, p))
}

// writeLauncher writes the package that users install.
func writeLauncher(root *os.Root, m manifest) error {
	err := fs.WalkDir(launcher, "launcher", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := launcher.ReadFile(name)
		if err != nil {
			return err
		}
		var mode fs.FileMode = 0o644
		if path.Base(path.Dir(name)) == "bin" {
			mode = 0o755
		}
		return writeFile(root, path.Join("synclint", strings.TrimPrefix(name, "launcher/")), data, mode)
	})
	if err != nil {
		return err
	}
	return writeAbout(root, "synclint", m)
}

// writeAbout writes what every package has: its description and the licences.
func writeAbout(root *os.Root, folder string, m manifest) error {
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(m); err != nil {
		return err
	}
	if err := writeFile(root, path.Join(folder, "package.json"), text.Bytes(), 0o644); err != nil {
		return err
	}
	for _, name := range []string{"LICENSE", "NOTICE"} {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if err := writeFile(root, path.Join(folder, name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func writeFile(root *os.Root, name string, data []byte, mode fs.FileMode) error {
	if err := root.MkdirAll(path.Dir(name), 0o750); err != nil {
		return err
	}
	return root.WriteFile(name, data, mode)
}
