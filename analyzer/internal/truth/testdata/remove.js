// Makes Chromium look like a browser without the two APIs, in a page or a worker.
{
  const interfaces = [
    'SyncManager', 'PeriodicSyncManager', 'SyncEvent', 'PeriodicSyncEvent', 'NetworkInformation',
    'BackgroundFetchManager', 'BackgroundFetchRegistration', 'BackgroundFetchRecord',
  ];
  for (const name of interfaces) delete self[name];
  const remove = (name, ...members) => {
    for (const member of members) delete self[name]?.prototype[member];
  };
  remove('ServiceWorkerRegistration', 'sync', 'periodicSync', 'backgroundFetch');
  remove('ServiceWorkerGlobalScope', 'onsync', 'onperiodicsync');
  remove('Navigator', 'connection');
  remove('WorkerNavigator', 'connection');
  const query = self.Permissions?.prototype.query;
  if (query) {
    self.Permissions.prototype.query = function (descriptor) {
      if (!['background-sync', 'periodic-background-sync'].includes(descriptor?.name)) {
        return query.apply(this, arguments);
      }
      const message = `'${descriptor.name}' is not a valid value for enumeration PermissionName.`;
      return Promise.reject(new TypeError(message));
    };
  }
}
