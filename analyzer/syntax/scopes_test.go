package syntax

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// reference is what eslint-scope says about one file; see testdata/scopes/scopes.mjs.
type reference struct {
	Path  string
	Error string
	Names []name
}

// name is an identifier with the declarations it is bound to, as offsets.
type name struct {
	start int
	decls []int
}

func (n *name) UnmarshalJSON(data []byte) error {
	return json.Unmarshal(data, &[]any{&n.start, &n.decls})
}

// TestScopes compares what every identifier of some packages is bound to with eslint-scope.
func TestScopes(t *testing.T) {
	files := packageFiles(t)
	programs := map[string]*Program{}
	var request bytes.Buffer
	for _, path := range files {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		program, err := Parse(src, Options{})
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		programs[path] = program
		kind := "script"
		if program.Module {
			kind = "module"
		}
		fmt.Fprintf(&request, "%s\t%s\n", kind, path)
	}
	identifiers := 0
	for _, ref := range eslintScope(t, &request) {
		if ref.Error != "" {
			t.Errorf("%s: acorn: %s", ref.Path, ref.Error)
			continue
		}
		identifiers += len(ref.Names)
		compareNames(t, ref, programs[ref.Path])
	}
	t.Logf("%d identifiers in %d files", identifiers, len(files))
}

// maxPackageBytes bounds how much of one package is read; three alone has megabytes of
// much the same code.
const maxPackageBytes = 1 << 20

// packageFiles lists JavaScript files of the packages in testdata/scopes/package.json.
func packageFiles(t *testing.T) []string {
	t.Helper()
	root := filepath.Join("testdata", "scopes")
	if _, err := os.Stat(filepath.Join(root, "node_modules")); err != nil {
		needs(t, "npm ci in analyzer/syntax/testdata/scopes")
	}
	if _, err := exec.LookPath("node"); err != nil {
		needs(t, "node")
	}
	data, err := os.ReadFile(filepath.Join(root, "package.json"))
	if err != nil {
		t.Fatal(err)
	}
	var manifest struct{ Dependencies map[string]string }
	if err := json.Unmarshal(data, &manifest); err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, name := range slices.Sorted(maps.Keys(manifest.Dependencies)) {
		files = append(files, scriptsIn(t, filepath.Join(root, "node_modules", name))...)
	}
	return files
}

// scriptsIn lists the scripts of a package, the small ones first, up to maxPackageBytes; at
// least one.
func scriptsIn(t *testing.T, dir string) []string {
	t.Helper()
	sizes := map[string]int64{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || !slices.Contains([]string{".js", ".mjs", ".cjs"}, filepath.Ext(path)) {
			return err
		}
		info, err := d.Info()
		if err == nil {
			sizes[path] = info.Size()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	paths := slices.SortedFunc(maps.Keys(sizes), func(a, b string) int {
		return cmp.Or(cmp.Compare(sizes[a], sizes[b]), strings.Compare(a, b))
	})
	total := int64(0)
	for i, path := range paths {
		if total += sizes[path]; total > maxPackageBytes && i > 0 {
			return paths[:i]
		}
	}
	return paths
}

func eslintScope(t *testing.T, request *bytes.Buffer) []reference {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "node", filepath.Join("testdata", "scopes", "scopes.mjs"))
	cmd.Stdin = request
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("could not run scopes.mjs: %v", err)
	}
	var refs []reference
	for decoder := json.NewDecoder(bytes.NewReader(out)); decoder.More(); {
		var ref reference
		if err := decoder.Decode(&ref); err != nil {
			t.Fatal(err)
		}
		refs = append(refs, ref)
	}
	return refs
}

func compareNames(t *testing.T, ref reference, program *Program) {
	t.Helper()
	ours := map[int]*Ident{}
	Walk(program, func(n Node) bool {
		if id, ok := n.(*Ident); ok {
			ours[int(id.Start)] = id
		}
		return true
	})
	for _, want := range ref.Names {
		id := ours[want.start]
		delete(ours, want.start)
		if id == nil {
			t.Errorf("%s:%d: no identifier", ref.Path, want.start)
			continue
		}
		slices.Sort(want.decls)
		if got := declOffsets(id.Binding, true); !slices.Equal(got, want.decls) &&
			!slices.Equal(declOffsets(id.Binding, false), want.decls) {
			t.Errorf("%s:%d: %s is bound to %v, eslint-scope says %v", ref.Path, want.start, id.Name, got, want.decls)
		}
	}
	for start, id := range ours {
		t.Errorf("%s:%d: eslint-scope does not know %s", ref.Path, start, id.Name)
	}
}

// declOffsets lists where b is declared. The one thing in which eslint-scope deviates from
// ECMAScript is that it does not know Annex B: without hoisted, functions whose own binding
// is in a block are left out.
func declOffsets(b *Binding, hoisted bool) []int {
	if b == nil {
		return nil
	}
	var offsets []int
	for _, id := range b.Decls {
		if hoisted || id.Binding.Hoisted != b {
			offsets = append(offsets, int(id.Start))
		}
	}
	slices.Sort(offsets)
	return offsets
}

// needs skips the test for want of something, or fails it where everything must be there.
func needs(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("SYNCLINT_REQUIRE_ALL") != "" {
		t.Fatalf("needs %s", what)
	}
	t.Skipf("needs %s, not installed", strings.TrimSpace(what))
}
