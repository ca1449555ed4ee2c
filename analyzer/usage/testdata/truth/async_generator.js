async function* tags(reg) { if ('sync' in reg) yield 'a'; }
async function main() {
  const reg = await navigator.serviceWorker.ready;
  for await (const tag of tags(reg)) await reg.sync.register(tag);
}
main();
