package main

// manifest is a package.json.
type manifest struct {
	Name                 string            `json:"name"`
	Version              string            `json:"version"`
	Description          string            `json:"description"`
	Keywords             []string          `json:"keywords,omitempty"`
	Homepage             string            `json:"homepage"`
	Bugs                 string            `json:"bugs"`
	License              string            `json:"license"`
	Repository           repository        `json:"repository"`
	Bin                  map[string]string `json:"bin,omitempty"`
	Engines              map[string]string `json:"engines,omitempty"`
	OS                   []string          `json:"os,omitempty"`
	CPU                  []string          `json:"cpu,omitempty"`
	PreferUnplugged      bool              `json:"preferUnplugged,omitempty"` // Yarn: keep it out of an archive, to be run
	OptionalDependencies map[string]string `json:"optionalDependencies,omitempty"`
	PublishConfig        map[string]string `json:"publishConfig"`
}

type repository struct {
	Type string `json:"type"`
	URL  string `json:"url"`
}

// platform is what npm and Node.js call an operating system and a kind of processor.
type platform struct{ os, cpu string }

func (p platform) String() string { return p.os + "-" + p.cpu }

// packageName returns the name of the package with the program for a platform. The launcher knows it.
func (p platform) packageName() string { return "@synclint/" + p.String() }

func newManifest(name, version, description string) manifest {
	const home = "https://github.com/synclint/synclint"
	return manifest{
		Name: name, Version: version, Description: description,
		Homepage: home + "#readme", Bugs: home + "/issues", License: "MIT",
		Repository:    repository{Type: "git", URL: "git+" + home + ".git"},
		PublishConfig: map[string]string{"access": "public"},
	}
}

// programManifest describes the package with the program for one platform.
func programManifest(version string, p platform) manifest {
	m := newManifest(p.packageName(), version, "The program of synclint for "+p.String())
	m.OS, m.CPU = []string{p.os}, []string{p.cpu}
	m.PreferUnplugged = true
	return m
}

// launcherManifest describes the package that users install. Of its optional dependencies npm
// installs the one whose os and cpu are those of the machine.
func launcherManifest(version string, platforms []platform) manifest {
	m := newManifest("synclint", version, "Find out what Background Sync does in each browser, and where the app loses data")
	m.Keywords = []string{"pwa", "background-sync", "periodic-background-sync", "service-worker", "linter"}
	m.Bin = map[string]string{"synclint": "bin/synclint.js"}
	m.Engines = map[string]string{"node": ">=18"}
	m.OptionalDependencies = map[string]string{}
	for _, p := range platforms {
		m.OptionalDependencies[p.packageName()] = version
	}
	return m
}
