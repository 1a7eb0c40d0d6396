import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeEntry, encodeEntry } from './keptEntry.ts';
import { writeKept } from './keptFiles.ts';
import { isUnchanged, type ReadRecord, type RecordStamps } from './readRecord.ts';
import { STAMP_LENGTH } from './stamps.ts';

/** Raised whenever the layout of an entry changes. */
const SCHEMA = 1;
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

function encode(question: string, answer: string, record: ReadRecord, stamps: RecordStamps): Buffer {
  const { listed, named, links } = record;
  const header: Header = {
    schema: SCHEMA,
    question,
    answer,
    links,
    listed: listed.length,
    named: named.length,
  };
  const numbers = new Float64Array(stamps.listed.length + stamps.named.length);
  numbers.set(stamps.listed);
  numbers.set(stamps.named, stamps.listed.length);
  return encodeEntry({ facts: JSON.stringify(header), texts: [...listed, ...named], numbers });
}

function decode(
  bytes: Buffer,
): { readonly header: Header; readonly record: ReadRecord; readonly stamps: RecordStamps } | undefined {
  const entry = decodeEntry(bytes);
  const header: unknown = entry && JSON.parse(entry.facts);
  if (!entry || !isHeader(header)) return undefined;
  const { texts, numbers } = entry;
  const split = header.listed * STAMP_LENGTH;
  return {
    header,
    record: {
      listed: texts.slice(0, header.listed),
      named: header.named === 0 ? [] : texts.slice(header.listed),
      links: header.links,
    },
    stamps: { listed: numbers.slice(0, split), named: numbers.slice(split) },
  };
}

/** The digest holds: whatever has the right schema was written here. */
function isHeader(value: unknown): value is Header {
  return typeof value === 'object' && value !== null && 'schema' in value && value.schema === SCHEMA;
}
