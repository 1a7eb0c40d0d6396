import { isMap, isSeq } from 'yaml';
import { isVerb, VERBS, type Verb } from '../model/annotation.ts';
import { type IsoDate, toIsoDate } from '../model/date.ts';
import { isId } from '../model/id.ts';
import type { ConfiguredLink, Policy } from '../model/settings.ts';
import { didYouMean, nearestWord } from './didYouMean.ts';
import { globProblem, isExclusion } from './globs.ts';
import { quoted } from './quoted.ts';
import { globLeavesRoot, rootedPath } from './rootedPath.ts';
import type { PlacedText, YamlSource } from './yamlSource.ts';

/** Reads one value; reports what is wrong with it. Undefined for a broken value and for an absent one. */
export type ReadValue<T> = (source: YamlSource, node: unknown, what: string) => T | undefined;

/** The links that a policy may ask for. */
export const RELATIONS_OF_POLICY = ['implements', 'verifies'] as const satisfies Policy['must'];

/** A text that says something, without the white space around it. */
export const readText: ReadValue<PlacedText> = (source, node, what) => {
  const text = source.text(node, what);
  if (text === undefined) return undefined;
  const value = text.value.trim();
  if (value === '') return source.fail(text.range, `${what} is empty.`);
  const start = text.value.indexOf(value);
  return { value, range: source.within(text, start, start + value.length) };
};

export const readTag = checked((text, fail) =>
  /\s/.test(text.value) ? fail(`The tag ${quoted(text.value)} must be one word.`) : text.value,
);

export const readDate: ReadValue<IsoDate> = checked(
  (text, fail) => toIsoDate(text.value) ?? fail(`${quoted(text.value)} is not a date, written YYYY-MM-DD.`),
);

export const readVerb: ReadValue<Verb> = checked((text, fail) =>
  isVerb(text.value)
    ? text.value
    : fail(
        `${quoted(text.value)} is not a verb: ${choice(text.value, VERBS)}`,
        nearestFirst(text.value, VERBS),
      ),
);

export const readRelation = checked((text, fail) => {
  const relation = RELATIONS_OF_POLICY.find((known) => known === text.value);
  return (
    relation ??
    fail(
      `A policy cannot ask for ${quoted(text.value)}: ${choice(text.value, RELATIONS_OF_POLICY)}`,
      nearestFirst(text.value, RELATIONS_OF_POLICY),
    )
  );
});

/** A path of the workspace, in the core's spelling. */
export const readPath = checked((text, fail) => {
  const value = rootedPath(text.value);
  return value === undefined ? fail(`${quoted(text.value)} leads out of the workspace.`) : { ...text, value };
});

export const readGlob = checked((text, fail) => {
  const body = isExclusion(text.value) ? text.value.slice(1) : text.value;
  if (globLeavesRoot(body)) return fail(`The glob ${quoted(text.value)} leads out of the workspace.`);
  return sound(text, fail);
});

export const readIdGlob = checked(sound);

/** A glob that stands alone, so that there is nothing it could take away from. */
export const readLoneIdGlob = checked((text, fail) =>
  isExclusion(text.value)
    ? fail(`The glob ${quoted(text.value)} must say what it matches.`)
    : sound(text, fail),
);

/** `CN-PIPL-40`, or `CN-PIPL-40@2` for a link that pins the revision. The range is that of the id alone. */
export const readPinnedId: ReadValue<ConfiguredLink['ids'][number]> = (source, node, what) => {
  const text = readText(source, node, what);
  if (text === undefined) return undefined;
  const [id = '', revision, ...rest] = text.value.split('@');
  if (!isId(id)) return source.fail(text.range, `${quoted(text.value)} is not an id, such as CN-PIPL-40.`);
  const range = source.within(text, 0, id.length);
  if (revision === undefined) return { id, range };
  if (rest.length === 0 && /^[1-9]\d{0,8}$/.test(revision)) return { id, pinned: Number(revision), range };
  return source.fail(
    text.range,
    `${quoted(text.value)} must end with a revision, a whole number from 1, such as CN-PIPL-40@2.`,
  );
};

/**
 * A list, or a single value in its place. Broken items are left out; a list of which nothing is left counts as absent,
 * so that its default holds, while one that is written empty stays empty.
 */
export function listOf<T>(readItem: ReadValue<T>): ReadValue<readonly T[]> {
  return (source, node, what) => {
    const found = source.resolve(node);
    if (found === undefined) return undefined;
    if (isMap(found)) return source.fail(source.rangeOf(found), `${what} must be a list.`);
    if (!isSeq(found)) {
      const single = readItem(source, found, what);
      return single === undefined ? undefined : [single];
    }
    const items: T[] = [];
    for (const item of found.items) {
      if (!source.isGiven(item)) source.fail(source.rangeOf(item), `An item of ${what} is empty.`);
      const value = readItem(source, item, `An item of ${what}`);
      if (value !== undefined) items.push(value);
    }
    return items.length === 0 && found.items.length > 0 ? undefined : items;
  };
}

/** A list of globs. One that only takes away (`!x`) would match nothing. */
export function globsOf(readItem: ReadValue<PlacedText>): ReadValue<readonly PlacedText[]> {
  const readList = listOf(readItem);
  return (source, node, what) => {
    const globs = readList(source, node, what);
    const [first] = globs ?? [];
    if (globs === undefined || first === undefined || !globs.every((glob) => isExclusion(glob.value)))
      return globs;
    return source.fail(first.range, `${what} only takes away: put a glob before it, such as "*" or "**/*".`);
  };
}

type Fail = (message: string, suggestions?: readonly string[]) => undefined;
type Check<T> = (text: PlacedText, fail: Fail) => T | undefined;

function checked<T>(check: Check<T>): ReadValue<T> {
  return (source, node, what) => {
    const text = readText(source, node, what);
    return text && check(text, (message, suggestions) => source.fail(text.range, message, suggestions));
  };
}

function sound(text: PlacedText, fail: Fail): PlacedText | undefined {
  const problem = globProblem(text.value);
  return problem === undefined ? text : fail(`The glob ${quoted(text.value)} ${problem}.`);
}

function choice(word: string, known: readonly string[]): string {
  return `it is one of ${known.join(', ')}.${didYouMean(word, known)}`;
}

/** The words allowed, the one that was most likely meant before the others. */
function nearestFirst(word: string, known: readonly string[]): readonly string[] {
  const near = nearestWord(word, known);
  return [...near, ...known.filter((other) => !near.includes(other))];
}
