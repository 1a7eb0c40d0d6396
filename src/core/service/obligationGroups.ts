import { compareNatural } from '../base/naturalOrder.ts';
import { optional } from '../base/optional.ts';
import { type Phrase, phrase, type Translate, worded } from '../base/phrase.ts';
import type { Obligation } from '../model/obligation.ts';
import type { Assessor } from '../trace/states.ts';
import { instrumentOf } from './describe.ts';
import { GAPS } from './obligationOrder.ts';
import { stateWords } from './words.ts';

/** Ways to group the tree of obligations. */
export const GROUPINGS = ['domain', 'instrument', 'jurisdiction', 'state', 'role'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface Group {
  readonly key: string;
  readonly label: string;
  /** What the label stands for, where it is an id. */
  readonly detail?: string;
  readonly obligations: readonly Obligation[];
}

/** One level of the tree: parts obligations into groups, in the order of their keys. One may stand in several. */
export type Level = (
  assessor: Assessor,
  obligations: readonly Obligation[],
  translate: Translate,
) => readonly Group[];

const byDomain = level((_assessor, { domain }, translate) => [
  { key: domain, label: domainLabel(domain, translate) },
]);

const byInstrument = level((assessor, obligation) => {
  const detail = instrumentOf(assessor, obligation)?.title;
  const { instrument } = obligation;
  return [{ key: instrument, label: instrument, ...optional('detail', detail) }];
});

const byJurisdiction = level((assessor, obligation, translate) => {
  const jurisdiction = instrumentOf(assessor, obligation)?.jurisdiction;
  return [{ key: jurisdiction ?? LAST, label: jurisdiction ?? translate('Everywhere') }];
});

const byState = level((assessor, obligation, translate) => {
  const { state } = assessor.assess(obligation);
  return [{ key: String(GAPS.indexOf(state)), label: capitalised(stateWords(state, translate)) }];
});

/** Roles are written as `regtrace.yaml` writes them. A duty that names nobody binds everybody, as one of `any` does. */
const byRole = level((_assessor, { binds }, translate) => {
  const everybody = { key: LAST, label: translate('Everybody') };
  const groups = binds.map((role) => (role === 'any' ? everybody : { key: role, label: role }));
  return groups.length === 0 ? [everybody] : groups;
});

export const LEVELS: Readonly<Record<Grouping, readonly Level[]>> = {
  domain: [byDomain, byInstrument],
  instrument: [byInstrument],
  jurisdiction: [byJurisdiction, byInstrument],
  state: [byState, byInstrument],
  role: [byRole, byInstrument],
};

/** Stands behind every word. */
const LAST = '~';

type KeysOf = (
  assessor: Assessor,
  obligation: Obligation,
  translate: Translate,
) => readonly Omit<Group, 'obligations'>[];

function level(keysOf: KeysOf): Level {
  return (assessor, obligations, translate) => {
    const groups = new Map<string, Omit<Group, 'obligations'> & { readonly obligations: Obligation[] }>();
    for (const obligation of obligations) {
      for (const group of keysOf(assessor, obligation, translate)) {
        const known = groups.get(group.key);
        if (!known) groups.set(group.key, { ...group, obligations: [obligation] });
        // One that names a role twice is still one.
        else if (known.obligations.at(-1) !== obligation) known.obligations.push(obligation);
      }
    }
    return [...groups.values()].sort((a, b) => compareNatural(a.key, b.key));
  };
}

/** `data-localization` as a heading: "Data localization". Domains that a workspace makes up are shown as it names them. */
export function domainLabel(domain: string, translate: Translate): string {
  const bundled = BUNDLED_DOMAINS.get(domain);
  return bundled ? worded(bundled, translate) : capitalised(domain.replaceAll('-', ' '));
}

const BUNDLED_DOMAINS: ReadonlyMap<string, Phrase> = new Map([
  ['ai', phrase('AI')],
  ['data-localization', phrase('Data localization')],
  ['general', phrase('General')],
  ['mapping', phrase('Mapping')],
  ['privacy', phrase('Privacy')],
  ['security', phrase('Security')],
  ['vehicle-safety', phrase('Vehicle safety')],
]);

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
