import * as vscode from 'vscode';
import {
  GROUPINGS,
  type Grouping,
  type Obligation,
  ObligationTree,
  ORDERS,
  type Order,
  type Trace,
  type TreeNode,
} from '../core/index.ts';
import { cardOf } from './cards.ts';
import { CONTEXT_KEYS } from './contributions.ts';
import { treeItemOf } from './obligationItems.ts';
import type { Session } from './session.ts';
import { translate } from './wording.ts';

/** The nodes of the view of obligations, and what the user chose to see of them. */
export class ObligationsTree implements vscode.TreeDataProvider<TreeNode> {
  readonly #session: Session;
  readonly #memory: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<undefined>();
  /** Which tree a node is of: the editor may still ask about nodes of the one before. */
  readonly #owners = new WeakMap<TreeNode, ObligationTree>();
  readonly onDidChangeTreeData = this.#changed.event;
  #tree: { readonly tree: ObligationTree; readonly trace: Trace; readonly asOf: string } | undefined;
  #grouping: Grouping;
  #order: Order;
  #filter = '';
  #matches = 0;

  constructor(session: Session, memory: vscode.Memento) {
    this.#session = session;
    this.#memory = memory;
    const [grouping, order] = [memory.get<string>('grouping'), memory.get<string>('order')];
    this.#grouping = GROUPINGS.find((known) => known === grouping) ?? 'domain';
    this.#order = ORDERS.find((known) => known === order) ?? 'law';
  }

  get grouping(): Grouping {
    return this.#grouping;
  }

  get order(): Order {
    return this.#order;
  }

  get filter(): string {
    return this.#filter;
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[] | undefined> {
    return this.#session.guard('obligations view', async () => {
      const tree = node ? this.#owners.get(node) : await this.#current();
      if (!tree) return [];
      const children = node ? tree.childrenOf(node) : tree.roots;
      for (const child of children) this.#owners.set(child, tree);
      return [...children];
    });
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return treeItemOf(node, this.#session);
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return this.#owners.get(node)?.parentOf(node);
  }

  /** The whole card, once somebody wants to see it. */
  resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
    if (node.kind === 'obligation') {
      const card = cardOf(this.#session, node.obligation.id);
      if (card) item.tooltip = card;
    }
    return item;
  }

  /** Draws the tree again if it is not the same any more. */
  refresh(): void {
    const { service } = this.#session;
    const before = this.#tree;
    if (before && isSame(before.trace, service.known) && before.asOf === service.today) return;
    this.#redraw();
  }

  /** The node of an obligation, with its way from the root known to {@link getParent}. */
  async find(id: string): Promise<TreeNode | undefined> {
    const tree = await this.#current();
    const node = tree.find(id);
    for (let at: TreeNode | undefined = node; at; at = tree.parentOf(at)) this.#owners.set(at, tree);
    return node;
  }

  /** How many obligations the filter leaves. */
  async matches(): Promise<number> {
    await this.#current();
    return this.#matches;
  }

  async group(by: Grouping): Promise<void> {
    this.#grouping = by;
    await this.#memory.update('grouping', by);
    this.#redraw();
  }

  async sort(by: Order): Promise<void> {
    this.#order = by;
    await this.#memory.update('order', by);
    this.#redraw();
  }

  async setFilter(filter: string): Promise<void> {
    this.#filter = filter.trim();
    await vscode.commands.executeCommand('setContext', CONTEXT_KEYS.filtered, this.#filter !== '');
    this.#redraw();
  }

  #redraw(): void {
    this.#tree = undefined;
    this.#changed.fire(undefined);
  }

  async #current(): Promise<ObligationTree> {
    const { service } = this.#session;
    const trace = await service.trace();
    const asOf = service.today;
    if (!this.#tree || !isSame(this.#tree.trace, trace) || this.#tree.asOf !== asOf) {
      this.#tree = { tree: this.#build(trace), trace, asOf };
    }
    return this.#tree.tree;
  }

  #build(trace: Trace): ObligationTree {
    const { service } = this.#session;
    const assessor = service.assessor(trace);
    const options = { grouping: this.#grouping, order: this.#order, translate };
    if (this.#filter === '') return new ObligationTree(assessor, options);
    const accepted = service.search(trace).filter(this.#filter, assessor);
    this.#matches = accepted.size;
    return new ObligationTree(assessor, { ...options, accepts: ({ id }: Obligation) => accepted.has(id) });
  }
}

/** Whether two snapshots look the same in the tree: most edits touch no link and no obligation. */
function isSame(a: Trace, b: Trace): boolean {
  return (
    a.byId === b.byId && a.catalogue === b.catalogue && a.settings === b.settings && a.complete === b.complete
  );
}
