async function main() {
  const reg = await navigator.serviceWorker.ready;
  outer: for (const tag of ['a']) {
    for (const other of ['b']) {
      if (!reg.sync) {
        await fetch('/send', { method: 'POST', body: 'x' });
        continue outer;
      }
      await reg.sync.register(tag + other);
    }
  }
}
main();
