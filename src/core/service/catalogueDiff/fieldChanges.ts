import { normalText } from '../../findings/textHash.ts';
import type { Instrument } from '../../model/instrument.ts';
import type { Obligation } from '../../model/obligation.ts';
import { type WordRun, wordDiff } from './wordDiff.ts';

/** One attribute, or one part of the text, that differs. */
export interface FieldChange {
  /** As requirement files write it; `text` is the paraphrase. */
  readonly name: string;
  /** Null where there was none. Lists are written as one text. */
  readonly before: string | null;
  readonly after: string | null;
  /** Empty where one side has nothing. */
  readonly words: readonly WordRun[];
}

type Fields<T> = Readonly<Record<string, (of: T) => string | undefined>>;

/** In the order in which people read them. Where a list has no order, its order does not count. */
const OF_OBLIGATION: Fields<Obligation> = {
  title: ({ title }) => title,
  'native-title': ({ nativeTitle }) => nativeTitle,
  text: ({ body }) => body,
  controls: ({ controls }) => lines(controls),
  modality: ({ modality }) => modality,
  binds: ({ binds }) => words(binds),
  trigger: ({ trigger }) => trigger,
  deadline: ({ deadline }) => deadline,
  applies: ({ applies }) => applies,
  repealed: ({ repealed }) => repealed,
  'superseded-by': ({ supersededBy }) => supersededBy,
  clause: ({ clause }) => clause,
  revision: ({ revision }) => String(revision),
  changes: ({ changes }) =>
    lines(
      changes.map(({ revision, date, summary, was }) =>
        [`revision ${revision}`, date, summary, was && `was: ${was}`].filter(Boolean).join(', '),
      ),
    ),
  penalty: ({ penalty }) => penalty,
  instrument: ({ instrument }) => instrument,
  domain: ({ domain }) => domain,
  parent: ({ parent }) => parent,
  related: ({ related }) =>
    words(related.map(({ id, relation, note }) => `${relation} ${id}${note ? ` (${note})` : ''}`)),
  signals: ({ signals }) => words(signals),
  tags: ({ tags }) => words(tags),
  confidence: ({ confidence }) => confidence,
};

const OF_INSTRUMENT: Fields<Instrument> = {
  title: ({ title }) => title,
  'native-title': ({ nativeTitle }) => nativeTitle,
  aliases: ({ aliases }) => words(aliases ?? []),
  jurisdiction: ({ jurisdiction }) => jurisdiction,
  authority: ({ authority }) => authority,
  number: ({ number }) => number,
  status: ({ status }) => status,
  adopted: ({ adopted }) => adopted,
  'in-force': ({ inForce }) => inForce,
  applies: ({ applies }) => applies,
  repealed: ({ repealed }) => repealed,
  'superseded-by': ({ supersededBy }) => supersededBy,
  source: ({ source }) => source,
  retrieved: ({ retrieved }) => retrieved,
};

export function obligationChanges(before: Obligation, after: Obligation): readonly FieldChange[] {
  return changesOf(OF_OBLIGATION, before, after);
}

export function instrumentChanges(before: Instrument, after: Instrument): readonly FieldChange[] {
  return changesOf(OF_INSTRUMENT, before, after);
}

function changesOf<T>(fields: Fields<T>, before: T, after: T): readonly FieldChange[] {
  return Object.entries(fields).flatMap(([name, read]) => {
    const [was, is] = [textOf(read(before)), textOf(read(after))];
    if (was === is) return [];
    return [{ name, before: was, after: is, words: was === null || is === null ? [] : wordDiff(was, is) }];
  });
}

function textOf(text: string | undefined): string | null {
  return text === undefined ? null : normalText(text) || null;
}

function words(list: readonly string[]): string {
  return [...list].sort().join(', ');
}

function lines(list: readonly string[]): string {
  return list.map((item) => `- ${item}`).join('\n');
}
