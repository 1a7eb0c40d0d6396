import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PackedSource, packSources, unpackSources } from '../core/service/packedSources.ts';
import type { ReadSource } from '../core/service/sourceReader.ts';
import { decodeEntry, encodeEntry } from './keptEntry.ts';
import { writeKept } from './keptFiles.ts';
import { areSameStamps, fileStampsOf, STAMP_LENGTH, stampIn } from './stamps.ts';

/** Raised whenever the layout of an entry changes. */
const SCHEMA = 1;
/** Workspaces that are kept; the oldest go first. */
const MAX_ENTRIES = 20;
const PIECE = 500;

export interface KeptSourcesOptions {
  /** Absolute, where the user's programs keep what can be made anew. */
  readonly folder: string;
  /** Absolute; of the workspace. */
  readonly root: string;
  /** The file of the program that reads sources. */
  readonly program: string;
  readonly tags: readonly string[];
}

/** What the source files of a workspace gave when they were last read. */
export interface SourceRecord {
  readonly paths: readonly string[];
  /** Of the files at `paths`, see {@link fileStampsOf}. */
  readonly stamps: Float64Array;
  /** What those of them gave that gave anything, see {@link piecesOf}. */
  readonly pieces: readonly string[];
}

/** A record that can be asked which files are still as they were. */
export class KeptSources implements SourceRecord {
  readonly paths: readonly string[];
  readonly stamps: Float64Array;
  readonly pieces: readonly string[];
  readonly #places = new Map<string, number>();

  constructor({ paths, stamps, pieces }: SourceRecord) {
    this.paths = paths;
    this.stamps = stamps;
    this.pieces = pieces;
    for (let place = 0; place < paths.length; place++) this.#places.set(paths[place] ?? '', place);
  }

  /** The place of a path whose file still has that stamp; undefined where nothing is known of it, or where it changed. */
  placeOf(path: string, stamp: Float64Array): number | undefined {
    const place = this.#places.get(path);
    return place !== undefined && areSameStamps(stamp, this.stampAt(place)) ? place : undefined;
  }

  stampAt(place: number): Float64Array {
    return stampIn(this.stamps, place);
  }
}

/** What was kept; undefined where there is nothing, or something broken, or of another program or for other tags. */
export function readKeptSources(options: KeptSourcesOptions): KeptSources | undefined {
  try {
    const entry = decodeEntry(readFileSync(fileOf(options)));
    if (entry?.facts !== factsOf(options)) return undefined;
    const { texts, numbers: stamps } = entry;
    const count = stamps.length / STAMP_LENGTH;
    return new KeptSources({ paths: texts.slice(0, count), stamps, pieces: texts.slice(count) });
  } catch {
    return undefined;
  }
}

/** Keeps sources for the next start. Whatever goes wrong, it costs time then, and nothing else. */
export function writeKeptSources(options: KeptSourcesOptions, { paths, stamps, pieces }: SourceRecord): void {
  writeKept(
    fileOf(options),
    () => encodeEntry({ facts: factsOf(options), texts: [...paths, ...pieces], numbers: stamps }),
    MAX_ENTRIES,
  );
}

/** Packs sources, so many at a time that it holds the event loop for some milliseconds. */
export function* piecesOf(sources: readonly ReadSource[]): Generator<string> {
  for (let start = 0; start < sources.length; start += PIECE) {
    const some = sources.slice(start, start + PIECE);
    const paths = some.map(({ path }) => path);
    yield JSON.stringify([paths, packSources(some, paths)] satisfies Piece);
  }
}

/** The sources of a piece at the paths that are wanted. */
export function sourcesIn(piece: string, wanted: { has(path: string): boolean }): readonly ReadSource[] {
  const [paths, packed] = JSON.parse(piece) as Piece;
  return unpackSources(
    packed.filter(([index]) => wanted.has(paths[index] ?? '')),
    paths,
  );
}

type Piece = readonly [paths: readonly string[], packed: readonly PackedSource[]];

function fileOf({ folder, root }: KeptSourcesOptions): string {
  return join(folder, 'sources', createHash('sha256').update(root).digest('hex').slice(0, 32));
}

/** What must be the same for an entry to serve: another program may read the files otherwise. */
function factsOf({ root, program, tags }: KeptSourcesOptions): string {
  return JSON.stringify([SCHEMA, root, tags, ...fileStampsOf([program])]);
}
