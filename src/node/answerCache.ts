import { createHash, randomBytes } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir, platform } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { isUnchanged, type ReadRecord, type RecordStamps } from './readRecord.ts';
import { RootFolder } from './rootFolder.ts';

/** Raised whenever the layout of an entry changes. */
const SCHEMA = 1;
const DIGEST = 32;
/** Entries that are kept; the oldest go first. */
const MAX_ENTRIES = 40;

/**
 * Where the user's programs keep what can be made anew; undefined where the system names no place, or one in the
 * workspace: nothing is ever written there.
 */
export function cacheFolder(environment: NodeJS.ProcessEnv, root: string): string | undefined {
  const folder = usersCacheFolder(environment);
  if (folder === undefined) return undefined;
  return new RootFolder(root).holds(realFolder(folder)) ? undefined : folder;
}

function usersCacheFolder(environment: NodeJS.ProcessEnv): string | undefined {
  // A relative path counts for nothing, as the specification of these variables has it.
  const named = (value: string | undefined) => (value && isAbsolute(value) ? value : undefined);
  const xdg = named(environment['XDG_CACHE_HOME']);
  if (xdg !== undefined) return join(xdg, 'regtrace');
  if (platform() === 'win32') {
    const local = named(environment['LOCALAPPDATA']);
    return local === undefined ? undefined : join(local, 'regtrace', 'cache');
  }
  const home = named(homedir());
  if (home === undefined) return undefined;
  return platform() === 'darwin' ? join(home, 'Library/Caches/regtrace') : join(home, '.cache/regtrace');
}

/** Where a folder really lies; of what does not exist yet, where it would. */
function realFolder(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    const parent = dirname(folder);
    return parent === folder ? folder : join(realFolder(parent), basename(folder));
  }
}

interface Header {
  readonly schema: number;
  readonly question: string;
  readonly answer: string;
  readonly links: ReadRecord['links'];
  readonly listed: number;
  readonly named: number;
}

/**
 * Answers to whole questions about one workspace, each with the state of every file that it came from. An entry that is
 * broken, or of another version, or about files that changed, is as good as none.
 */
export class AnswerCache {
  readonly #folder: string;
  readonly #root: string;

  constructor(folder: string, root: string) {
    this.#folder = join(folder, 'answers');
    this.#root = root;
  }

  /** The answer to the question, where nothing changed since it was given. */
  read(question: string): string | undefined {
    try {
      const entry = decode(readFileSync(this.#fileOf(question)));
      if (entry?.header.question !== question) return undefined;
      return isUnchanged(this.#root, entry.record, entry.stamps) ? entry.header.answer : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps an answer. Whatever goes wrong, the answer was given already. */
  write(question: string, answer: string, record: ReadRecord, stamps: RecordStamps): void {
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      const file = this.#fileOf(question);
      const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
      writeFileSync(temporary, encode(question, answer, record, stamps), { mode: 0o600 });
      renameSync(temporary, file);
      this.#prune();
    } catch {
      // A full or read-only disk costs time at the next run, and nothing else.
    }
  }

  #fileOf(question: string): string {
    const name = createHash('sha256').update(`${this.#root}\0${question}`).digest('hex').slice(0, 32);
    return join(this.#folder, name);
  }

  #prune(): void {
    const names = readdirSync(this.#folder);
    if (names.length <= MAX_ENTRIES) return;
    const byAge = names
      .map((name) => ({ file: join(this.#folder, name), time: statSync(join(this.#folder, name)).mtimeMs }))
      .sort((a, b) => b.time - a.time);
    for (const { file } of byAge.slice(MAX_ENTRIES)) rmSync(file, { force: true });
  }
}

/** Digest of the rest; length of the header; header as JSON; paths, parted by NUL; stamps. */
function encode(question: string, answer: string, record: ReadRecord, stamps: RecordStamps): Buffer {
  const { listed, named, links } = record;
  const fields: Header = {
    schema: SCHEMA,
    question,
    answer,
    links,
    listed: listed.length,
    named: named.length,
  };
  const header = Buffer.from(JSON.stringify(fields));
  const paths = Buffer.from([...listed, ...named].join('\0'));
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32LE(header.length, 0);
  lengths.writeUInt32LE(paths.length, 4);
  const body = [lengths, header, paths, Buffer.from(stamps.listed.buffer), Buffer.from(stamps.named.buffer)];
  const digest = createHash('sha256');
  for (const part of body) digest.update(part);
  return Buffer.concat([digest.digest(), ...body]);
}

function decode(
  bytes: Buffer,
): { readonly header: Header; readonly record: ReadRecord; readonly stamps: RecordStamps } | undefined {
  const body = bytes.subarray(DIGEST);
  if (!createHash('sha256').update(body).digest().equals(bytes.subarray(0, DIGEST))) return undefined;
  const headerEnd = 8 + body.readUInt32LE(0);
  const pathsEnd = headerEnd + body.readUInt32LE(4);
  const header: unknown = JSON.parse(body.toString('utf8', 8, headerEnd));
  if (!isHeader(header)) return undefined;
  const paths = body.toString('utf8', headerEnd, pathsEnd).split('\0');
  // Copied, as numbers must begin at a multiple of their size.
  const numbers = new Float64Array(new Uint8Array(body.subarray(pathsEnd)).buffer);
  const split = header.listed * 3;
  return {
    header,
    record: {
      listed: paths.slice(0, header.listed),
      named: header.named === 0 ? [] : paths.slice(header.listed),
      links: header.links,
    },
    stamps: { listed: numbers.slice(0, split), named: numbers.slice(split) },
  };
}

/** The digest holds: whatever has the right schema was written here. */
function isHeader(value: unknown): value is Header {
  return typeof value === 'object' && value !== null && 'schema' in value && value.schema === SCHEMA;
}
