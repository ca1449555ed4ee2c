package data

import "slices"

// The names of the two APIs, which Support and Since take in place of a feature's key.
const (
	BackgroundSync         = "background-sync"
	PeriodicBackgroundSync = "periodic-background-sync"
)

// CoreKeys returns the keys of the features that make up one of the two APIs, nil for another
// name. Their support is judged as one: browsers ship them together, yet the source lets
// Samsung Internet 4.0 have registration.sync without SyncManager and Opera 24 the sync event
// before Chromium, which Opera is built on, had any of it.
func CoreKeys(api string) []string {
	switch api {
	case BackgroundSync:
		return []string{
			"api.ServiceWorkerGlobalScope.sync_event",
			"api.ServiceWorkerRegistration.sync",
			"api.SyncEvent",
			"api.SyncEvent.SyncEvent",
			"api.SyncEvent.lastChance",
			"api.SyncEvent.tag",
			"api.SyncManager",
			"api.SyncManager.getTags",
			"api.SyncManager.register",
		}
	case PeriodicBackgroundSync:
		return []string{
			"api.PeriodicSyncEvent",
			"api.PeriodicSyncEvent.PeriodicSyncEvent",
			"api.PeriodicSyncEvent.tag",
			"api.PeriodicSyncManager",
			"api.PeriodicSyncManager.getTags",
			"api.PeriodicSyncManager.register",
			"api.PeriodicSyncManager.unregister",
			"api.ServiceWorkerGlobalScope.periodicsync_event",
			"api.ServiceWorkerRegistration.periodicSync",
		}
	default:
		return nil
	}
}

// judgedWith returns the keys whose support decides on a feature's: for an API's name or any of
// its core keys all of its core keys, else the feature alone.
func judgedWith(feature string) []string {
	for _, api := range []string{BackgroundSync, PeriodicBackgroundSync} {
		keys := CoreKeys(api)
		if feature == api || slices.Contains(keys, feature) {
			return keys
		}
	}
	return []string{feature}
}

// correction says that a browser has an API only since a later version than the source says.
type correction struct{ api, browser, since string }

// corrections lists where the source takes Opera's versions from those of the Chromium in it,
// though Opera enabled the API later: its changelog says so, and a test at caniuse.com has shown it
// (https://github.com/Fyrd/caniuse/issues/5384).
func corrections() []correction {
	return []correction{{BackgroundSync, "opera", "42"}}
}

// correctedSince returns the version since which a browser has the API that a feature is of, if
// that is later than the source says.
func correctedSince(feature, browser string) (version string, ok bool) {
	for _, c := range corrections() {
		if c.browser == browser && (feature == c.api || slices.Contains(CoreKeys(c.api), feature)) {
			return c.since, true
		}
	}
	return "", false
}
