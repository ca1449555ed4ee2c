package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// serveRegistry packs packages as npm does before it publishes them, and serves a registry that has
// them alone. It returns its address.
func serveRegistry(t *testing.T, folders []string) string {
	t.Helper()
	archives := t.TempDir()
	mux := http.NewServeMux()
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	packages := map[string]any{}
	for _, folder := range folders {
		out := execute(t, folder, "npm", "pack", "--silent", "--pack-destination", archives)
		var about map[string]any
		if err := readJSON(filepath.Join(folder, "package.json"), &about); err != nil {
			t.Fatal(err)
		}
		name, _ := about["name"].(string)
		version, _ := about["version"].(string)
		about["dist"] = map[string]string{"tarball": server.URL + "/archives/" + strings.TrimSpace(out)}
		packages["/"+name] = map[string]any{
			"name": name, "dist-tags": map[string]string{"latest": version}, "versions": map[string]any{version: about},
		}
	}
	mux.Handle("/archives/", http.StripPrefix("/archives", http.FileServerFS(os.DirFS(archives))))
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		p, ok := packages[r.URL.Path]
		if !ok {
			t.Errorf("npm asks for %s", r.URL.Path)
			http.NotFound(w, r)
			return
		}
		if err := json.NewEncoder(w).Encode(p); err != nil {
			t.Error(err)
		}
	})
	return server.URL
}
