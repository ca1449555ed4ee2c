package analyzer_test

// The code that the benchmarks' trees are made of. NAME, NOUN, VERB, TAG and LIMIT are filled in.

const benchPage = `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>App</title>
  <script type="module" src="main.js"></script>
</head>
<body><form><input name="text"><button>Send</button></form></body>
</html>
`

const benchWorker = `'use strict';

const SHELL = 'shell-1';

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(['./', 'main.js'])));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(
    names.filter((name) => name !== SHELL).map((name) => caches.delete(name)))));
});

self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return;
  event.respondWith(caches.match(event.request).then((hit) => hit ?? fetch(event.request)));
});
`

const benchSyncHandler = `
self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});

async function flush() {
  const response = await fetch('/outbox', { method: 'POST' });
  if (!response.ok) throw new Error('status ' + response.status);
}
`

const benchOutbox = `const waiting = [];

export async function flush() {
  while (waiting.length > 0) {
    const response = await fetch('/outbox', { method: 'POST', body: JSON.stringify(waiting[0]) });
    if (!response.ok) throw new Error('status ' + response.status);
    waiting.shift();
  }
}

export async function submit(fields) {
  waiting.push(Object.fromEntries(fields));
  const registration = await navigator.serviceWorker.ready;
  if (!('sync' in registration)) return flush();
  try {
    await registration.sync.register('outbox');
  } catch (error) {
    console.warn(error);
    await flush();
  }
}

export async function pending() {
  const registration = await navigator.serviceWorker.ready;
  return registration.sync ? registration.sync.getTags() : [];
}
`

const benchHelpers = `'use strict';

const ready = () => navigator.serviceWorker.ready;

function canSync(registration) {
  return 'sync' in registration;
}

async function post(path, body) {
  for (let attempt = 0; attempt < 3; attempt++) {
    const response = await fetch(path, { method: 'POST', body: JSON.stringify(body) });
    if (response.ok) return response.json();
    if (response.status < 500) throw new Error('refused: ' + response.status);
  }
  throw new Error('no answer');
}

async function request(tag, otherwise) {
  const registration = await ready();
  if (canSync(registration)) {
    return registration.sync.register(tag).catch(otherwise);
  }
  return otherwise();
}
`

const benchFeature = `
class NAME {
  constructor(form, options = {}) {
    this.form = form;
    this.options = { limit: 20, ...options };
    this.records = [];
    this.supported = false;
  }

  async start() {
    const registration = await ready();
    this.supported = canSync(registration);
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.submit(new FormData(event.target)).then(() => this.draw());
    });
    return this;
  }

  async submit(fields) {
    const record = { id: this.records.length, fields: Object.fromEntries(fields), sent: false };
    this.records.push(record);
    if (this.records.length > this.options.limit) {
      await this.flush();
    } else if (this.supported) {
      await request('TAG', () => this.flush());
    } else {
      await this.later(record);
    }
    return record;
  }

  async later(record) {
    const registration = await ready();
    if (!registration.sync) return this.flush();
    try {
      await registration.sync.register('TAG-later');
    } catch (error) {
      console.warn('not now', error);
      await this.flush();
    }
    return record;
  }

  async flush() {
    for (const record of this.records.filter((r) => !r.sent)) {
      const { id, fields: { text = '', ...rest } } = record;
      const answer = await post('/TAG/' + id, { text, ...rest });
      record.sent = answer?.ok ?? false;
    }
    return this.records.every((r) => r.sent);
  }

  draw() {
    const list = document.createElement('ul');
    for (const { id, sent } of this.records) {
      const item = document.createElement('li');
      item.textContent = sent ? 'sent ' + id : 'waiting ' + id;
      list.append(item);
    }
    this.form.append(list);
  }
}

new NAME(document.querySelector('form'), { limit: 10 }).start().then((it) => it.draw());
`

// benchParts returns the parts of modules without sync: what front-end code is mostly made of.
func benchParts() []string {
	return []string{
		`// NAME keeps what was asked for, for a while.
const cacheNAME = new Map();

export async function NAME(id, { fresh = false, signal } = {}) {
  if (!fresh && cacheNAME.has(id)) return cacheNAME.get(id);
  let lastError;
  for (let attempt = 1; attempt <= limits.retries; attempt++) {
    try {
      const response = await fetch(` + "`/api/NOUN/${encodeURIComponent(id)}`" + `, { signal });
      if (response.status === 404) return null;
      if (!response.ok) throw new Error(` + "`NOUN ${id}: ${response.status}`" + `);
      const value = await response.json();
      cacheNAME.set(id, value);
      return value;
    } catch (error) {
      lastError = error;
      await new Promise((resolve) => setTimeout(resolve, attempt * LIMIT));
    }
  }
  throw lastError;
}

`,
		`export class NAME {
  #listeners = new Set();
  static defaults = { rows: LIMIT, title: 'NOUN' };

  constructor(root, options) {
    this.root = root;
    this.options = { ...NAME.defaults, ...options };
    this.selected = null;
    this.root.addEventListener('click', (event) => this.#onClick(event));
  }

  #onClick({ target }) {
    const row = target.closest('[data-id]');
    if (!row) return;
    this.selected = Number(row.dataset.id);
    for (const listener of this.#listeners) listener(this.selected);
  }

  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  render(items) {
    const visible = items.slice(0, this.options.rows);
    this.root.replaceChildren(...visible.map(({ id, label, ...rest }) => {
      const row = document.createElement('tr');
      row.dataset.id = id;
      row.className = id === this.selected ? 'selected' : '';
      row.innerHTML = ` + "`<td>${label ?? '—'}</td><td>${Object.keys(rest).length}</td>`" + `;
      return row;
    }));
  }

  get title() {
    return this.options.title.toUpperCase();
  }
}

`,
		`export function NAME(state = { items: [], total: 0, error: null }, action) {
  switch (action.type) {
    case 'NOUN/VERB':
      return { ...state, items: [...state.items, action.item], total: state.total + 1 };
    case 'NOUN/remove': {
      const items = state.items.filter((item) => item.id !== action.id);
      return { ...state, items, total: items.length };
    }
    case 'NOUN/failed':
      return { ...state, error: action.error?.message || 'unknown', retried: (state.retried ?? 0) + 1 };
    default:
      return state;
  }
}

`,
		`const patternNAME = /^(?:(\d{4})-(\d{2})|NOUN:([a-z]+))$/i;

export const NAME = (text, separator = ',') => {
  const result = { years: [], names: [], rest: 0 };
  for (const piece of String(text).split(separator)) {
    const match = patternNAME.exec(piece.trim());
    if (!match) {
      result.rest += 1;
      continue;
    }
    const [, year, month, name] = match;
    if (name) result.names.push(name.toLowerCase());
    else if (Number(month) <= 12 && Number(year) > LIMIT) result.years.push(+year);
  }
  result.years.sort((a, b) => a - b);
  return result;
};

`,
		`export function NAME(rows) {
  const groups = {};
  rows.forEach((row, index) => {
    const key = row.kind || 'NOUN';
    (groups[key] ||= []).push({ ...row, index });
  });
  let largest = null;
  for (const key in groups) {
    if (!Object.hasOwn(groups, key)) continue;
    if (!largest || groups[key].length > groups[largest].length) largest = key;
  }
  const sum = rows.reduce((total, { amount = 0 }) => total + amount, LIMIT);
  return { groups, largest, sum, mean: rows.length ? sum / rows.length : 0 };
}

`,
	}
}
