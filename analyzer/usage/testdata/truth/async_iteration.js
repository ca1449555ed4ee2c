async function main() {
  const reg = await navigator.serviceWorker.ready;
  for await (const tag of [Promise.resolve('a')]) {
    if (reg.sync) await reg.sync.register(tag);
  }
}
main();
