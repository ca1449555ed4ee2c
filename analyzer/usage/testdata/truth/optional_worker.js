navigator.serviceWorker?.ready.then((reg) => reg.sync?.register('outbox').catch(() => {}));
