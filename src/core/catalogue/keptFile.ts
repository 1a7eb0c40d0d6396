import type { Mutable } from '../base/mutable.ts';
import { sameData } from '../base/sameData.ts';
import type { Obligation } from '../model/obligation.ts';
import { type RequirementFile, TOLD_PROBLEMS } from './requirementFile.ts';

/**
 * The same file in the least memory, for a program that keeps it. What a parser makes is quick to make but not small:
 * texts are cut from the file's whole text, which they keep alive, and lists have room to grow. Equal, part by part.
 *
 * `before` is the last reading of the file: its objects stand wherever they still say the same. Most edits touch one
 * obligation, and whatever follows from the others need not be looked at again.
 */
export function keptFile(file: RequirementFile, before: RequirementFile | null = null): RequirementFile {
  const known = new Map(before?.obligations.map((obligation) => [obligation.id, obligation]));
  const keptDigests = new Set(before?.digests?.filter((digest) => digest !== TOLD_PROBLEMS));
  const obligations = file.obligations.map((obligation, at) => {
    // It was not read again.
    if (keptDigests.has(file.digests?.[at] ?? TOLD_PROBLEMS)) return obligation;
    const old = known.get(obligation.id);
    return old && isSame(old, obligation) ? old : keptObligation(obligation);
  });
  const { instrument } = file;
  if (instrument === undefined) return { ...file, obligations };
  const old = before?.instrument;
  return { ...file, obligations, instrument: old && sameData(old, instrument) ? old : copyOf(instrument) };
}

function isSame(a: Obligation, b: Obligation): boolean {
  // Text that was put in or taken out above moves all that follows.
  return sameData(a.location, b.location) && sameData(a, b);
}

function keptObligation(obligation: Obligation): Obligation {
  const { location, idRange, headingRange, related, attributesRange, ...texts } = obligation;
  // Places hold no text. What is in common to many obligations is one object for all of them.
  const kept: Mutable<Obligation> = { ...copyOf(texts), location, idRange, headingRange, related };
  if (attributesRange) kept.attributesRange = attributesRange;
  kept.instrument = obligation.instrument;
  if (related.length > 0) {
    const copies = copyOf(related.map(({ range: _, ...rest }) => rest));
    kept.related = related.map(({ range }, at) => ({ ...copies[at], range }) as (typeof related)[number]);
  }
  return kept;
}

/**
 * To JSON and back: texts of their own, of one byte a character where that is enough, and lists of just their length.
 * What requirement files hold is plain data, and comes back as what it was.
 */
function copyOf<T>(data: T): T {
  return JSON.parse(JSON.stringify(data)) as T;
}
