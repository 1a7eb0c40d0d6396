import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeKept } from './keptFiles.ts';
import { isUnchanged, type ReadRecord, type RecordStamps } from './readRecord.ts';

/** Raised whenever the layout of an entry changes. */
const SCHEMA = 1;
const DIGEST = 32;
/** Entries that are kept; the oldest go first. */
const MAX_ENTRIES = 40;

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
    writeKept(this.#fileOf(question), () => encode(question, answer, record, stamps), MAX_ENTRIES);
  }

  #fileOf(question: string): string {
    const name = createHash('sha256').update(`${this.#root}\0${question}`).digest('hex').slice(0, 32);
    return join(this.#folder, name);
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
