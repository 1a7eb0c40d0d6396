import type { IsoDate } from '../model/date.ts';
import { daysBetween } from '../model/date.ts';
import type { Instrument } from '../model/instrument.ts';
import type { Modality, Obligation } from '../model/obligation.ts';
import { appliesFrom } from '../trace/lifecycle.ts';
import type { State } from '../trace/states.ts';

// @reg REGTRACE-10
/** The states as a person reads them. */
export const STATE_WORDS: Readonly<Record<State, string>> = {
  'out-of-scope': 'outside the scope',
  'not-applicable': 'not applicable',
  retired: 'retired',
  upcoming: 'upcoming',
  verified: 'verified',
  implemented: 'implemented',
  partial: 'partly implemented',
  planned: 'planned',
  exempt: 'exempt',
  uncovered: 'uncovered',
};

export const MODALITY_WORDS: Readonly<Record<Modality, string>> = {
  must: 'must',
  'must-not': 'must not',
  should: 'should',
  may: 'may',
};

/** When a duty binds, seen from a day: "in force since 2021-11-01", "applies in 43 days (2027-01-04)". */
export function timeWords(obligation: Obligation, instrument: Instrument | undefined, asOf: IsoDate): string {
  const repealed = obligation.repealed ?? instrument?.repealed;
  if (repealed !== undefined && repealed <= asOf) return `repealed on ${repealed}`;
  if (instrument?.status === 'repealed') return 'repealed';
  const date = appliesFrom(obligation, instrument);
  if (date === undefined)
    return instrument?.status === 'draft' || instrument?.status === 'adopted' ? instrument.status : '';
  if (date > asOf) return `applies in ${count(daysBetween(asOf, date), 'day')} (${date})`;
  const ends = repealed === undefined ? '' : `, until ${repealed}`;
  return `in force since ${date}${ends}`;
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
