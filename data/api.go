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
