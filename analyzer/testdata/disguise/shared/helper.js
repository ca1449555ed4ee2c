export const hasSync = 'serviceWorker' in navigator && 'SyncManager' in window;

export function canSync()/*ts : boolean */ {
  return 'serviceWorker' in navigator && 'SyncManager' in window;
}

export async function keep(note/*ts : string */) {
  const kept = await window.caches?.open('notes'); // which plain http lacks
  await kept?.put('/note', new Response(note));
}

export function send(note/*ts : string */)/*ts : Promise<Response> */ {
  return fetch('/notes', { method: 'POST', body: note });
}

export async function inBackground(begin/*ts : (reg: any) => Promise<void> */, otherwise/*ts : () => Promise<unknown> */) {
  const reg = await navigator.serviceWorker.ready;
  if ('sync' in reg) {
    await begin(reg);
  } else {
    await otherwise();
  }
}
