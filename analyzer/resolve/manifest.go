package resolve

import (
	"path"
	"strings"
)

// manifest is a package.json.
type manifest struct {
	dir        string // its folder, "." for the root
	name       string
	mains      []string // what it says its entry is, the best for a bundler first
	exports    node
	imports    node
	browser    map[string]string // file or package to what takes its place in browsers, "" nothing
	workspaces []string          // patterns of folders
	deps       map[string]string // package to version, all kinds of dependencies
}

// readManifest makes a manifest of a package.json; what it lacks is empty.
func readManifest(dir string, n node) *manifest {
	m := &manifest{
		dir: dir, name: n.get("name").text(), exports: n.get("exports"), imports: n.get("imports"),
		browser: map[string]string{}, deps: map[string]string{},
	}
	for _, field := range []string{"browser", "module", "main", "source", "svelte"} {
		if s := n.get(field).text(); s != "" {
			m.mains = append(m.mains, s)
		}
	}
	n.get("browser").each(func(name string, value node) bool {
		if to := value.text(); to != "" || value.isFalse() {
			m.browser[name] = to
		}
		return true
	})
	m.workspaces = n.get("workspaces").texts()
	if list := n.get("workspaces").get("packages").texts(); list != nil {
		m.workspaces = list
	}
	for _, field := range []string{"dependencies", "devDependencies", "peerDependencies", "optionalDependencies"} {
		n.get(field).each(func(name string, version node) bool {
			m.deps[name] = version.text()
			return true
		})
	}
	return m
}

// linked returns the folder of a dependency that the manifest takes from a folder.
func (m *manifest) linked(name string) (string, bool) {
	for _, protocol := range []string{"file:", "link:", "portal:"} {
		if rel, ok := strings.CutPrefix(m.deps[name], protocol); ok {
			return inTree(path.Join(m.dir, rel))
		}
	}
	return "", false
}

// replaced returns what the browser field puts in the place of a file of the package, given as a
// path of the tree. ok is false when it says nothing of it; an empty file means that it is left out.
func (m *manifest) replaced(file string) (to string, ok bool) {
	rel := file
	if m.dir != "." {
		if rel, ok = strings.CutPrefix(file, m.dir+"/"); !ok {
			return "", false
		}
	}
	for _, key := range []string{"./" + rel, rel, "./" + trimExt(rel), trimExt(rel)} {
		if to, ok := m.browser[key]; ok {
			return to, true
		}
	}
	return "", false
}

// trimExt takes the extension from a path.
func trimExt(name string) string { return strings.TrimSuffix(name, path.Ext(name)) }

// inTree cleans a path and tells whether it lies in the tree.
func inTree(name string) (string, bool) {
	name = path.Clean(name)
	return name, name != ".." && !strings.HasPrefix(name, "../") && !strings.HasPrefix(name, "/")
}
