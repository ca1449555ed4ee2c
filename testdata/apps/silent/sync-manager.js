// Keeps track of which parts of the page differ from the server. Nothing to do with the browser's
// interface of the same name.

export class SyncManager {
  #tags = new Map();

  register(tag, task = async () => {}) {
    this.#tags.set(tag, { task, dirty: false });
    return this;
  }

  unregister(tag) {
    return this.#tags.delete(tag);
  }

  getTags() {
    return [...this.#tags.keys()];
  }

  touch(tag) {
    const entry = this.#tags.get(tag);
    if (entry) entry.dirty = true;
  }

  async flush() {
    for (const [tag, entry] of this.#tags) {
      if (!entry.dirty) continue;
      await entry.task(tag);
      entry.dirty = false;
    }
  }
}
