import { inEnglish, type Phrase, phrase, type Translate, worded } from '../base/phrase.ts';
import type { Verb } from '../model/annotation.ts';
import type { IsoDate } from '../model/date.ts';
import { daysBetween } from '../model/date.ts';
import type { InstrumentFacts, InstrumentStatus } from '../model/instrument.ts';
import type { Modality, Obligation } from '../model/obligation.ts';
import { appliesFrom } from '../trace/lifecycle.ts';
import type { State } from '../trace/states.ts';

// @reg REGTRACE-10
/** The states as a person reads them. */
const STATE_WORDS: Readonly<Record<State, Phrase>> = {
  'out-of-scope': phrase('outside the scope'),
  'not-applicable': phrase('not applicable'),
  retired: phrase('retired'),
  upcoming: phrase('upcoming'),
  verified: phrase('verified'),
  implemented: phrase('implemented'),
  partial: phrase('partly implemented'),
  planned: phrase('planned'),
  exempt: phrase('exempt'),
  uncovered: phrase('uncovered'),
};

export function stateWords(state: State, translate?: Translate): string {
  return worded(STATE_WORDS[state], translate);
}

const MODALITY_WORDS: Readonly<Record<Modality, Phrase>> = {
  must: phrase('must'),
  'must-not': phrase('must not'),
  should: phrase('should'),
  may: phrase('may'),
};

export function modalityWords(modality: Modality, translate?: Translate): string {
  return worded(MODALITY_WORDS[modality], translate);
}

const VERB_WORDS: Readonly<Record<Verb, Phrase>> = {
  implements: phrase('implements'),
  verifies: phrase('verifies'),
  partial: phrase('partial'),
  planned: phrase('planned'),
  exempt: phrase('exempt'),
};

/** What a link does, as lists of links say it. */
export function verbWords(verb: Verb, translate?: Translate): string {
  return worded(VERB_WORDS[verb], translate);
}

const STATUS_WORDS: Readonly<Record<InstrumentStatus, Phrase>> = {
  draft: phrase('draft'),
  adopted: phrase('adopted'),
  'in-force': phrase('in-force'),
  repealed: phrase('repealed'),
};

/** How far an instrument has come. */
export function statusWords(status: InstrumentStatus, translate?: Translate): string {
  return worded(STATUS_WORDS[status], translate);
}

/** When a duty binds, seen from a day: "in force since 2021-11-01", "applies in 43 days (2027-01-04)". */
export function timeWords(
  obligation: Pick<Obligation, 'applies' | 'repealed'>,
  instrument: InstrumentFacts | undefined,
  asOf: IsoDate,
  translate: Translate = inEnglish,
): string {
  const repealed = obligation.repealed ?? instrument?.repealed;
  if (repealed !== undefined && repealed <= asOf) return translate('repealed on {0}', repealed);
  if (instrument?.status === 'repealed') return translate('repealed');
  const date = appliesFrom(obligation, instrument);
  if (date === undefined) {
    if (instrument?.status === 'draft') return translate('draft');
    return instrument?.status === 'adopted' ? translate('adopted') : '';
  }
  if (date > asOf) {
    const days = daysBetween(asOf, date);
    return days === 1
      ? translate('applies in 1 day ({0})', date)
      : translate('applies in {0} days ({1})', days, date);
  }
  return repealed === undefined
    ? translate('in force since {0}', date)
    : translate('in force since {0}, until {1}', date, repealed);
}

/** For what is in English everywhere. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
