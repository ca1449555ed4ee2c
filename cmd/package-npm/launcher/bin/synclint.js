#!/usr/bin/env node
'use strict';

// Runs the program for this platform, which npm installs in a package of its own, so that nobody
// notices the difference: with the same arguments, streams, signals and exit status.

const { spawn } = require('node:child_process');
const { optionalDependencies, version } = require('../package.json');

const couldNotRun = 2; // the exit status

const platform = `${process.platform}-${process.arch}`;
const name = `@synclint/${platform}`;

function fail(...lines) {
  console.error(`synclint: ${lines.join('\n')}`);
  process.exit(couldNotRun);
}

function findProgram() {
  if (!(name in optionalDependencies)) {
    fail(
      `there is no package of synclint for ${platform}; Go builds it:`,
      `  go install github.com/synclint/synclint/cmd/synclint@v${version}`,
    );
  }
  try {
    return require.resolve(`${name}/bin/synclint${process.platform === 'win32' ? '.exe' : ''}`);
  } catch {
    return fail(
      `the package ${name}, which has the program for this platform, is not installed.`,
      'Either npm was told to leave out optional dependencies, or node_modules or the lock file comes',
      'from another platform. Remove node_modules and install again, without --omit=optional; if that',
      'does not help, add the package by name:',
      `  npm install --save-dev --save-exact ${name}@${version}`,
    );
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    // A terminal interrupts both processes by itself, and a second signal would end synclint at
    // once.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  });
}

const program = findProgram();
const child = spawn(program, process.argv.slice(2), { stdio: 'inherit' });
child.on('error', (error) => fail(`could not start ${program}: ${error.message}`));
child.on('exit', (status, signal) => {
  if (signal === null) {
    process.exitCode = status;
    return;
  }
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
