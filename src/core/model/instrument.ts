import type { IsoDate } from './date.ts';
import type { Location } from './location.ts';

export const INSTRUMENT_STATUSES = ['draft', 'adopted', 'in-force', 'repealed'] as const;
export type InstrumentStatus = (typeof INSTRUMENT_STATUSES)[number];

/** What a requirement file's front matter may say of an instrument. Names of dates follow ELI and schema.org Legislation. */
export interface InstrumentFacts {
  readonly title?: string;
  readonly nativeTitle?: string;
  readonly aliases?: readonly string[];
  /** ISO 3166 country code or a bloc (`EU`, `UN`); without one the instrument binds everywhere. */
  readonly jurisdiction?: string;
  readonly authority?: string;
  readonly number?: string;
  readonly status?: InstrumentStatus;
  readonly adopted?: IsoDate;
  readonly inForce?: IsoDate;
  /** When duties bind; default: `inForce`. */
  readonly applies?: IsoDate;
  readonly repealed?: IsoDate;
  readonly supersededBy?: string;
  /** Where the official text stands. */
  readonly source?: string;
  /** When the text was read. */
  readonly retrieved?: IsoDate;
}

/** A law, regulation, standard or contract, put together from every file that declares it. */
export interface Instrument extends InstrumentFacts {
  readonly id: string;
  /** Where it is declared; the first one is where an editor opens it. */
  readonly locations: readonly Location[];
}
