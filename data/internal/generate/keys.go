package main

import "strings"

// keys lists the features that are kept: the sync family, and what guards and fallbacks rest on.
// A key ending in ".*" takes in the feature's members as well.
func keys() []string {
	return []string{
		"api.AbortController.*",
		"api.BackgroundFetchEvent",
		"api.BackgroundFetchManager.*",
		"api.BackgroundFetchRegistration",
		"api.BroadcastChannel",
		"api.BroadcastChannel.BroadcastChannel",
		"api.Cache.*",
		"api.CacheStorage.*",
		"api.Client.*",
		"api.Clients.*",
		"api.ContentIndex.*",
		"api.Document.visibilityState",
		"api.Document.visibilitychange_event",
		"api.ExtendableEvent.*",
		"api.FetchEvent",
		"api.IDBFactory",
		"api.LockManager.*",
		"api.MessageChannel",
		"api.Navigator.clearAppBadge",
		"api.Navigator.connection",
		"api.Navigator.getBattery",
		"api.Navigator.getInstalledRelatedApps",
		"api.Navigator.locks",
		"api.Navigator.onLine",
		"api.Navigator.permissions",
		"api.Navigator.sendBeacon",
		"api.Navigator.serviceWorker",
		"api.Navigator.setAppBadge",
		"api.Navigator.share",
		"api.Navigator.storage",
		"api.Navigator.userAgentData",
		"api.Navigator.vibrate",
		"api.NetworkInformation.*",
		"api.Notification",
		"api.Notification.permission_static",
		"api.Notification.requestPermission_static.*",
		"api.PeriodicSyncEvent.*",
		"api.PeriodicSyncManager.*",
		"api.PermissionStatus.*",
		"api.Permissions.*",
		"api.PushManager.*",
		"api.ServiceWorker.*",
		"api.ServiceWorkerContainer.*",
		"api.ServiceWorkerGlobalScope.*",
		"api.ServiceWorkerRegistration.*",
		"api.StorageManager.*",
		"api.SyncEvent.*",
		"api.SyncManager.*",
		"api.WebSocket",
		"api.WebSocket.WebSocket",
		"api.WebSocket.send",
		"api.Window.appinstalled_event",
		"api.Window.beforeinstallprompt_event",
		"api.Window.cookieStore",
		"api.Window.fetchLater",
		"api.Window.localStorage",
		"api.Window.offline_event",
		"api.Window.online_event",
		"api.Window.pagehide_event",
		"api.Window.pushManager",
		"api.Window.requestIdleCallback",
		"api.Window.sessionStorage",
		"api.WindowClient.*",
		"api.WorkerGlobalScope",
		"api.WorkerGlobalScope.importScripts",
		"api.WorkerGlobalScope.offline_event",
		"api.WorkerGlobalScope.online_event",
		"api.WorkerNavigator.connection",
		"api.WorkerNavigator.locks",
		"api.WorkerNavigator.onLine",
		"api.WorkerNavigator.permissions",
		"api.WorkerNavigator.serviceWorker",
		"api.WorkerNavigator.storage",
		"api.XMLHttpRequest",
		"api.XMLHttpRequest.XMLHttpRequest",
		"api.XMLHttpRequest.send",
		"api.caches",
		"api.fetch",
		"api.fetch.options_parameter.keepalive",
		"api.fetch.options_parameter.signal",
		"api.indexedDB",
		"api.isSecureContext",
	}
}

// matches tells whether pattern, an element of keys, takes in the feature with the given key.
func matches(pattern, key string) bool {
	parent, members := strings.CutSuffix(pattern, ".*")
	rest, below := strings.CutPrefix(key, parent)
	if !below || rest == "" || !members {
		return key == parent
	}
	return rest[0] == '.' && !strings.Contains(rest[1:], ".")
}
