import fs from 'node:fs';
import path from 'node:path';

const out = 'dist';

if (fs.existsSync(out)) fs.rmSync(out, { recursive: true });
fs.mkdirSync(out);

for (const name of fs.readdirSync('.')) {
  if (!/\.(?:html|js|webmanifest)$/.test(name)) continue;
  const text = fs.readFileSync(name, 'utf8');
  fs.writeFileSync(path.join(out, name), text.replaceAll('/api/', '/v2/'));
}
