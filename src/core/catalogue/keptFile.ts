import { positionOf, type Range } from '../base/position.ts';
import type { Obligation, RelatedObligation } from '../model/obligation.ts';
import type { RequirementFile } from './requirementFile.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * The same file in the least memory, for a program that keeps it. What a parser makes is quick to make but not small:
 * texts are cut from the file's whole text, which they keep alive, and lists have room to grow. Equal, part by part.
 */
export function keptFile(file: RequirementFile): RequirementFile {
  // To JSON and back gives texts of their own, of one byte a character where that is enough, and lists of just their
  // length. A requirement file is plain data, see RequirementFile.
  const copy = JSON.parse(JSON.stringify(file)) as Mutable<RequirementFile>;
  copy.path = file.path;
  copy.obligations.forEach((obligation, at) => {
    const original = file.obligations[at];
    if (original) shareParts(obligation, file, original);
  });
  return copy;
}

/** What many obligations have in common is one object for all of them. */
function shareParts(copy: Mutable<Obligation>, file: RequirementFile, original: Obligation): void {
  const { path } = file;
  const { location, idRange, headingRange, attributesRange, supersededByRange, related } = original;
  copy.location = { path, range: sharedRange(location.range), origin: file.origin };
  copy.idRange = sharedRange(idRange);
  copy.headingRange = sharedRange(headingRange);
  if (attributesRange) copy.attributesRange = sharedRange(attributesRange);
  if (supersededByRange) copy.supersededByRange = sharedRange(supersededByRange);
  copy.related.forEach((other: Mutable<RelatedObligation>, at) => {
    const range = related[at]?.range;
    if (range) other.range = sharedRange(range);
  });
  copy.instrument = file.instrument?.id === original.instrument ? file.instrument.id : copy.instrument;
}

function sharedRange({ start, end }: Range): Range {
  return { start: positionOf(start.line, start.character), end: positionOf(end.line, end.character) };
}
