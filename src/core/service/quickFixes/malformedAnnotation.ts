import { latePattern } from '../../base/latePattern.ts';
import { LineIndex } from '../../base/text.ts';
import { VERBS, type Verb } from '../../model/annotation.ts';
import type { Finding } from '../../model/finding.ts';
import { idAtStart } from '../../model/id.ts';
import { didYouMean } from '../../search/suggestIds.ts';
import { nearestWord } from '../../sources/didYouMean.ts';
import { type FixContext, type FixMaker, type QuickFix, replacement } from './quickFix.ts';

/** Puts right what stands after a tag where an id was meant: the verb, the letter case, the id, the pin, the comma. */
export const malformedAnnotation: FixMaker = async (finding, context) => {
  const text = await context.read(finding.location.path);
  if (text === undefined) return [];
  const lines = new LineIndex(text);
  const { start, end } = finding.location.range;
  const written = lines.text.slice(lines.offsetAt(start), lines.offsetAt(end));
  const word = /\S+$/.exec(written)?.[0] ?? '';
  const [separator] = finding.suggestions ?? [];
  if (separator !== undefined) {
    const title = context.translate('Change "{0}" to {1}', word, separator);
    return [{ title, edits: [replacement(finding, separator)], preferred: true }];
  }
  if (!LETTER().test(word) || context.trace.settings.tags.includes(word)) return [];
  const after = lines.text.slice(lines.offsetAt(end), lines.endOf(end.line));
  const { replacements, sure } = replacementsFor(word, after, context);
  return replacements.map((newText, index) =>
    fix(finding, context, { word, newText, preferred: sure && index === 0 }),
  );
};

interface Replacements {
  readonly replacements: readonly string[];
  /** Whether the first one is what was meant. */
  readonly sure: boolean;
}

function replacementsFor(word: string, after: string, { trace, search }: FixContext): Replacements {
  const { catalogue } = trace;
  const pinnedId = word.includes('@') ? idAtStart(word.slice(0, word.indexOf('@'))) : undefined;
  const pinned = catalogue.obligation(pinnedId ?? '');
  if (pinned) return { replacements: [`${pinned.id}@${pinned.revision}`, pinned.id], sure: true };
  const isBeforeId = idAtStart(after.trimStart()) !== undefined;
  if (WORD().test(word) && isBeforeId) {
    const verb = verbMeant(word);
    return verb ? { replacements: [verb], sure: true } : { replacements: VERBS, sure: false };
  }
  const near = didYouMean(word, search().ids(catalogue));
  return { replacements: near, sure: near[0]?.toUpperCase() === word.toUpperCase() };
}

/** Other words that people write for a verb. */
const SYNONYMS: Readonly<Record<string, Verb>> = {
  satisfies: 'implements',
  covers: 'implements',
  fulfils: 'implements',
  fulfills: 'implements',
  tests: 'verifies',
  checks: 'verifies',
  validates: 'verifies',
  verification: 'verifies',
  todo: 'planned',
  waived: 'exempt',
};

/** Another word for a verb, or the verb in another form (`implemented`, `verify`), or misspelt. */
function verbMeant(word: string): Verb | undefined {
  const lower = word.toLowerCase();
  const [near] = nearestWord(lower, VERBS);
  return SYNONYMS[lower] ?? VERBS.find((verb) => verb === near);
}

function fix(
  { location }: Finding,
  context: FixContext,
  {
    word,
    newText,
    preferred,
  }: { readonly word: string; readonly newText: string; readonly preferred: boolean },
): QuickFix {
  const { path, range } = location;
  const start = { line: range.end.line, character: range.end.character - word.length };
  return {
    title: context.translate('Change "{0}" to {1}', word, newText),
    edits: [{ path, range: { start, end: range.end }, newText }],
    preferred,
  };
}

const LETTER = latePattern(String.raw`[\p{L}\p{N}]`, 'u');
const WORD = latePattern(String.raw`^\p{L}[\p{L}-]*$`, 'u');
