package data_test

import (
	"testing"

	"github.com/synclint/synclint/data"
)

// never is a browser without the feature, in every version.
const never = ""

// verdicts are the facts that synclint's answers rest on, checked by hand against the source,
// the specifications and the browsers. A refresh that changes one is news.
func verdicts() map[string]map[string]string {
	all := func(chromium, edge, samsung, quest, opera, operaMobile string) map[string]string {
		return map[string]string{
			"chrome": chromium, "chrome_android": chromium, "edge": edge,
			"samsunginternet_android": samsung, "oculus": quest,
			"opera": opera, "opera_android": operaMobile,
			"firefox": never, "firefox_android": never,
			"safari": never, "safari_ios": never,
			"webview_android": never, "webview_ios": never,
		}
	}
	v := map[string]map[string]string{
		data.BackgroundSync:         all("49", "79", "5.0", "5.0", "42", "36"),
		data.PeriodicBackgroundSync: all("80", "80", "13.0", "9.0", "67", "57"),

		"api.SyncManager.worker_support":                      all("61", "79", "8.0", "5.0", never, never),
		"api.Permissions.permission_background-sync":          all("62", "79", "8.0", "5.0", "49", "46"),
		"api.Permissions.permission_periodic-background-sync": all("80", "80", "13.0", "9.0", "67", "57"),
	}
	for _, api := range []string{data.BackgroundSync, data.PeriodicBackgroundSync} {
		for _, key := range data.CoreKeys(api) {
			v[key] = v[api]
		}
	}
	return v
}

func TestVerdicts(t *testing.T) {
	table := load(t)
	for feature, browsers := range verdicts() {
		if len(browsers) != len(table.Browsers) {
			t.Errorf("%s: verdicts on %d browsers of %d", feature, len(browsers), len(table.Browsers))
		}
		for _, b := range table.Browsers {
			want := browsers[b.ID]
			if got, ok := table.Since(feature, b.ID); got != want || ok != (want != never) {
				t.Errorf("%s in %s since %q (%v), want %q", feature, b.ID, got, ok, want)
			}
			for _, r := range b.Releases {
				has := want != never && data.CompareVersions(r.Version, want) >= 0
				if got := table.Supports(feature, b.ID, r.Version); got != has {
					t.Errorf("%s in %s %s: %v, want %v", feature, b.ID, r.Version, got, has)
				}
			}
		}
	}
}

// In dedicated workers the interface came later than in pages and service workers.
func TestPartialVerdict(t *testing.T) {
	table := load(t)
	for version, want := range map[string]data.Support{"48": data.No, "49": data.Partial, "60": data.Partial, "61": data.Yes} {
		if got := table.Support("api.SyncManager.worker_support", "chrome", version); got != want {
			t.Errorf("Chrome %s: %v, want %v", version, got, want)
		}
	}
}

// What guards and fallbacks rest on, where browsers differ today.
func TestPlatformVerdicts(t *testing.T) {
	table := load(t)
	for _, c := range []struct {
		feature, browser, version string
		want                      data.Support
	}{
		{"api.Navigator.serviceWorker", "firefox", "160", data.Yes},
		{"api.Navigator.serviceWorker", "firefox", "43", data.No},
		{"api.Navigator.serviceWorker", "safari", "27.2", data.Yes},
		{"api.Navigator.connection", "safari", "27.2", data.No},
		{"api.Navigator.connection", "firefox_android", "98", data.Yes},
		{"api.Navigator.connection", "firefox_android", "99", data.No}, // removed
		{"api.Navigator.permissions", "safari", "15.6", data.No},
		{"api.Navigator.permissions", "safari", "16.0", data.Yes},
		{"api.Navigator.sendBeacon", "safari_ios", "27.2", data.Yes},
		{"api.ServiceWorkerRegistration.backgroundFetch", "firefox", "160", data.No},
		{"api.Window.online_event", "firefox", "160", data.Yes},
		{"api.PermissionStatus.change_event", "safari", "27.2", data.Partial},
		{"api.Permissions.request", "chrome", "157", data.No}, // behind a flag
	} {
		if got := table.Support(c.feature, c.browser, c.version); got != c.want {
			t.Errorf("%s in %s %s: %v, want %v", c.feature, c.browser, c.version, got, c.want)
		}
	}
}
