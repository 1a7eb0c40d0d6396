import { type Phrase, type PhrasePart, phrase } from '../base/phrase.ts';
import { isVerb, VERBS, type Verb } from '../model/annotation.ts';
import { type IsoDate, toIsoDate } from '../model/date.ts';
import { isId } from '../model/id.ts';
import type { ConfiguredLink, Policy } from '../model/settings.ts';
import { didYouMean, nearestWord } from './didYouMean.ts';
import { type GlobProblem, globProblem, isExclusion } from './globs.ts';
import { quoted } from './quoted.ts';
import { globLeavesRoot, rootedPath } from './rootedPath.ts';
import type { SettingNode } from './settingTree.ts';
import type { PlacedText, YamlSource } from './yamlSource.ts';

/** Reads one value; reports what is wrong with it, and calls it `what`. Undefined for a broken value and for an absent one. */
export type ReadValue<T> = (
  source: YamlSource,
  node: SettingNode | undefined,
  what: PhrasePart,
) => T | undefined;

/** The links that a policy may ask for. */
export const RELATIONS_OF_POLICY = ['implements', 'verifies'] as const satisfies Policy['must'];

/** A text that says something, without the white space around it. */
export const readText: ReadValue<PlacedText> = (source, node, what) => {
  const text = source.text(node, what);
  if (text === undefined) return undefined;
  const value = text.value.trim();
  if (value === '') return source.fail(text.range, phrase('{0} is empty.', what));
  const start = text.value.indexOf(value);
  return { value, range: source.within(text, start, start + value.length) };
};

export const readTag = checked((text, fail) =>
  /\s/.test(text.value) ? fail(phrase('The tag {0} must be one word.', quoted(text.value))) : text.value,
);

export const readDate: ReadValue<IsoDate> = checked(
  (text, fail) =>
    toIsoDate(text.value) ?? fail(phrase('{0} is not a date, written YYYY-MM-DD.', quoted(text.value))),
);

export const readVerb: ReadValue<Verb> = checked((text, fail) =>
  isVerb(text.value)
    ? text.value
    : fail(
        choice(phrase('{0} is not a verb', quoted(text.value)), text.value, VERBS),
        nearestFirst(text.value, VERBS),
      ),
);

export const readRelation = checked((text, fail) => {
  const relation = RELATIONS_OF_POLICY.find((known) => known === text.value);
  return (
    relation ??
    fail(
      choice(phrase('A policy cannot ask for {0}', quoted(text.value)), text.value, RELATIONS_OF_POLICY),
      nearestFirst(text.value, RELATIONS_OF_POLICY),
    )
  );
});

/** A path of the workspace, in the core's spelling. */
export const readPath = checked((text, fail) => {
  const value = rootedPath(text.value);
  return value === undefined
    ? fail(phrase('{0} leads out of the workspace.', quoted(text.value)))
    : { ...text, value };
});

export const readGlob = checked((text, fail) => {
  const body = isExclusion(text.value) ? text.value.slice(1) : text.value;
  if (globLeavesRoot(body))
    return fail(phrase('The glob {0} leads out of the workspace.', quoted(text.value)));
  return sound(text, fail);
});

export const readIdGlob = checked(sound);

/** A glob that stands alone, so that there is nothing it could take away from. */
export const readLoneIdGlob = checked((text, fail) =>
  isExclusion(text.value)
    ? fail(phrase('The glob {0} must say what it matches.', quoted(text.value)))
    : sound(text, fail),
);

/** `CN-PIPL-40`, or `CN-PIPL-40@2` for a link that pins the revision. The range is that of the id alone. */
export const readPinnedId: ReadValue<ConfiguredLink['ids'][number]> = (source, node, what) => {
  const text = readText(source, node, what);
  if (text === undefined) return undefined;
  const [id = '', revision, ...rest] = text.value.split('@');
  if (!isId(id))
    return source.fail(text.range, phrase('{0} is not an id, such as CN-PIPL-40.', quoted(text.value)));
  const range = source.within(text, 0, id.length);
  if (revision === undefined) return { id, range };
  if (rest.length === 0 && /^[1-9]\d{0,8}$/.test(revision)) return { id, pinned: Number(revision), range };
  return source.fail(
    text.range,
    phrase('{0} must end with a revision, a whole number from 1, such as CN-PIPL-40@2.', quoted(text.value)),
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
    if (found.kind === 'map') return source.fail(source.rangeOf(found), phrase('{0} must be a list.', what));
    if (found.kind !== 'list') {
      const single = readItem(source, found, what);
      return single === undefined ? undefined : [single];
    }
    const items: T[] = [];
    for (const item of found.items) {
      const itemWords = phrase('An item of {0}', what);
      if (!source.isGiven(item)) source.fail(source.rangeOf(item), phrase('{0} is empty.', itemWords));
      const value = readItem(source, item, itemWords);
      if (value !== undefined) items.push(value);
    }
    return items.length === 0 && found.items.length > 0 ? undefined : items;
  };
}

/** A list of mappings: one value alone can be none of them. */
export function mappingsOf<T>(readEntry: ReadValue<T>): ReadValue<readonly T[]> {
  const readList = listOf(readEntry);
  return (source, node, what) => {
    const found = source.resolve(node);
    if (found === undefined || found.kind === 'list') return readList(source, node, what);
    return source.fail(source.rangeOf(found), phrase('{0} must be a list.', what));
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
    return source.fail(
      first.range,
      phrase('{0} only takes away: put a glob before it, such as "*" or "**/*".', what),
    );
  };
}

type Fail = (words: Phrase, suggestions?: readonly string[]) => undefined;
type Check<T> = (text: PlacedText, fail: Fail) => T | undefined;

function checked<T>(check: Check<T>): ReadValue<T> {
  return (source, node, what) => {
    const text = readText(source, node, what);
    return text && check(text, (words, suggestions) => source.fail(text.range, words, suggestions));
  };
}

function sound(text: PlacedText, fail: Fail): PlacedText | undefined {
  const problem = globProblem(text.value);
  return problem === undefined ? text : fail(broken(quoted(text.value), problem));
}

function broken(glob: string, problem: GlobProblem): Phrase {
  switch (problem) {
    case 'empty':
      return phrase('The glob {0} is empty.', glob);
    case 'too long or too many wildcards':
      return phrase('The glob {0} is too long or has too many wildcards.', glob);
    case 'too many backslashes':
      return phrase('The glob {0} has too many backslashes in a row.', glob);
    case 'unbalanced bracket':
      return phrase('The glob {0} has a bracket without its partner.', glob);
  }
}

function choice(wrong: Phrase, word: string, known: readonly string[]): Phrase {
  return didYouMean(phrase('{0}: it is one of {1}.', wrong, known.join(', ')), word, known);
}

/** The words allowed, the one that was most likely meant before the others. */
function nearestFirst(word: string, known: readonly string[]): readonly string[] {
  const near = nearestWord(word, known);
  return [...near, ...known.filter((other) => !near.includes(other))];
}
