package project

import (
	"encoding/json"
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/synclint/synclint/analyzer/source"
)

// Manifest is a web app manifest that a page links to, or that a build tool makes of its options.
type Manifest struct {
	Path string // of the manifest, or of the configuration
	// Lacks are the members that browsers need to offer the app for installation and that are not there,
	// each with what is wanted of it.
	Lacks []string
}

// maxManifest bounds the size in bytes of a manifest or package.json that is read.
const maxManifest = 1 << 20

// manifestText is the part of a manifest that decides on installation.
type manifestText struct {
	Name      string         `json:"name"`
	ShortName string         `json:"short_name"`
	StartURL  string         `json:"start_url"`
	Display   string         `json:"display"`
	Override  []string       `json:"display_override"`
	Icons     []manifestIcon `json:"icons"`
	Native    bool           `json:"prefer_related_applications"`
	Related   []struct {
		Platform string `json:"platform"`
	} `json:"related_applications"`
}

type manifestIcon struct {
	Sizes string `json:"sizes"`
	Type  string `json:"type"`
	Src   string `json:"src"`
}

// readManifest reads a manifest; nil if it is none, such as one that something is still to be put into.
func readManifest(fsys fs.FS, name string) *Manifest {
	var m manifestText
	if !decode(fsys, name, &m) {
		return nil
	}
	return &Manifest{Path: name, Lacks: m.lacks()}
}

// decode reads a JSON file, if it is one of up to maxManifest bytes.
func decode(fsys fs.FS, name string, into any) bool {
	f, err := fsys.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxManifest))
	return err == nil && json.Unmarshal(text, into) == nil
}

func (m *manifestText) lacks() []string {
	var list []string
	if m.Name == "" && m.ShortName == "" {
		list = append(list, "a `name`")
	}
	if m.StartURL == "" {
		list = append(list, "a `start_url`")
	}
	if !slices.ContainsFunc(append(m.Override, m.Display), ownWindow) {
		list = append(list, "a `display` of `standalone`, `fullscreen` or `minimal-ui`")
	}
	for _, size := range []int{192, 512} {
		if !m.hasIcon(size) {
			list = append(list, "an icon of "+strconv.Itoa(size)+" pixels")
		}
	}
	if m.Native && len(m.Related) > 0 {
		list = append(list, "a `prefer_related_applications` of false")
	}
	return list
}

// ownWindow tells whether a display mode gives an app a window of its own.
func ownWindow(mode string) bool {
	switch mode {
	case "standalone", "fullscreen", "minimal-ui", "window-controls-overlay", "tabbed", "borderless":
		return true
	}
	return false
}

// hasIcon tells whether there is an icon of at least a size, or one whose size is not known.
func (m *manifestText) hasIcon(size int) bool {
	for _, icon := range m.Icons {
		if icon.Sizes == "" || strings.Contains(icon.Type, "svg") || strings.HasSuffix(icon.Src, ".svg") {
			return true
		}
		for s := range strings.FieldsSeq(strings.ToLower(icon.Sizes)) {
			width, _, _ := strings.Cut(s, "x")
			if n, err := strconv.Atoi(width); err != nil || n >= size {
				return true
			}
		}
	}
	return false
}

// linkManifests gives the apps the manifests that their pages link to. They are known if each page is in the
// tree, and each link leads to a manifest there. Tools that build apps write manifests and links to them:
// then they are known if their options tell.
func (l *loader) linkManifests(p *Project) {
	pages := map[string]*source.Page{}
	for _, page := range p.Pages {
		pages[page.File.Path] = page
	}
	unclear := map[*App]bool{}
	for _, r := range p.Realms {
		app, page := p.Apps[r.App], pages[r.Path]
		if r.Context != Window || page != nil && page.Manifest.Href == "" {
			app.ManifestsKnown = app.ManifestsKnown || page != nil
			continue
		}
		m := l.linked(page)
		if m == nil {
			unclear[app] = true
			continue
		}
		app.ManifestsKnown = true
		if !slices.ContainsFunc(app.Manifests, func(known *Manifest) bool { return known.Path == m.Path }) {
			app.Manifests = append(app.Manifests, m)
		}
	}
	for _, app := range p.Apps {
		// Without a link in a page, a script may have made one.
		made := len(app.Manifests) == 0 && (len(l.tree.manifests) > 0 || l.hasPackage())
		if len(app.Builds) > 0 {
			built := builtManifests(app.Builds)
			app.Manifests = append(app.Manifests, built...)
			made = len(built) == 0
		}
		app.ManifestsKnown = app.ManifestsKnown && !unclear[app] && !made && !l.trusted()
	}
}

// linked returns the manifest that a page links to, nil if there is no such page, it is not in the tree or
// no JSON.
func (l *loader) linked(page *source.Page) *Manifest {
	if page == nil {
		return nil
	}
	href, ok := localPath(page.Manifest.Href)
	if !ok {
		return nil
	}
	for _, dir := range pageDirs(page) {
		for _, static := range staticFolders {
			name := strings.TrimPrefix(path.Join("/", dir, static, href), "/")
			if m := readManifest(l.fsys, name); m != nil {
				return m
			}
		}
	}
	return nil
}

// trusted tells whether the tree is that of an app which an app of Android wraps: there periodic sync is
// allowed whatever the manifest says.
func (l *loader) trusted() bool {
	return slices.ContainsFunc([]string{"twa-manifest.json", ".well-known/assetlinks.json", "public/.well-known/assetlinks.json"},
		func(name string) bool {
			_, err := fs.Stat(l.fsys, name)
			return err == nil
		})
}

// hasPackage tells whether the tree is that of a package of npm.
func (l *loader) hasPackage() bool {
	_, err := fs.Stat(l.fsys, "package.json")
	return err == nil
}
