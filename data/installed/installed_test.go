package installed_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/data"
	"github.com/synclint/synclint/data/caniuse"
	"github.com/synclint/synclint/data/installed"
	"github.com/synclint/synclint/data/internal/npm"
)

// The packages that the embedded data are taken from, installed, say the same.
func TestLoad(t *testing.T) {
	pins, err := npm.ReadPins("../sources.json")
	if err != nil {
		t.Fatal(err)
	}
	pins = slices.DeleteFunc(pins, func(p npm.Pin) bool { return p.Name != "caniuse-lite" && p.Name != "@mdn/browser-compat-data" })
	dir := t.TempDir()
	if err := npm.Install(t.Context(), dir, pins); err != nil {
		if os.Getenv("SYNCLINT_REQUIRE_ALL") != "" {
			t.Fatal(err)
		}
		t.Skipf("needs npm and its registry: %v", err)
	}
	table, err := data.Load()
	if err != nil {
		t.Fatal(err)
	}
	usage, err := caniuse.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{dir, filepath.Join(dir, "node_modules")} {
		got, err := installed.Load(os.DirFS(folder))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(table, got.Table); diff != "" {
			t.Errorf("%s: %.1000s", folder, diff)
		}
		if got.Usage.Version != usage.Version {
			t.Errorf("%s: usage of caniuse-lite %s, want %s", folder, got.Usage.Version, usage.Version)
		}
	}
	if err := os.RemoveAll(filepath.Join(dir, "node_modules/@mdn")); err != nil {
		t.Fatal(err)
	}
	if got, err := installed.Load(os.DirFS(dir)); err != nil || got.Table != nil || got.Usage == nil {
		t.Errorf("with caniuse-lite alone: %v, %v", got, err)
	}
}

func TestLoadOfNothing(t *testing.T) {
	for name, c := range map[string]struct {
		fsys fstest.MapFS
		want string
	}{
		"empty":  {fstest.MapFS{}, "there is neither @mdn/browser-compat-data nor caniuse-lite"},
		"other":  {fstest.MapFS{"node_modules/react/package.json": {}}, "there is neither"},
		"broken": {fstest.MapFS{"node_modules/caniuse-lite/package.json": {Data: []byte("{}")}}, "odd version"},
		"half":   {fstest.MapFS{"node_modules/@mdn/browser-compat-data/package.json": {}}, "no data.json"},
	} {
		if got, err := installed.Load(c.fsys); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}
