import { optional } from '../base/optional.ts';
import { inEnglish, type Translate } from '../base/phrase.ts';
import type { Link } from '../model/link.ts';
import type { Obligation } from '../model/obligation.ts';
import type { Assessor, State } from '../trace/states.ts';
import { type Group, type Grouping, LEVELS, type Level } from './obligationGroups.ts';
import { type Order, ordered, orderedGroups } from './obligationOrder.ts';

/** A node of the tree of obligations: groups hold groups or obligations, an obligation holds its places in code. */
export type TreeNode = GroupNode | ObligationNode | PlaceNode;

export interface GroupNode {
  readonly kind: 'group';
  /** Stable from one snapshot to the next. */
  readonly key: string;
  readonly label: string;
  /** What the label stands for, where it is an id. */
  readonly detail?: string;
  readonly tally: Tally;
}

export interface ObligationNode {
  readonly kind: 'obligation';
  readonly key: string;
  readonly obligation: Obligation;
  readonly state: State;
  readonly suspect: boolean;
  readonly hasPlaces: boolean;
}

export interface PlaceNode {
  readonly kind: 'place';
  readonly key: string;
  readonly link: Link;
}

/** How many obligations a group holds, how many of them have a link that counts, and how many have none. */
export interface Tally {
  readonly total: number;
  readonly answered: number;
  readonly uncovered: number;
}

export interface TreeOptions {
  readonly grouping: Grouping;
  readonly order: Order;
  readonly accepts?: (obligation: Obligation) => boolean;
  /** English without it. */
  readonly translate?: Translate;
}

/**
 * The tree of obligations of one snapshot. What is below a node is worked out when it is asked for: nobody opens all
 * groups of a large catalogue. What is outside the scope stands in a group of its own at the end, so that the figures
 * before it speak of what binds; where nothing is in scope, the catalogue is simply there to be read.
 */
export class ObligationTree {
  readonly #assessor: Assessor;
  readonly #options: TreeOptions;
  readonly #members = new Map<
    GroupNode,
    { readonly obligations: readonly Obligation[]; readonly deeper: readonly Level[] }
  >();
  readonly #children = new Map<TreeNode, readonly TreeNode[]>();
  readonly #parents = new Map<TreeNode, TreeNode>();
  readonly roots: readonly TreeNode[];

  constructor(assessor: Assessor, options: TreeOptions) {
    this.#assessor = assessor;
    this.#options = options;
    this.roots = this.#roots();
  }

  childrenOf(node: TreeNode): readonly TreeNode[] {
    const known = this.#children.get(node);
    if (known) return known;
    const children = this.#below(node);
    for (const child of children) this.#parents.set(child, node);
    this.#children.set(node, children);
    return children;
  }

  /** Undefined for a root, and for a node whose parent was never asked for its children. */
  parentOf(node: TreeNode): TreeNode | undefined {
    return this.#parents.get(node);
  }

  /** The first node of an obligation; undefined where the tree does not show it. */
  find(id: string): ObligationNode | undefined {
    return this.#findIn(this.roots, id);
  }

  #findIn(nodes: readonly TreeNode[], id: string): ObligationNode | undefined {
    for (const node of nodes) {
      if (node.kind === 'obligation' && node.obligation.id === id) return node;
      if (node.kind !== 'group' || !this.#members.get(node)?.obligations.some((one) => one.id === id))
        continue;
      return this.#findIn(this.childrenOf(node), id);
    }
    return undefined;
  }

  #roots(): readonly TreeNode[] {
    const { grouping, accepts, translate = inEnglish } = this.#options;
    const all = this.#assessor.trace.catalogue
      .obligations()
      .filter((obligation) => accepts?.(obligation) ?? true);
    const isOutside = (obligation: Obligation) => this.#assessor.assess(obligation).state === 'out-of-scope';
    const outside = all.filter(isOutside);
    const levels = LEVELS[grouping];
    // By state, what is outside the scope is a group like any other.
    if (outside.length === 0 || outside.length === all.length || grouping === 'state') {
      return this.#grouped(all, levels, '');
    }
    const inside = all.filter((obligation) => !isOutside(obligation));
    const label = translate('Outside the scope');
    const rest = this.#group({ key: 'outside/', label, obligations: outside }, levels);
    return [...this.#grouped(inside, levels, ''), rest];
  }

  #below(node: TreeNode): readonly TreeNode[] {
    switch (node.kind) {
      case 'group': {
        const members = this.#members.get(node);
        return members ? this.#grouped(members.obligations, members.deeper, node.key) : [];
      }
      case 'obligation':
        return this.#assessor.assess(node.obligation).links.map((link, index) => ({
          kind: 'place',
          key: `${node.key}#${link.path}#${index}`,
          link,
        }));
      case 'place':
        return [];
    }
  }

  #grouped(
    obligations: readonly Obligation[],
    levels: readonly Level[],
    prefix: string,
  ): readonly TreeNode[] {
    const [level, ...deeper] = levels;
    const { order, translate = inEnglish } = this.#options;
    if (!level) {
      return ordered(this.#assessor, obligations, order).map((obligation) =>
        this.#obligation(obligation, prefix),
      );
    }
    const groups = level(this.#assessor, obligations, translate).map(({ key, ...rest }) =>
      this.#group({ key: `${prefix}${key}/`, ...rest }, deeper),
    );
    return orderedGroups(groups, order);
  }

  #group({ key, label, detail, obligations }: Group, deeper: readonly Level[]): GroupNode {
    const states = obligations.map((obligation) => this.#assessor.assess(obligation).state);
    const tally = {
      total: obligations.length,
      answered: states.filter((state) => ANSWERED.has(state)).length,
      uncovered: states.filter((state) => state === 'uncovered').length,
    };
    const node: GroupNode = { kind: 'group', key, label, ...optional('detail', detail), tally };
    this.#members.set(node, { obligations, deeper });
    return node;
  }

  #obligation(obligation: Obligation, prefix: string): ObligationNode {
    const { state, suspect, links } = this.#assessor.assess(obligation);
    const key = `${prefix}${obligation.id}`;
    return { kind: 'obligation', key, obligation, state, suspect, hasPlaces: links.length > 0 };
  }
}

const ANSWERED: ReadonlySet<State> = new Set(['verified', 'implemented', 'partial', 'exempt']);

/** Obligations that a reader should look at first: in scope, in force, and with nothing that counts. */
export function uncoveredCount(assessor: Assessor): number {
  return assessor.trace.catalogue.obligations().filter((one) => assessor.assess(one).state === 'uncovered')
    .length;
}
