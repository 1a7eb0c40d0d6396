import { daysBetween, type IsoDate } from '../model/date.ts';
import type { Instrument } from '../model/instrument.ts';
import type { Obligation } from '../model/obligation.ts';
import type { Trace } from './trace.ts';

/** When a duty binds: its own date, else its instrument's, else the day its instrument came into force. */
export function appliesFrom(
  obligation: Pick<Obligation, 'applies'>,
  instrument: Pick<Instrument, 'applies' | 'inForce'> | undefined,
): IsoDate | undefined {
  return obligation.applies ?? instrument?.applies ?? instrument?.inForce;
}

/** Days until the duty binds, at least 1; undefined where it binds already or no date is known. */
export function daysToGo(
  obligation: Obligation,
  instrument: Instrument | undefined,
  asOf: IsoDate,
): number | undefined {
  const date = appliesFrom(obligation, instrument);
  return date !== undefined && date > asOf ? daysBetween(asOf, date) : undefined;
}

/** Adopted or drafted, but not binding yet. Without any date the instrument's status decides. */
export function isUpcoming(
  obligation: Obligation,
  instrument: Instrument | undefined,
  asOf: IsoDate,
): boolean {
  const date = appliesFrom(obligation, instrument);
  if (date !== undefined) return date > asOf;
  return instrument?.status === 'draft' || instrument?.status === 'adopted';
}

/** Repealed or superseded on that day. A status without a date holds for every day. */
export function isRetired(trace: Trace, obligation: Obligation, asOf: IsoDate): boolean {
  const instrument = trace.catalogue.instrument(obligation.instrument);
  const repealed = obligation.repealed ?? instrument?.repealed;
  if (repealed !== undefined) return repealed <= asOf;
  if (instrument?.status === 'repealed') return true;
  return isSuperseded(trace, obligation, instrument, asOf);
}

function isSuperseded(
  trace: Trace,
  obligation: Obligation,
  instrument: Instrument | undefined,
  asOf: IsoDate,
): boolean {
  if (obligation.supersededBy !== undefined) {
    const successor = trace.catalogue.obligation(obligation.supersededBy);
    const date = successor && appliesFrom(successor, trace.catalogue.instrument(successor.instrument));
    // The old duty stays until the new one binds.
    return date === undefined || date <= asOf;
  }
  if (instrument?.supersededBy === undefined) return false;
  const successor = trace.catalogue.instrument(instrument.supersededBy);
  const date = successor?.applies ?? successor?.inForce;
  return date === undefined || date <= asOf;
}
