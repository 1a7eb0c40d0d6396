import { inEnglish, type Phrase, phrase, type Translate, worded } from '../base/phrase.ts';
import { VERBS, type Verb } from '../model/annotation.ts';
import type { Obligation } from '../model/obligation.ts';
import type { Assessor } from '../trace/states.ts';
import type { Trace } from '../trace/trace.ts';
import { type AnnotationPlace, type QualifierWord, wordAfter } from './annotationPlace.ts';
import type { Completion, CompletionSources, CursorText, Offers } from './completion.ts';
import { MAX_COMPLETIONS } from './completion.ts';
import { monthsAfter } from './dateOffers.ts';
import { idsNear } from './idsNear.ts';
import { obligationOffer } from './obligationOffer.ts';
import { rankObligations } from './rankObligations.ts';

/** What could be written at a place of an annotation. */
export function annotationOffers(
  sources: CompletionSources,
  cursor: CursorText,
  place: AnnotationPlace,
): Offers {
  const { text, offset } = cursor;
  const { trace } = sources.assessor;
  const { translate = inEnglish } = sources;
  const typed = text.slice(place.start, offset);
  const wordEnd = offset + wordAfter(text, offset, place.lineEnd);
  const offers = { start: place.start, end: offset, wordEnd, isRanked: false };
  switch (place.kind) {
    case 'tag':
      return { ...offers, ...tagOffers(sources, cursor, typed) };
    case 'id':
      return { ...offers, isRanked: true, items: idOffers(sources, cursor, { ...place, typed, wordEnd }) };
    case 'revision':
      return { ...offers, items: revisionOffers(trace.catalogue.obligation(place.id), translate) };
    case 'until':
      return { ...offers, items: dateOffers(sources.assessor, translate) };
    case 'by':
      return { ...offers, wordEnd: offset, items: ownerOffers(trace, translate) };
    case 'words':
      return { ...offers, items: place.words.map((word) => wordOffer(word, translate)) };
  }
}

const VERB_MEANINGS: Readonly<Record<Verb, Phrase>> = {
  implements: phrase('this code does what the obligation asks for'),
  verifies: phrase('this test shows that it is done'),
  partial: phrase('this code does a part of it'),
  planned: phrase('nothing is done yet, this is where it will be'),
  exempt: phrase('it is not done, for a reason, until a day, and somebody answers for it'),
};

function verbOffer(verb: Verb, translate: Translate): Completion {
  const detail = worded(VERB_MEANINGS[verb], translate);
  return { kind: 'verb', label: verb, detail, insertText: `${verb} `, goesOn: true };
}

const WORD_MEANINGS: Readonly<Record<QualifierWord, Phrase>> = {
  until: phrase('last day of the exemption'),
  by: phrase('who answers for the exemption'),
};

function wordOffer(word: QualifierWord, translate: Translate): Completion {
  const detail = worded(WORD_MEANINGS[word], translate);
  return { kind: 'word', label: word, detail, insertText: `${word} `, goesOn: true };
}

/** The tags that begin as typed, alone and as a whole exemption. A rest of the tag after the cursor is replaced. */
function tagOffers(
  { assessor, translate = inEnglish }: CompletionSources,
  { text, offset }: CursorText,
  typed: string,
): Pick<Offers, 'items' | 'wordEnd'> {
  const tags = assessor.trace.settings.tags.filter((tag) => tag.startsWith(typed));
  const rest = tags.map((tag) => tag.slice(typed.length)).find((end) => text.startsWith(end, offset)) ?? '';
  const wordEnd = offset + rest.length;
  const blank = /^[ \t]/.test(text.slice(wordEnd)) ? '' : ' ';
  const items = tags.flatMap((tag): Completion[] => [
    {
      kind: 'tag',
      label: tag,
      detail: translate('the obligation that this code answers'),
      insertText: `${tag}${blank}`,
      goesOn: true,
    },
    ...VERBS.map(
      (verb): Completion => ({
        kind: 'tag',
        label: `${tag} ${verb}`,
        detail: worded(VERB_MEANINGS[verb], translate),
        ...(verb === 'exempt' && blank === ' '
          ? { insertText: exemptionSnippet(tag, assessor), isSnippet: true }
          : { insertText: `${tag} ${verb}${blank}`, goesOn: true }),
      }),
    ),
  ]);
  return { items, wordEnd };
}

function exemptionSnippet(tag: string, { asOf }: Assessor): string {
  return `${escapeSnippet(tag)} exempt \${1:ID} until \${2:${monthsAfter(asOf, 12)}} by \${3:owner}: \${4:reason}`;
}

/** Makes a text stand for itself in a snippet. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

interface IdRequest extends Extract<AnnotationPlace, { kind: 'id' }> {
  readonly typed: string;
  readonly wordEnd: number;
}

/** How many ids that are likely stand before the verbs. */
const BEFORE_VERBS = 5;

function idOffers(
  sources: CompletionSources,
  { path, text }: CursorText,
  place: IdRequest,
): readonly Completion[] {
  const { assessor, search, translate = inEnglish } = sources;
  const near = idsNear(assessor.trace, path);
  const without = new Set(place.ids);
  const ranked = rankObligations(search, assessor, {
    typed: place.typed,
    near,
    without,
    limit: MAX_COMPLETIONS,
  });
  const pinsRevision = sources.pinsRevision && text.charAt(place.wordEnd) !== '@';
  const ids = ranked.map((obligation) => obligationOffer(assessor, obligation, { pinsRevision, translate }));
  const words = place.words
    .filter((word) => word.startsWith(place.typed.toLowerCase()))
    .map((word) => wordOffer(word, translate));
  const mayBeVerb = place.verb === undefined && place.ids.length === 0;
  const verbs = mayBeVerb
    ? VERBS.filter((verb) => verb.startsWith(place.typed.toLowerCase())).map((verb) =>
        verbOffer(verb, translate),
      )
    : [];
  // What is likely here comes first, but verbs must be seen without scrolling. Once letters say a verb, it is meant.
  const likely = place.typed === '' ? ranked.filter(({ id }) => near.has(id)).length : 0;
  const first = Math.min(likely, BEFORE_VERBS);
  return [...words, ...ids.slice(0, first), ...verbs, ...ids.slice(first)];
}

/** The newest revision first, each with what changed. */
function revisionOffers(obligation: Obligation | undefined, translate: Translate): readonly Completion[] {
  if (!obligation) return [];
  return Array.from({ length: obligation.revision }, (_, index) => obligation.revision - index)
    .slice(0, MAX_COMPLETIONS)
    .map((revision): Completion => {
      const change = obligation.changes.find((one) => one.revision === revision);
      const summary = [change?.date, change?.summary].filter((part) => part !== undefined).join(' ');
      return {
        kind: 'revision',
        label: String(revision),
        detail:
          revision === obligation.revision
            ? summary === ''
              ? translate('newest')
              : translate('newest {0}', summary)
            : summary,
        insertText: String(revision),
      };
    });
}

const SPANS = [
  [12, phrase('a year from today')],
  [6, phrase('six months from today')],
  [3, phrase('three months from today')],
] as const;

/** Days on which an exemption could end. */
export function dateOffers({ asOf }: Assessor, translate?: Translate): readonly Completion[] {
  return SPANS.map(([months, span]) => {
    const date = monthsAfter(asOf, months);
    return { kind: 'date', label: date, detail: worded(span, translate), insertText: date };
  });
}

const MAX_OWNERS = 20;

/** Who answers for exemptions already, most often first. */
export function ownerOffers(
  { byId, settings }: Trace,
  translate: Translate = inEnglish,
): readonly Completion[] {
  const counts = new Map<string, number>();
  const count = (owner: string | undefined) => {
    if (owner !== undefined) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  };
  for (const links of byId.values()) for (const { by } of links) count(by);
  for (const { by } of settings.notApplicable) count(by);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_OWNERS)
    .map(([owner, times]) => ({
      kind: 'person',
      label: owner,
      detail: times === 1 ? translate('named once') : translate('named {0} times', times),
      insertText: owner,
    }));
}
