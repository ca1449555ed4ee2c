// Runs each program once per kind of browser, in a context with small stand-ins for the
// platform, and prints what came of its register() call. Input and output are JSON.
'use strict';
const fs = require('node:fs');
const vm = require('node:vm');

// platform runs inside the context: what the program sees. host records what it does.
function platform(host, profile, granted) {
  const define = (object, name, value) =>
    Object.defineProperty(object, name, { value, writable: true, configurable: true, enumerable: false });
  const getter = (object, name, get) =>
    Object.defineProperty(object, name, { get, configurable: true, enumerable: true });
  const error = (name, message) => Object.assign(new Error(message), { name });
  globalThis.window = globalThis;
  globalThis.self = globalThis;

  class EventTarget {
    addEventListener(type, f) { if (f) host.listeners.push({ target: this, type, f }); }
    removeEventListener() {}
    dispatchEvent() { return true; }
  }
  const listening = (prototype, names) => {
    for (const name of names) {
      Object.defineProperty(prototype, 'on' + name, {
        get() { return null; }, set(f) { this.addEventListener(name, f); }, configurable: true,
      });
    }
  };
  class Element extends EventTarget {
    constructor() { super(); this.value = 'text'; this.style = {}; this.children = []; }
    querySelector() { return new Element(); }
    appendChild(child) { return child; }
    append() {}
  }
  listening(Element.prototype, ['click', 'submit', 'change', 'input', 'load']);
  class Document extends Element {
    getElementById() { return new Element(); }
    createElement() { return new Element(); }
    get body() { return new Element(); }
    get visibilityState() { return 'visible'; }
  }
  define(globalThis, 'document', new Document());
  const windowTarget = new EventTarget();
  globalThis.addEventListener = (type, f) => windowTarget.addEventListener(type, f);
  listening(globalThis, ['load', 'online', 'offline', 'pageshow']);

  class Sent { constructor() { this.ok = true; this.status = 200; } async json() { return {}; } async text() { return ''; } }
  globalThis.fetch = (url, options) => {
    if (options && options.method && options.method !== 'GET') host.sent = true;
    return Promise.resolve(new Sent());
  };
  globalThis.localStorage = { getItem() { return null; }, setItem() {}, removeItem() {}, clear() {} };
  globalThis.console = { log() {}, warn() {}, error() {}, info() {}, debug() {} };
  const task = (f, delay) => { host.timers.push({ f, delay: +delay || 0 }); return host.timers.length; };
  globalThis.setTimeout = task;
  globalThis.setInterval = task;
  globalThis.queueMicrotask = (f) => task(f, 0);
  globalThis.clearTimeout = globalThis.clearInterval = () => {};
  class Notification { static requestPermission() { return Promise.resolve('granted'); } }
  define(globalThis, 'Notification', Notification);

  class Manager {
    register(tag) {
      if (profile.rejects) return Promise.reject(error(granted ? 'UnknownError' : 'NotAllowedError', 'Permission denied.'));
      if (profile.pends) return Promise.reject(error('InvalidStateError', 'no active Service Worker'));
      host.registered = true;
      return Promise.resolve();
    }
    async getTags() { return []; }
    async unregister() {}
  }
  class SyncManager extends Manager {}
  class PeriodicSyncManager extends Manager {}
  class ServiceWorker extends EventTarget { postMessage() { host.sent = true; } }
  class ServiceWorkerRegistration extends EventTarget {
    get active() { return profile.pends ? null : new ServiceWorker(); }
  }
  if (profile.sync) {
    define(globalThis, 'SyncManager', SyncManager);
    const sync = new SyncManager();
    getter(ServiceWorkerRegistration.prototype, 'sync', () => sync);
  }
  if (profile.periodicSync) {
    define(globalThis, 'PeriodicSyncManager', PeriodicSyncManager);
    const sync = new PeriodicSyncManager();
    getter(ServiceWorkerRegistration.prototype, 'periodicSync', () => sync);
  }

  class Navigator {
    get onLine() { return true; }
    // What it says proves nothing: any browser may say so.
    get userAgent() { return 'Mozilla/5.0 Chrome/156'; }
    sendBeacon() { host.sent = true; return true; }
    get permissions() {
      return {
        query({ name }) {
          if (profile.permissions.includes(name)) return Promise.resolve({ name, state: granted ? 'granted' : 'denied' });
          return Promise.reject(new TypeError(`'${name}' is not a valid value for enumeration PermissionName`));
        },
      };
    }
  }
  if (profile.serviceWorker) {
    define(globalThis, 'ServiceWorkerRegistration', ServiceWorkerRegistration);
    define(globalThis, 'ServiceWorker', ServiceWorker);
    const registration = new ServiceWorkerRegistration();
    class ServiceWorkerContainer extends EventTarget {
      get ready() {
        if (!profile.pends) return Promise.resolve(registration);
        host.pending = true;
        return new Promise(() => {});
      }
      get controller() { return profile.pends ? null : new ServiceWorker(); }
      async register() { return registration; }
      async getRegistration() { return registration; }
    }
    const container = new ServiceWorkerContainer();
    getter(Navigator.prototype, 'serviceWorker', () => container);
  }
  Object.defineProperty(globalThis, 'navigator', { value: new Navigator(), configurable: true });
}

let current = null;
process.on('unhandledRejection', () => { if (current) current.failed = true; });

const macrotask = () => new Promise((resolve) => setImmediate(resolve));

function guarded(host, f) {
  try {
    f();
  } catch {
    host.failed = true;
  }
}

// settle runs what is queued: promise jobs, then one timer at a time.
async function settle(host) {
  await macrotask();
  await macrotask();
  for (let n = 0; host.timers.length > 0 && n < 50; n++) {
    host.timers.sort((a, b) => a.delay - b.delay);
    const { f } = host.timers.shift();
    guarded(host, f);
    await macrotask();
    await macrotask();
  }
}

async function dispatch(host) {
  for (let n = 0; host.listeners.length > 0 && n < 50; n++) {
    const { target, type, f } = host.listeners.shift();
    const event = { type, target, preventDefault() {}, stopPropagation() {} };
    guarded(host, () => (typeof f === 'function' ? f.call(target, event) : f.handleEvent(event)));
    await settle(host);
  }
}

function verdict(host) {
  if (host.registered) return 'works';
  if (host.failed) return 'throws';
  if (host.sent) return 'falls back';
  return host.pending ? 'hangs' : 'nothing';
}

async function run(program, profile, granted) {
  const host = { listeners: [], timers: [], registered: false, failed: false, sent: false, pending: false };
  current = host;
  const context = vm.createContext({});
  vm.runInContext(`(${platform})`, context)(host, profile, granted);
  guarded(host, () => vm.runInContext(program.code, context, { filename: program.name, timeout: 2000 }));
  await settle(host);
  await dispatch(host);
  return verdict(host);
}

const order = ['works', 'falls back', 'nothing', 'hangs', 'throws'];

async function main() {
  const { profiles, programs } = JSON.parse(fs.readFileSync(0, 'utf8'));
  const results = {};
  for (const program of programs) {
    results[program.name] = {};
    for (const profile of profiles) {
      // Where registering is rejected the permission may be denied or, in Electron, granted.
      const states = profile.rejects ? [true, false] : [!profile.insecure];
      let worst = 'works';
      for (const granted of states) {
        const outcome = await run(program, profile, granted);
        if (order.indexOf(outcome) > order.indexOf(worst)) worst = outcome;
      }
      results[program.name][profile.name] = worst;
    }
  }
  process.stdout.write(JSON.stringify(results));
}

main();
