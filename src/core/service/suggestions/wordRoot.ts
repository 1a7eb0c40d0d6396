import { IRREGULAR } from '../../search/wordStem.ts';

/**
 * What the forms of an English word have in common: "anonymise", "anonymized" and "anonymization" give one root, so do
 * "erased" and "erasure". Simple on purpose: a stemmer of many rules costs every reader, and what is lost is a synonym or
 * two. Takes a word in small letters.
 */
export function rootOf(word: string): string {
  const known = roots.get(word);
  if (known !== undefined) return known;
  const root = shortened(word);
  // Code has a few ten thousand words; a file of random text must not fill the memory.
  if (roots.size >= MAX_REMEMBERED) roots.clear();
  roots.set(word, root);
  return root;
}

/**
 * Roots that a word may have where its first one is unknown: who does it ("uploader" uploads), and the `e` that an
 * ending took away ("wiped").
 */
export function otherRootsOf(word: string): readonly string[] {
  const root = rootOf(word);
  const doer = AGENT.exec(word);
  return [`${root}e`, ...(doer ? [rootOf(undoubled(word.slice(0, doer.index)))] : [])];
}

const AGENT = /(?<=[a-z]{3})(?:er|or)s?$/;

const roots = new Map<string, string>();
const MAX_REMEMBERED = 50_000;

/** Words that an ending would take for another one, and a plural of its own. */
const SPECIAL: ReadonlyMap<string, string> = new Map([
  ['author', 'author|'],
  ['authors', 'author|'],
  ['children', 'child'],
  ['embed', 'embed'],
  ['people', 'person'],
  ['withdrawal', 'withdraw'],
]);

/** At the end of a word in British spelling, the first that fits; the root is what stands before. */
const ENDINGS: readonly RegExp[] = [
  /(?<=f)(ication|ier|ied|ying|ie|y)$/,
  /(?<=.{3})(isation|ising|ised|iser|ise)$/,
  /(?<=.{3})(ation|ator|ated|ating|ater|ate)$/,
  /(?<=.{3})(ition|itions)$/,
  /(?<=.{3}[stx])(ion)$/,
  /(?<=.{3})(ure|ured|uring)$/,
  /(?<=.{3})(ments?)$/,
  /(?<=[aeiouy].*[^e])(?<=.{3})(ing|ed)$/,
  /(?<=.{3}[^aeiou])(y|ie|ied|ying)$/,
  /(?<=.{4})(e)$/,
];

function shortened(word: string): string {
  const special = SPECIAL.get(word);
  if (special !== undefined) return special;
  const singular = (IRREGULAR.get(word) ?? word).replaceAll('z', 's').replace(PLURAL, '');
  for (const ending of ENDINGS) {
    const match = ending.exec(singular);
    if (match) return undoubled(singular.slice(0, match.index));
  }
  return singular;
}

/** "class", "status" and "basis" are no plurals; "gps" and "tls" are too short to be. */
const PLURAL = /(?<=.{2}[^siu])s$/;

/** "blurred" and "mapped" double a letter that the word itself has once. */
function undoubled(stem: string): string {
  return stem.replace(/([^lsaeiou])\1$/, '$1');
}
