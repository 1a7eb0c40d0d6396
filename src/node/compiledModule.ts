import { isAscii } from 'node:buffer';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';
import { writeKept } from './keptFiles.ts';

/** A module of ours that is running. */
export interface CompiledModule {
  readonly exports: unknown;
  /** Whether the engine took what was kept of it. */
  readonly isFromKept: boolean;
  /**
   * Keeps what the engine has compiled of it by now, for the next start, where that is not kept yet. Whatever goes wrong,
   * it runs already.
   */
  keep(): void;
}

/** What the parameters of a CommonJS module are called. */
const HEAD = '(function (exports, require, module, __filename, __dirname) { ';
const TAIL = '\n})';

/** Numbers of 32 bits before what the engine made: a checksum of the source, and one of the rest. */
const HEADER = 8;
/** Versions of the program and of the engine that a user may work with by turns; the oldest go first. */
const MAX_KEPT = 4;

/**
 * Runs a CommonJS module as `require` would, but with what the engine compiled of it the last time, which `folder` keeps,
 * where one is given: to read and compile half a megabyte of program takes longer than all else that a start does.
 *
 * The engine refuses what another version of it made, and believes all else: so it is checked here that the source is the
 * same, that nothing is broken, and that nobody but the user could have written it. The module cannot use `import()`. Throws
 * what it throws, or why it cannot be read.
 */
export function loadCompiled(file: string, folder: string | undefined): CompiledModule {
  const crc32 = folder === undefined ? undefined : checksums();
  if (folder === undefined || !crc32)
    return { exports: createRequire(file)(file), isFromKept: false, keep() {} };
  const source = readFileSync(file);
  const checksum = crc32(source);
  const version = `${checksum.toString(16)}.${process.versions.v8}-${process.arch}`;
  const kept = path.join(folder, `${path.basename(file)}.${version}`);
  const cachedData = readKept(kept, (compiled) => header(checksum, crc32(compiled)));
  // The bundles are ASCII, which needs no decoding.
  const text = source.toString(isAscii(source) ? 'latin1' : 'utf8');
  const script = new Script(HEAD + text + TAIL, {
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
    keep() {
      if (isFromKept) return;
      const content = () => {
        const compiled = script.createCachedData();
        return Buffer.concat([header(checksum, crc32(compiled)), compiled]);
      };
      writeKept(kept, content, MAX_KEPT);
    },
  };
}

/**
 * Loaded when it is asked for, as where nothing is kept nobody needs it: what comes with it takes longer to load than all
 * that is loaded here. Early versions of Node 20 have none.
 */
function checksums(): ((bytes: Uint8Array) => number) | undefined {
  const zlib = process.getBuiltinModule?.('node:zlib');
  return zlib && 'crc32' in zlib ? zlib.crc32 : undefined;
}

function readKept(kept: string, headerOf: (compiled: Buffer) => Buffer): Buffer | undefined {
  try {
    const bytes = readOwn(kept);
    const compiled = bytes.subarray(HEADER);
    return bytes.length > HEADER && headerOf(compiled).equals(bytes.subarray(0, HEADER))
      ? compiled
      : undefined;
  } catch {
    return undefined;
  }
}

/** What a file of the user holds; throws where others may have written it. */
function readOwn(file: string): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const { uid, mode } = fstatSync(descriptor);
    // Windows has neither, and keeps a user's folders from others by itself.
    if (process.getuid && (uid !== process.getuid() || (mode & OTHERS_WRITE) !== 0))
      throw new Error('It belongs to others.');
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const OTHERS_WRITE = 0o022;

function header(source: number, compiled: number): Buffer {
  const numbers = Buffer.alloc(HEADER);
  numbers.writeUInt32LE(source, 0);
  numbers.writeUInt32LE(compiled, 4);
  return numbers;
}
