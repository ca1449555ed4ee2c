package truth

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

// app is a small web app: its own files and, where it has none of that name, those of the frame.
type app struct {
	name  string
	about string // what stands in front of the files
	files fstest.MapFS
	own   []string // names of the files of its own
}

// readApps reads the archives in a folder, and completes them with files of the frame.
func readApps(t *testing.T, dir string, complete ...string) []*app {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil || len(names) == 0 {
		t.Fatalf("there are no apps in %s: %v", dir, err)
	}
	frame := fstest.MapFS{}
	for _, name := range complete {
		frame[name] = &fstest.MapFile{Data: read(t, filepath.Join("frame", name))}
	}
	var apps []*app
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		a := &app{
			name:  strings.TrimSuffix(filepath.Base(name), ".txtar"),
			about: string(archive.Comment),
			files: maps.Clone(frame),
		}
		for _, f := range archive.Files {
			a.files[f.Name] = &fstest.MapFile{Data: f.Data}
			a.own = append(a.own, f.Name)
		}
		apps = append(apps, a)
	}
	return apps
}

// asksPermission tells whether the app asks for the state of a permission.
func (a *app) asksPermission() bool { return a.contains("permissions.query") }

// keepsRegistration tells whether the app uses a registration that it has not waited for to be
// ready.
func (a *app) keepsRegistration() bool {
	return a.contains("serviceWorker.getRegistration") || a.contains("= await navigator.serviceWorker.register") ||
		a.contains("serviceWorker.register('sw.js').then(")
}

// contains tells whether one of the app's own files contains the text.
func (a *app) contains(text string) bool {
	for _, name := range a.own {
		if strings.Contains(string(a.files[name].Data), text) {
			return true
		}
	}
	return false
}

// read returns a file of testdata.
func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}
