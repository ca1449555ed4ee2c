package flow

import (
	"slices"
	"strings"
	"testing"

	"github.com/synclint/synclint/data"
)

func TestPlatformErrors(t *testing.T) {
	profiles := testPlatform(t).profiles
	for text, want := range map[string]string{
		"interface":                                   "no name",
		"interface A : B":                             "unknown parent B",
		"interface A :":                               "parent of A is missing",
		"interface A in somewhere":                    `unknown word "somewhere"`,
		"a: any":                                      "bad line",
		"interface A\n  a:":                           "bad line",
		"interface A\n  a: any @nothing":              `unknown behaviour "@nothing"`,
		"interface A\n  a: B":                         `unknown type "B"`,
		"interface A\n  a(): Promise<B?> @listen":     `unknown type "B"`,
		"interface A\n\n# a comment\n  a: A? [key]\n": "",
	} {
		_, err := readPlatform(profiles, text)
		switch {
		case want == "" && err != nil:
			t.Errorf("%q: %v", text, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%q: error %v, want %q", text, err, want)
		}
	}
}

func TestPlatform(t *testing.T) {
	p := testPlatform(t)
	registration := p.Interfaces["ServiceWorkerRegistration"]
	m := registration.Member("sync")
	if m == nil || m.has.Real() == 0 || m.has == p.profiles.All {
		t.Fatalf("ServiceWorkerRegistration.sync is %+v", m)
	}
	if !registration.Is("EventTarget") || registration.Is("Window") {
		t.Error("the parents of ServiceWorkerRegistration are wrong")
	}
	if registration.Member("addEventListener") == nil || registration.Member("nothing") != nil {
		t.Error("the members of ServiceWorkerRegistration are wrong")
	}
	if !p.elsewhere("sync", p.Interfaces["Navigator"]) || p.elsewhere("sync", registration) || p.elsewhere("nothing", nil) {
		t.Error("elsewhere is wrong")
	}
	container := p.Interfaces["ServiceWorkerContainer"].Member("ready")
	if container.Pends != p.in("inactive") {
		t.Errorf("ready is pending in %b", container.Pends)
	}
}

// TestFeatures has the keys that the profiles depend on in the support table.
func TestFeatures(t *testing.T) {
	table, err := data.Load()
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, f := range Features() {
		known[f] = table.Knows(f)
	}
	for _, f := range []string{
		serviceWorkers, oneShotSync, periodicSync, "api.SyncManager", "api.PeriodicSyncManager.register",
		"api.Permissions.permission_background-sync",
	} {
		if !known[f] {
			t.Errorf("%s is not in the support table", f)
		}
	}
}

func TestProfiles(t *testing.T) {
	table, err := data.Load()
	if err != nil {
		t.Fatal(err)
	}
	newest := map[string]string{}
	for _, b := range table.CurrentTargets() {
		newest[b.Browser] = b.Version
	}
	target := func(browser string) data.Target { return data.Target{Browser: browser, Version: newest[browser]} }
	circumstances := []string{"rejected", "insecure", "inactive"}
	for _, c := range []struct {
		name     string
		targets  []data.Target
		want     []string // the classes of browsers
		findings bool     // whether findings may rest on the circumstances
	}{
		{"Chrome", []data.Target{target("chrome")}, []string{"native"}, true},
		{"Chrome twice", []data.Target{target("chrome"), target("chrome")}, []string{"native"}, true},
		{"Firefox", []data.Target{target("firefox")}, []string{"unsupported"}, false},
		{"Chrome and Firefox", []data.Target{target("chrome"), target("firefox")}, []string{"native", "unsupported"}, true},
		{"Chrome 60", []data.Target{{Browser: "chrome", Version: "60"}}, []string{"one-shot"}, true},
		{"Chrome 39", []data.Target{{Browser: "chrome", Version: "39"}}, []string{"no-service-worker"}, false},
		{"none", nil, nil, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			ps := NewProfiles(table, c.targets, Features())
			checkProfiles(t, ps, c.want, c.findings)
			for _, name := range circumstances {
				if ps.Select(func(p *Profile) bool { return p.Name == name }) == 0 {
					t.Errorf("no profile %s", name)
				}
			}
			if ps.Select(func(p *Profile) bool { return p.Kind() == "one-shot" }) == 0 {
				t.Error("no witness with one-shot and without periodic sync")
			}
			if ps.Select(func(p *Profile) bool { return p.Kind() == "unsupported" }) == 0 {
				t.Error("no witness with neither API")
			}
		})
	}
}

// Of more kinds of browsers than a Set can hold, the most important ones have a profile.
func TestProfilesOfAllReleases(t *testing.T) {
	table, err := data.Load()
	if err != nil {
		t.Fatal(err)
	}
	var targets []data.Target
	for _, b := range table.Browsers {
		for _, r := range slices.Backward(b.Releases) {
			targets = append(targets, data.Target{Browser: b.ID, Version: r.Version})
		}
	}
	ps := NewProfiles(table, targets, Features())
	if len(ps.List) != MaxProfiles {
		t.Errorf("%d profiles, want %d", len(ps.List), MaxProfiles)
	}
	without := 0
	for i, target := range targets {
		index, ok := ps.Of(target)
		switch {
		case !ok:
			without++
		case !slices.Contains(ps.List[index].Browsers, target):
			t.Errorf("%v is not of profile %s", target, ps.List[index].Name)
		}
		if i == 0 && !ok {
			t.Errorf("%v, the most important, has no profile", target)
		}
	}
	if without == 0 {
		t.Error("every release has a profile, so this tests nothing")
	}
}

func checkProfiles(t *testing.T, ps *Profiles, want []string, findings bool) {
	t.Helper()
	seen := map[string]bool{}
	for i, p := range ps.List {
		if seen[p.Name] {
			t.Errorf("two profiles %s", p.Name)
		}
		seen[p.Name] = true
		if i < len(want) && (p.Kind() != want[i] || len(p.Browsers) == 0 || !p.Target) {
			t.Errorf("profile %d is %s of %v, want %s", i, p.Name, p.Browsers, want[i])
		}
		if p.When != Ordinary && p.Target != findings {
			t.Errorf("%s counts: %v, want %v", p.Name, p.Target, findings)
		}
	}
	if len(ps.List) != len(want)+5 {
		t.Errorf("%d profiles, want %d", len(ps.List), len(want)+5)
	}
	if ps.All.Len() != len(ps.List) || !ps.All.Has(Ghost) || len(ps.In(ps.All)) != len(ps.List) {
		t.Errorf("all profiles are %b", ps.All)
	}
}

// Trials have what browsers with sync have.
func TestTrialsHave(t *testing.T) {
	table, err := data.Load()
	if err != nil {
		t.Fatal(err)
	}
	ps := NewProfiles(table, table.CurrentTargets(), Features())
	for feature, want := range map[string]bool{
		"api.ServiceWorkerRegistration.sync":         true,
		"api.ServiceWorkerRegistration.periodicSync": true,
		"api.WorkerNavigator.serviceWorker":          false, // which only Firefox and Safari have
		"api.Nothing":                                true,
	} {
		if got := ps.With(feature).Has(Trials); got != want {
			t.Errorf("trials have %s: %v, want %v", feature, got, want)
		}
	}
}
