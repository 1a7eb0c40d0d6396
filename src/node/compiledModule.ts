import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

/** A module of ours that is running. */
export interface CompiledModule {
  readonly exports: unknown;
  /** Whether the engine took what was kept of it. */
  readonly isFromKept: boolean;
  /** Keeps what the engine has compiled of it by now, for the next start. Whatever goes wrong, it runs already. */
  keep(): void;
}

/** What the parameters of a CommonJS module are called. */
const HEAD = '(function (exports, require, module, __filename, __dirname) { ';
const TAIL = '\n})';

/** Numbers of 32 bits before what the engine made: of this layout, of the source, of the rest. */
const HEADER = 12;
/** Raised whenever the layout or what is done with it changes. */
const LAYOUT = 1;

/**
 * Runs a CommonJS module as `require` would, but with what the engine compiled of it the last time, which `folder` keeps:
 * to read and compile half a megabyte of program takes longer than all else that a start does. The folder must be one that
 * only the user and what they trust can write, as the engine believes what it is given.
 *
 * The engine refuses what another version of it made; it checks neither that the source is the same nor that nothing is
 * broken, so both are checked here. Throws what the module throws, or why it cannot be read.
 */
export function loadCompiled(file: string, folder: string): CompiledModule {
  const source = readFileSync(file);
  const kept = path.join(folder, `${path.basename(file)}.${process.versions.v8}-${process.arch}`);
  const cachedData = readKept(kept, source);
  const script = new Script(HEAD + source.toString() + TAIL, {
    filename: file,
    columnOffset: -HEAD.length,
    ...(cachedData ? { cachedData } : {}),
  });
  const isFromKept = script.cachedDataRejected === false;
  const module: { exports: unknown } = { exports: {} };
  const run: unknown = script.runInThisContext();
  if (typeof run === 'function')
    run.call(module.exports, module.exports, createRequire(file), module, file, path.dirname(file));
  return {
    exports: module.exports,
    isFromKept,
    keep: () => write(kept, source, script.createCachedData()),
  };
}

function readKept(kept: string, source: Buffer): Buffer | undefined {
  try {
    const bytes = readFileSync(kept);
    const compiled = bytes.subarray(HEADER);
    return bytes.length > HEADER && header(source, compiled).equals(bytes.subarray(0, HEADER))
      ? compiled
      : undefined;
  } catch {
    return undefined;
  }
}

function write(kept: string, source: Buffer, compiled: Buffer): void {
  const folder = path.dirname(kept);
  const temporary = `${kept}.${process.pid}.tmp`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(temporary, Buffer.concat([header(source, compiled), compiled]), { mode: 0o600 });
    renameSync(temporary, kept);
    // Other versions of the editor's engine left theirs.
    for (const name of readdirSync(folder))
      if (name !== path.basename(kept)) rmSync(path.join(folder, name), { force: true });
  } catch {
    // A full or read-only disk costs time at the next start, and nothing else.
  }
}

function header(source: Buffer, compiled: Buffer): Buffer {
  const numbers = Buffer.alloc(HEADER);
  numbers.writeUInt32LE(LAYOUT, 0);
  numbers.writeUInt32LE(crc32(source), 4);
  numbers.writeUInt32LE(crc32(compiled), 8);
  return numbers;
}
