import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { loadCompiled } from '../../src/node/compiledModule.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const MODULE = path.resolve('src/node/compiledModule.ts');

const SOURCE = `"use strict";
const { sep } = require('node:path');
const late = () => 'of ' + __filename.split(sep).at(-1);
exports.said = late();
exports.neighbour = () => require('./neighbour.cjs');
exports.fails = () => { throw new Error('here'); };
exports.folder = __dirname;
exports.self = () => module.exports === exports && this === exports;
`;

/** A module in a folder, and the folder for what is kept of it, which does not exist yet. */
function program() {
  const folder = temporaryFolder({ 'program.cjs': SOURCE, 'neighbour.cjs': 'module.exports = 7;' });
  const file = path.join(folder, 'program.cjs');
  const kept = path.join(folder, 'of the user', 'compiled');
  const keptFiles = () => readdirSync(kept);
  return {
    folder,
    file,
    kept,
    keptFiles,
    keptFile: () => path.join(kept, keptFiles()[0] ?? ''),
    load: () => loadCompiled(file, kept),
    keep: () => loadCompiled(file, kept).keep(),
  };
}

/** What the module gives, its functions called. */
function exportsOf({ exports }: { readonly exports: unknown }): unknown[] {
  if (typeof exports !== 'object' || exports === null) throw new Error('The module exports nothing.');
  return Object.values(exports).map((value) => {
    if (typeof value !== 'function') return value;
    try {
      return value();
    } catch (error) {
      return error instanceof Error ? error.stack?.split('\n').slice(0, 2) : error;
    }
  });
}

test('a module gives the same whether anything was kept of it or not', () => {
  const { file, folder, load } = program();
  const first = load();
  first.keep();
  const later = load();
  expect([first.isFromKept, later.isFromKept]).toEqual([false, true]);
  expect(exportsOf(later)).toEqual(exportsOf(first));
  expect(exportsOf(first)).toEqual([
    'of program.cjs',
    7,
    // The place in the file, as `require` gives it.
    ['Error: here', `    at exports.fails (${file}:6:31)`],
    folder,
    true,
  ]);
});

test('a place on the first line is where it stands in the file', () => {
  const { file, load } = program();
  writeFileSync(file, `exports.fails = () => { throw new Error('here'); };`);
  expect(exportsOf(load())).toEqual([['Error: here', `    at exports.fails (${file}:1:31)`]]);
});

test.each(['program.cjs', 'extension.node.cjs'])('%s, which is loaded so, imports nothing late', (bundle) => {
  expect(readFileSync(path.resolve('dist', bundle), 'utf8')).not.toMatch(/[^.\w]import\(/);
});

test('without a folder a module is loaded as by `require`', () => {
  const { file, folder, load } = program();
  const plain = loadCompiled(file, undefined);
  plain.keep();
  expect(plain.isFromKept).toBe(false);
  expect(exportsOf(plain)).toEqual(exportsOf(load()));
  expect(readdirSync(folder)).not.toContain('of the user');
});

test('nothing is written unless asked', () => {
  const { folder, load } = program();
  load();
  expect(readdirSync(folder)).not.toContain('of the user');
});

test('another source of the same length is compiled anew, and both are kept for who works with both', () => {
  const { file, keep, keptFiles, load } = program();
  keep();
  writeFileSync(file, SOURCE.replace("'of '", "'by '"));
  const changed = load();
  expect(changed.isFromKept).toBe(false);
  expect(exportsOf(changed)[0]).toBe('by program.cjs');
  changed.keep();
  expect(load().isFromKept).toBe(true);
  writeFileSync(file, SOURCE);
  expect(load().isFromKept).toBe(true);
  expect(keptFiles()).toHaveLength(2);
});

test('what is kept under the name of one source is not taken for another', () => {
  const { file, keep, kept, keptFiles, load } = program();
  keep();
  writeFileSync(file, SOURCE.replace("'of '", "'by '"));
  keep();
  const [one = '', other = ''] = keptFiles();
  copyFileSync(path.join(kept, one), path.join(kept, other));
  writeFileSync(file, SOURCE);
  const first = load();
  writeFileSync(file, SOURCE.replace("'of '", "'by '"));
  expect([first.isFromKept, load().isFromKept].filter((is) => is)).toHaveLength(1);
  expect(exportsOf(load())[0]).toBe('by program.cjs');
});

test.each([
  [
    'one bit',
    (bytes: Buffer) =>
      bytes.fill((bytes[bytes.length >> 1] ?? 0) ^ 1, bytes.length >> 1, (bytes.length >> 1) + 1),
  ],
  ['the end', (bytes: Buffer) => bytes.subarray(0, -1)],
  ['all but the head', (bytes: Buffer) => bytes.subarray(0, 8)],
  ['all', () => Buffer.alloc(0)],
])('what is broken counts for nothing: %s', (_, broken) => {
  const { keep, keptFile, load } = program();
  keep();
  writeFileSync(keptFile(), broken(readFileSync(keptFile())));
  const loaded = load();
  expect(loaded.isFromKept).toBe(false);
  expect(exportsOf(loaded)[0]).toBe('of program.cjs');
  loaded.keep();
  expect(load().isFromKept).toBe(true);
});

test('a sound file that another engine made is refused by the engine', () => {
  const { file, keep, kept, keptFile } = program();
  keep();
  // In a process of its own, as the engine keeps what it compiled once as long as it runs.
  const isTaken = () => {
    const script = `import(${JSON.stringify(pathToFileURL(MODULE))}).then(({ loadCompiled }) => {
      const { isFromKept, exports } = loadCompiled(${JSON.stringify(file)}, ${JSON.stringify(kept)});
      console.log(isFromKept, exports.said);
    });`;
    return execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }).trim();
  };
  expect(isTaken()).toBe('true of program.cjs');
  const bytes = readFileSync(keptFile());
  // The engine's own mark of its version is another, and our checksum holds.
  const made = Buffer.from(bytes.subarray(8));
  made.writeUInt32LE((made.readUInt32LE(4) ^ 1) >>> 0, 4);
  const head = Buffer.from(bytes.subarray(0, 8));
  head.writeUInt32LE(crc32(made), 4);
  writeFileSync(keptFile(), Buffer.concat([head, made]));
  expect(isTaken()).toBe('false of program.cjs');
});

test('what has not been made for longest is cleared away', () => {
  const { keep, kept, keptFiles } = program();
  mkdirSync(kept, { recursive: true });
  for (let age = 1; age <= 6; age++) {
    const old = path.join(kept, `program.cjs.${age}.1.0-x64`);
    writeFileSync(old, 'old');
    utimesSync(old, 1000 - age, 1000 - age);
  }
  keep();
  const old = keptFiles().filter((name) => name.endsWith('1.0-x64'));
  expect(old.sort()).toEqual(['program.cjs.1.1.0-x64', 'program.cjs.2.1.0-x64', 'program.cjs.3.1.0-x64']);
  expect(keptFiles()).toHaveLength(4);
});

test('a folder that cannot be made or written costs nothing but time', () => {
  const { folder, keep, load } = program();
  writeFileSync(path.join(folder, 'of the user'), 'a file');
  keep();
  expect(exportsOf(load())[0]).toBe('of program.cjs');
});

test('a folder that only the system may write costs nothing but time', () => {
  const { kept, keep, load } = program();
  mkdirSync(kept, { recursive: true });
  chmodSync(kept, 0o500);
  keep();
  chmodSync(kept, 0o700);
  expect(exportsOf(load())[0]).toBe('of program.cjs');
});

test('a module that throws or is missing says so', () => {
  const { file, folder, kept, load } = program();
  writeFileSync(file, "throw new Error('broken program');");
  expect(load).toThrow('broken program');
  expect(() => loadCompiled(path.join(folder, 'none.cjs'), kept)).toThrow(/ENOENT/);
});
