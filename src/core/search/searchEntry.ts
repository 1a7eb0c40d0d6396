import { optional } from '../base/optional.ts';
import type { Instrument } from '../model/instrument.ts';
import type { Obligation } from '../model/obligation.ts';

/** What the search knows of one obligation. */
export interface SearchEntry {
  readonly id: string;
  readonly title: string;
  readonly nativeTitle?: string;
  readonly clause?: string;
  /** Id of the instrument. */
  readonly instrument: string;
  readonly instrumentTitle?: string;
  readonly instrumentNativeTitle?: string;
  /** Code of the instrument's jurisdiction. */
  readonly jurisdiction?: string;
  /** Short names of the instrument. */
  readonly aliases: readonly string[];
  readonly domain: string;
  readonly tags: readonly string[];
  readonly signals: readonly string[];
  readonly binds: readonly string[];
  readonly trigger?: string;
  readonly deadline?: string;
  /** Markdown; counts least. */
  readonly body: string;
  readonly controls: readonly string[];
}

export function searchEntryOf(obligation: Obligation, instrument: Instrument | undefined): SearchEntry {
  return {
    id: obligation.id,
    title: obligation.title,
    ...optional('nativeTitle', obligation.nativeTitle),
    ...optional('clause', obligation.clause),
    instrument: obligation.instrument,
    ...optional('instrumentTitle', instrument?.title),
    ...optional('instrumentNativeTitle', instrument?.nativeTitle),
    ...optional('jurisdiction', instrument?.jurisdiction),
    aliases: instrument?.aliases ?? [],
    domain: obligation.domain,
    tags: obligation.tags,
    signals: obligation.signals,
    binds: obligation.binds,
    ...optional('trigger', obligation.trigger),
    ...optional('deadline', obligation.deadline),
    body: obligation.body,
    controls: obligation.controls,
  };
}
