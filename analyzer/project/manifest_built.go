package project

import "github.com/synclint/synclint/analyzer/static"

// builtManifests returns the manifests that build tools make of their options, which have a default for all
// but the icons; nil if one of the tools does not tell.
func builtManifests(builds []*Build) []*Manifest {
	var list []*Manifest
	for _, b := range builds {
		manifest, ok := b.Options.Field("manifest")
		if !ok || !b.Options.Lacks("pwaAssets") { // which adds icons
			return nil
		}
		m, ok := builtManifest(manifest.Value)
		if !ok {
			return nil
		}
		list = append(list, &Manifest{Path: b.Script.File.Path, Lacks: m.lacks()})
	}
	return list
}

// builtManifest reads the options for a manifest; ok is false where not all of them can be told.
func builtManifest(v *static.Value) (m *manifestText, ok bool) {
	if v.Kind != static.Object || v.Open {
		return nil, false
	}
	m = &manifestText{Name: "by default", StartURL: "by default", Display: "standalone"}
	if !v.Lacks("display") {
		if m.Display, ok = v.Get("display").Known(); !ok {
			return nil, false
		}
	}
	if !v.Lacks("display_override") || !v.Lacks("prefer_related_applications") {
		return nil, false
	}
	icons := v.Get("icons")
	if icons.Kind != static.Array && icons.Kind != static.Undefined || icons.Open {
		return nil, false
	}
	for _, e := range icons.Elems {
		var icon manifestIcon
		for name, field := range map[string]*string{"sizes": &icon.Sizes, "type": &icon.Type, "src": &icon.Src} {
			if e.Kind != static.Object || e.Open {
				return nil, false
			}
			if e.Lacks(name) {
				continue
			}
			if *field, ok = e.Get(name).Known(); !ok {
				return nil, false
			}
		}
		m.Icons = append(m.Icons, icon)
	}
	return m, true
}
