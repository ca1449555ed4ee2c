// Reads lines of "module<TAB>path" or "script<TAB>path" and answers each with one line of
// JSON: {"path", "error"} or {"path", "names": [[offset, [declaration offset, ...]], ...]},
// one entry per identifier that refers to or declares a variable. Offsets are in bytes.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parse } from 'acorn';
import { analyze } from 'eslint-scope';
import { KEYS } from 'eslint-visitor-keys';

function names(source, sourceType) {
  const ast = parse(source, {
    ecmaVersion: 'latest',
    sourceType,
    ranges: true,
    allowHashBang: true,
    allowReturnOutsideFunction: true,
    allowImportExportEverywhere: false,
  });
  const manager = analyze(ast, {
    ecmaVersion: 2024,
    sourceType,
    optimistic: true, // resolve the globals of a script, too
    ignoreEval: true,
    childVisitorKeys: KEYS,
    fallback: 'none',
  });
  const found = new Map();
  const note = (identifier, variable) => {
    if (!found.has(identifier.start)) {
      found.set(identifier.start, variable ? variable.defs.map((d) => d.name.start) : []);
    }
  };
  for (const scope of manager.scopes) {
    for (const variable of scope.variables) {
      for (const def of variable.defs) note(def.name, variable);
    }
  }
  for (const scope of manager.scopes) {
    for (const reference of scope.references) note(reference.identifier, reference.resolved);
  }
  return found;
}

// byteOffsets maps UTF-16 offsets to bytes; undefined when they are the same.
function byteOffsets(source) {
  if (Buffer.byteLength(source) === source.length) return undefined;
  const offsets = new Uint32Array(source.length + 1);
  let bytes = 0;
  for (let i = 0; i < source.length; i++) {
    offsets[i] = bytes;
    const c = source.charCodeAt(i);
    if (c < 0x80) bytes += 1;
    else if (c < 0x800) bytes += 2;
    else if (c >= 0xd800 && c < 0xdc00) bytes += 4; // the pair
    else if (c >= 0xdc00 && c < 0xe000) bytes += 0;
    else bytes += 3;
  }
  offsets[source.length] = bytes;
  return offsets;
}

for await (const line of createInterface({ input: process.stdin })) {
  const [sourceType, path] = line.split('\t');
  const answer = { path };
  try {
    const source = readFileSync(path, 'utf8');
    const offsets = byteOffsets(source);
    const at = (i) => (offsets ? offsets[i] : i);
    answer.names = [...names(source, sourceType)].map(([start, decls]) => [at(start), decls.map(at)]);
  } catch (error) {
    answer.error = String(error.message);
  }
  console.log(JSON.stringify(answer));
}
