import * as Y from 'yjs';
import { IndexeddbPersistence } from 'y-indexeddb';
import { WebsocketProvider } from 'y-websocket';

export function shareNotes(textarea, state) {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider('wss://rolodex.example/notes', 'notes', doc);
  const local = new IndexeddbPersistence('notes', doc);

  provider.on('sync', (synced) => {
    state.textContent = synced ? 'in sync' : 'not in sync';
  });
  local.once('synced', () => textarea.removeAttribute('disabled'));

  const text = doc.getText('notes');
  text.observe(() => {
    textarea.value = text.toString();
  });
  textarea.addEventListener('input', () => {
    text.delete(0, text.length);
    text.insert(0, textarea.value);
  });
  return { provider, periodicSync: provider.resyncInterval };
}
