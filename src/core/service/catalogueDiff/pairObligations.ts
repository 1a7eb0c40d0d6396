import { latePattern } from '../../base/latePattern.ts';
import { renamesBetween } from '../../findings/renames.ts';
import { normalText } from '../../findings/textHash.ts';
import type { Obligation } from '../../model/obligation.ts';

/** An obligation on both sides, or on one of them. */
export interface Pair {
  readonly before?: Obligation;
  readonly after?: Obligation;
}

type ById = ReadonlyMap<string, Obligation>;

/**
 * Which obligation of one catalogue is which of another: by its id, unless its text stands under another id now. Ids
 * move in rows when a law is renumbered, so that an id on both sides may stand for two duties.
 */
export function pairObligations(
  before: readonly Obligation[],
  after: readonly Obligation[],
): readonly Pair[] {
  const old = new Map(before.map((one) => [one.id, one]));
  const now = new Map(after.map((one) => [one.id, one]));
  const pairs: Pair[] = [];
  const pair = (was: Obligation, is: Obligation) => {
    pairs.push({ before: was, after: is });
    old.delete(was.id);
    now.delete(is.id);
  };
  const pairSameIds = (isOne: (was: Obligation, is: Obligation) => boolean) => {
    for (const [id, was] of [...old]) {
      const is = now.get(id);
      if (is && isOne(was, is)) pair(was, is);
    }
  };
  const pairAll = (found: ReadonlyMap<string, string>) => {
    for (const [from, to] of found) {
      const [was, is] = [old.get(from), now.get(to)];
      if (was && is) pair(was, is);
    }
  };
  pairSameIds((was, is) => demandOf(was) === demandOf(is));
  pairAll(sameDemand(old, now));
  pairSameIds((was, is) => alike([was], [is]).size > 0);
  pairAll(alike([...old.values()], [...now.values()]));
  pairSameIds(() => true);
  return [
    ...pairs,
    ...[...old.values()].map((one) => ({ before: one })),
    ...[...now.values()].map((one) => ({ after: one })),
  ];
}

/** Old ids with new ones that demand the same, word for word; among several, in the order of the catalogue. */
function sameDemand(old: ById, now: ById): ReadonlyMap<string, string> {
  const waiting = new Map<string, string[]>();
  for (const one of now.values()) {
    const list = waiting.get(demandOf(one));
    if (list) list.push(one.id);
    else waiting.set(demandOf(one), [one.id]);
  }
  const found = new Map<string, string>();
  for (const one of old.values()) {
    const id = waiting.get(demandOf(one))?.shift();
    if (id !== undefined) found.set(one.id, id);
  }
  return found;
}

/** What an obligation demands. Its clause is left out: that is its number, under another name. */
function demandOf({ title, body, controls, modality, trigger, deadline, binds }: Obligation): string {
  const texts = [title, body, modality, trigger ?? '', deadline ?? '', ...controls].map(normalText);
  return JSON.stringify([texts, binds.map(normalText).sort()]);
}

/** Pairs those that share most of their words, as files are paired that were renamed. */
function alike(old: readonly Obligation[], now: readonly Obligation[]): ReadonlyMap<string, string> {
  const texts = (list: readonly Obligation[]) => list.map((one) => ({ path: one.id, text: phrasesOf(one) }));
  return renamesBetween(texts(old), texts(now));
}

/** Two words stand for their place in the text, and so do four characters of a script without spaces. */
function phrasesOf({ title, body, controls, trigger, deadline }: Obligation): string {
  const text = normalText([title, body, trigger, deadline, ...controls].join(' '));
  const tokens = text.match(TOKEN()) ?? [];
  return tokens
    .map((token, index) => {
      const isHan = HAN().test(token);
      return tokens.slice(index, index + (isHan ? 4 : 2)).join(isHan ? '' : ' ');
    })
    .join('\n');
}

const TOKEN = latePattern(String.raw`\p{Script=Han}|[\p{L}\p{N}]+`, 'gu');
const HAN = latePattern(String.raw`^\p{Script=Han}$`, 'u');
