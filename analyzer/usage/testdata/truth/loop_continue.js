async function main() {
  const reg = await navigator.serviceWorker.ready;
  for (const tag of ['a', 'b']) {
    if (!reg.sync) continue;
    await reg.sync.register(tag);
  }
}
main();
