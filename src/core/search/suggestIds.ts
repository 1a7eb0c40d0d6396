import Fuse from 'fuse.js/basic';
import { compareNatural } from '../base/naturalOrder.ts';
import { editDistance } from './editDistance.ts';

/**
 * The known ids that a wrong one may have been meant to be, best first, at most three; none where nothing is near.
 * What is worked out of the list of known ids is remembered for as long as the list itself is.
 */
export function didYouMean(id: string, known: readonly string[]): readonly string[] {
  const written = id.slice(0, MAX_LENGTH);
  const candidates = nearIds(written, indexOf(known));
  candidates.delete(id);
  if (candidates.size === 0) return [];
  const likeness = fuseScores(written, [...candidates]);
  return [...candidates]
    .map((candidate) => ({ candidate, cost: costOf(written, candidate, likeness.get(candidate) ?? 1) }))
    .sort((a, b) => a.cost - b.cost || compareNatural(a.candidate, b.candidate))
    .slice(0, MAX_SUGGESTIONS)
    .map(({ candidate }) => candidate);
}

const MAX_SUGGESTIONS = 3;
const MAX_LENGTH = 64;
/** fuse.js takes no longer pattern in one piece. */
const MAX_PATTERN = 32;

interface KnownIds {
  readonly byKey: ReadonlyMap<string, readonly string[]>;
  /** By the key without the first part: `pipl40` finds `CN-PIPL-40`. */
  readonly byTail: ReadonlyMap<string, readonly string[]>;
  /** By the key of what stands before the last hyphen, and before the last dot. */
  readonly byLastDash: ReadonlyMap<string, readonly string[]>;
  readonly byLastDot: ReadonlyMap<string, readonly string[]>;
}

const indexes = new WeakMap<readonly string[], KnownIds>();

function indexOf(known: readonly string[]): KnownIds {
  const made = indexes.get(known);
  if (made) return made;
  const index: KnownIds = {
    byKey: grouped(known, keyOf),
    byTail: grouped(known.filter(hasTail), tailKeyOf),
    byLastDash: grouped(known, (id) => keyOf(beforeLast(id, '-'))),
    byLastDot: grouped(known, (id) => keyOf(beforeLast(id, '.'))),
  };
  indexes.set(known, index);
  return index;
}

function grouped(
  ids: readonly string[],
  keyOfId: (id: string) => string,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const id of ids) {
    const key = keyOfId(id);
    const group = groups.get(key);
    if (group) group.push(id);
    else groups.set(key, [id]);
  }
  return groups;
}

/** What is left when case, hyphens, dots and letters that look like digits make no difference. */
function keyOf(id: string): string {
  return id
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

function tailKeyOf(id: string): string {
  return keyOf(id.slice(id.indexOf('-') + 1));
}

/** Without its first part `CN-PIPL-40` still names a law; `REQ-40` would name any 40. */
function hasTail(id: string): boolean {
  return id.indexOf('-') !== id.lastIndexOf('-');
}

function beforeLast(text: string, mark: string): string {
  return text.slice(0, Math.max(0, text.lastIndexOf(mark)));
}

/**
 * Found by looking up what the id could have been, not by comparing it with all: its own key, the obligations around and
 * inside it, every key one slip away, and, where the instrument is right, numbers that are written nearly so.
 */
function nearIds(id: string, known: KnownIds): Set<string> {
  const near = new Set<string>();
  const take = (ids: readonly string[] | undefined) => {
    for (const other of ids ?? []) if (near.size < MAX_CANDIDATES) near.add(other);
  };
  const key = keyOf(id);
  if (key === '') return near;
  take(known.byKey.get(key));
  take(known.byTail.get(key));
  if (hasTail(id)) take(known.byTail.get(tailKeyOf(id)));
  for (const parent of parentsOf(id)) take(known.byKey.get(keyOf(parent)));
  take(known.byLastDot.get(key)?.slice(0, MAX_SUGGESTIONS));
  // An instrument's own id is not followed by all that the instrument holds.
  if (ENDS_IN_NUMBER.test(id)) take(known.byLastDash.get(key)?.slice(0, MAX_SUGGESTIONS));
  for (const slip of slipsOf(key)) {
    take(known.byKey.get(slip));
    take(known.byTail.get(slip));
  }
  if (near.size < MAX_SUGGESTIONS) for (const sibling of siblings(id, known)) take([sibling]);
  return near;
}

const MAX_CANDIDATES = 200;
const ENDS_IN_NUMBER = /-[0-9]+$/;

/** `EU-GDPR-33.1.a` stands in `EU-GDPR-33.1` and `EU-GDPR-33`. */
function parentsOf(id: string): readonly string[] {
  const parents: string[] = [];
  for (let parent = beforeLast(id, '.'); parent !== ''; parent = beforeLast(parent, '.'))
    parents.push(parent);
  return parents;
}

const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ0123456789';

/** Every key that one letter more, less, other or two swapped neighbours make. */
function* slipsOf(key: string): Generator<string> {
  for (let at = 0; at <= key.length; at++) {
    const before = key.slice(0, at);
    const after = key.slice(at);
    for (const letter of ALPHABET) yield before + letter + after;
    if (after === '') continue;
    yield before + after.slice(1);
    for (const letter of ALPHABET) yield before + letter + after.slice(1);
    if (after.length > 1) yield before + after.charAt(1) + after.charAt(0) + after.slice(2);
  }
}

/** Ids of the same instrument whose last part is two slips away at most. */
function siblings(id: string, known: KnownIds): readonly string[] {
  const group = known.byLastDash.get(keyOf(beforeLast(id, '-'))) ?? [];
  const last = id.slice(id.lastIndexOf('-') + 1);
  if (last.length < SHORTEST_FOR_TWO_SLIPS) return [];
  const found: string[] = [];
  for (const other of group.slice(0, MAX_SIBLINGS)) {
    if (editDistance(last, other.slice(other.lastIndexOf('-') + 1), 2) <= 2) found.push(other);
  }
  return found;
}

/** Two slips in a shorter number make any other number of it. */
const SHORTEST_FOR_TWO_SLIPS = 5;
const MAX_SIBLINGS = 5000;

function fuseScores(id: string, candidates: readonly string[]): ReadonlyMap<string, number> {
  const fuse = new Fuse(candidates, { includeScore: true, threshold: 1, ignoreFieldNorm: true });
  const found = fuse.search(id.slice(0, MAX_PATTERN));
  return new Map(found.map(({ item, score }) => [item, score ?? 1]));
}

/** Slips first, as people make them one at a time; then how fuse.js judges the two. */
function costOf(id: string, candidate: string, fuseScore: number): number {
  if (keyOf(id) === keyOf(candidate)) return fuseScore / 100;
  if (isInside(id, candidate) || isInside(candidate, id)) return 0.5 + fuseScore / 100;
  return editDistance(id.toUpperCase(), candidate.toUpperCase(), MAX_COST) + fuseScore;
}

/** Whether one obligation is a part of the other, as `EU-GDPR-33.1` is of `EU-GDPR-33`. */
function isInside(part: string, whole: string): boolean {
  return part.startsWith(`${whole}.`) || (part.startsWith(`${whole}-`) && ENDS_IN_NUMBER.test(whole));
}

const MAX_COST = 8;
