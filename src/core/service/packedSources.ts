import type { Said } from '../base/phrase.ts';
import { positionOf, type Range } from '../base/position.ts';
import type { Annotation, NamedId } from '../model/annotation.ts';
import type { Problem } from '../model/finding.ts';
import type { SourceFile } from '../trace/sourceFile.ts';
import type { ReadSource } from './sourceReader.ts';

/** One file: what it gave, or why it was not read. */
export type PackedSource = readonly [
  index: number,
  annotations: readonly PackedAnnotation[],
  problems?: readonly Problem[] | null,
  unread?: Said,
];
type PackedAnnotation = readonly [
  tag: string,
  tagRange: PackedRange,
  range: PackedRange,
  ids: readonly PackedId[],
  facts?: Facts,
];
/** All that an annotation says besides its ids. */
type Facts = Omit<Annotation, 'tag' | 'tagRange' | 'range' | 'ids'>;
type PackedId = readonly [id: string, range: PackedRange, fullRange?: PackedRange, facts?: IdFacts];
type IdFacts = Omit<NamedId, 'id' | 'range' | 'fullRange'>;
/** Line, column and column; where a range spans lines, line and column twice. */
type PackedRange = readonly [number, number, number] | readonly [number, number, number, number];

/**
 * What source files gave, in a form that is quick to pass on as JSON between threads. A file is named by its place
 * among the paths that were asked for.
 */
export function packSources(found: readonly ReadSource[], paths: readonly string[]): readonly PackedSource[] {
  const places = new Map(paths.map((path, index) => [path, index]));
  return found.map(({ path, file, unread }): PackedSource => {
    const annotations = file?.annotations.map(packAnnotation) ?? [];
    const index = places.get(path) ?? -1;
    if (unread !== undefined) return [index, annotations, file?.problems ?? null, unread];
    return file && file.problems.length > 0 ? [index, annotations, file.problems] : [index, annotations];
  });
}

/** What {@link packSources} was given, from its answer. */
export function unpackSources(
  packed: readonly PackedSource[],
  paths: readonly string[],
): readonly ReadSource[] {
  const found: ReadSource[] = [];
  for (const [index, annotations, problems, unread] of packed) {
    const path = paths[index];
    if (path === undefined) continue;
    if (unread !== undefined) found.push({ path, unread });
    else {
      const file = {
        path,
        annotations: annotations.map(unpackAnnotation),
        problems: problems ?? NO_PROBLEMS,
      };
      found.push({ path, file });
    }
  }
  return found;
}

/**
 * The same file in the least memory, for a program that keeps it: its texts no longer keep the whole source text alive,
 * and its lists have no room to grow.
 */
export function keptSourceFile(file: SourceFile): SourceFile {
  const paths = [file.path];
  const packed = JSON.parse(
    JSON.stringify(packSources([{ path: file.path, file }], paths)),
  ) as PackedSource[];
  return unpackSources(packed, paths)[0]?.file ?? file;
}

/** One for all files: nearly all have none. */
const NO_PROBLEMS: readonly Problem[] = Object.freeze([]);

function packAnnotation({ tag, tagRange, range, ids, ...facts }: Annotation): PackedAnnotation {
  const places = [tag, packRange(tagRange), packRange(range), ids.map(packId)] as const;
  return isEmpty(facts) ? places : [...places, facts];
}

function packId({ id, range, fullRange, ...facts }: NamedId): PackedId {
  if (fullRange === range && isEmpty(facts)) return [id, packRange(range)];
  const places = [id, packRange(range), packRange(fullRange)] as const;
  return isEmpty(facts) ? places : [...places, facts];
}

function isEmpty(facts: object): boolean {
  return Object.keys(facts).length === 0;
}

function unpackAnnotation([tag, tagRange, range, ids, facts]: PackedAnnotation): Annotation {
  return {
    tag,
    ids: ids.map(unpackId),
    tagRange: unpackRange(tagRange),
    range: unpackRange(range),
    ...facts,
  };
}

function unpackId([id, packed, packedFull, facts]: PackedId): NamedId {
  const range = unpackRange(packed);
  return { id, range, fullRange: packedFull ? unpackRange(packedFull) : range, ...facts };
}

function packRange({ start, end }: Range): PackedRange {
  return start.line === end.line
    ? [start.line, start.character, end.character]
    : [start.line, start.character, end.line, end.character];
}

function unpackRange([line, from, third, fourth]: PackedRange): Range {
  const start = positionOf(line, from);
  return fourth === undefined
    ? { start, end: positionOf(line, third) }
    : { start, end: positionOf(third, fourth) };
}
