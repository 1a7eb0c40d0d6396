import { compareNatural } from '../base/naturalOrder.ts';
import type { Link } from '../model/link.ts';
import type { Obligation } from '../model/obligation.ts';
import type { Assessor, State } from '../trace/states.ts';
import { STATES } from '../trace/states.ts';
import { instrumentOf } from './describe.ts';
import { STATE_WORDS } from './words.ts';

export const GROUPINGS = ['domain', 'instrument', 'jurisdiction', 'state'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** A node of the tree of obligations: groups hold groups or obligations, an obligation holds its places in code. */
export type TreeNode = GroupNode | ObligationNode | PlaceNode;

export interface GroupNode {
  readonly kind: 'group';
  /** Stable from one snapshot to the next. */
  readonly key: string;
  readonly label: string;
  readonly tally: Tally;
  readonly children: readonly TreeNode[];
}

export interface ObligationNode {
  readonly kind: 'obligation';
  readonly key: string;
  readonly obligation: Obligation;
  readonly state: State;
  readonly suspect: boolean;
  readonly children: readonly PlaceNode[];
}

export interface PlaceNode {
  readonly kind: 'place';
  readonly key: string;
  readonly link: Link;
}

/** How many obligations a group holds, and how many of them have a link that counts. */
export interface Tally {
  readonly total: number;
  readonly answered: number;
  readonly uncovered: number;
}

const ANSWERED: ReadonlySet<State> = new Set(['verified', 'implemented', 'partial', 'exempt']);

interface TreeOptions {
  readonly grouping: Grouping;
  readonly accepts?: (obligation: Obligation) => boolean;
}

/**
 * The tree of obligations. What is outside the scope stands in a group of its own at the end, so that the figures
 * before it speak of what binds; where nothing is in scope, the catalogue is simply there to be read.
 */
export function obligationTree(assessor: Assessor, { grouping, accepts }: TreeOptions): readonly TreeNode[] {
  const all = assessor.trace.catalogue.obligations().filter((obligation) => accepts?.(obligation) ?? true);
  const inside = all.filter((obligation) => assessor.assess(obligation).state !== 'out-of-scope');
  if (inside.length === 0) return grouped(assessor, all, LEVELS[grouping], '');
  const outside = all.filter((obligation) => assessor.assess(obligation).state === 'out-of-scope');
  const groups = grouped(assessor, inside, LEVELS[grouping], '');
  if (outside.length === 0 || grouping === 'state') {
    return outside.length === 0 ? groups : grouped(assessor, all, LEVELS.state, '');
  }
  const rest = group('Outside the scope', 'outside', assessor, outside);
  return [...groups, { ...rest, children: grouped(assessor, outside, LEVELS[grouping], 'outside/') }];
}

/** Obligations that a reader should look at first: in scope, in force, and with nothing that counts. */
export function uncoveredCount(assessor: Assessor): number {
  return assessor.trace.catalogue.obligations().filter((one) => assessor.assess(one).state === 'uncovered')
    .length;
}

type KeyOf = (assessor: Assessor, obligation: Obligation) => { readonly key: string; readonly label: string };

const byDomain: KeyOf = (_assessor, { domain }) => ({ key: domain, label: domainLabel(domain) });
const byInstrument: KeyOf = (assessor, obligation) => {
  const title = instrumentOf(assessor, obligation)?.title;
  return {
    key: obligation.instrument,
    label: title === undefined ? obligation.instrument : `${obligation.instrument} ${title}`,
  };
};
const byJurisdiction: KeyOf = (assessor, obligation) => {
  const jurisdiction = instrumentOf(assessor, obligation)?.jurisdiction;
  return { key: jurisdiction ?? '~', label: jurisdiction ?? 'Everywhere' };
};
const byState: KeyOf = (assessor, obligation) => {
  const { state } = assessor.assess(obligation);
  const words = STATE_WORDS[state];
  return { key: String(STATES.indexOf(state)), label: words.charAt(0).toUpperCase() + words.slice(1) };
};

const LEVELS: Readonly<Record<Grouping, readonly KeyOf[]>> = {
  domain: [byDomain, byInstrument],
  instrument: [byInstrument],
  jurisdiction: [byJurisdiction, byInstrument],
  state: [byState, byInstrument],
};

function grouped(
  assessor: Assessor,
  obligations: readonly Obligation[],
  levels: readonly KeyOf[],
  prefix: string,
): readonly TreeNode[] {
  const [level, ...deeper] = levels;
  if (!level) return obligations.map((obligation) => obligationNode(assessor, obligation, prefix));
  const groups = new Map<string, { label: string; members: Obligation[] }>();
  for (const obligation of obligations) {
    const { key, label } = level(assessor, obligation);
    const known = groups.get(key);
    if (known) known.members.push(obligation);
    else groups.set(key, { label, members: [obligation] });
  }
  return [...groups]
    .sort(([a], [b]) => compareNatural(a, b))
    .map(([key, { label, members }]) => {
      const path = `${prefix}${key}/`;
      return { ...group(label, path, assessor, members), children: grouped(assessor, members, deeper, path) };
    });
}

function group(label: string, key: string, assessor: Assessor, members: readonly Obligation[]): GroupNode {
  const states = members.map((obligation) => assessor.assess(obligation).state);
  const tally = {
    total: members.length,
    answered: states.filter((state) => ANSWERED.has(state)).length,
    uncovered: states.filter((state) => state === 'uncovered').length,
  };
  return { kind: 'group', key, label, tally, children: [] };
}

function obligationNode(assessor: Assessor, obligation: Obligation, prefix: string): ObligationNode {
  const { state, suspect, links } = assessor.assess(obligation);
  const key = `${prefix}${obligation.id}`;
  return {
    kind: 'obligation',
    key,
    obligation,
    state,
    suspect,
    children: links.map((link, index) => ({ kind: 'place', key: `${key}#${link.path}#${index}`, link })),
  };
}

/** `data-localization` as a heading: "Data localization". */
function domainLabel(domain: string): string {
  const words = domain === 'ai' ? 'AI' : domain.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
