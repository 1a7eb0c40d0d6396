import * as vscode from 'vscode';
import {
  GROUPINGS,
  type Grouping,
  type Obligation,
  obligationTree,
  STATE_WORDS,
  type TreeNode,
  timeWords,
  uncoveredCount,
} from '../../core/index.ts';
import { COMMANDS, CONTEXT_KEYS, VIEWS } from '../contributions.ts';
import { toVsRange } from '../convert.ts';
import type { Session } from '../session.ts';
import { stateIcon } from '../stateIcons.ts';

/** The tree of obligations, from domains down to the places in code. */
export function registerObligationsView(session: Session, tree: ObligationsTree): vscode.Disposable {
  const view = vscode.window.createTreeView(VIEWS.obligations, {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  const redraw = () => session.guard('obligations view', async () => tree.redraw(view));
  return vscode.Disposable.from(
    view,
    session.onDidSettle(redraw),
    vscode.commands.registerCommand(COMMANDS.groupBy, () => tree.chooseGrouping().then(redraw)),
    vscode.commands.registerCommand(COMMANDS.filter, () => tree.chooseFilter().then(redraw)),
    vscode.commands.registerCommand(COMMANDS.clearFilter, () => tree.setFilter('').then(redraw)),
  );
}

/** The nodes of the view, and what the user chose to see of them. */
export class ObligationsTree implements vscode.TreeDataProvider<TreeNode> {
  readonly #session: Session;
  readonly #memory: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #grouping: Grouping;
  #filter = '';

  constructor(session: Session, memory: vscode.Memento) {
    this.#session = session;
    this.#memory = memory;
    const remembered = memory.get<string>('grouping');
    this.#grouping = GROUPINGS.find((grouping) => grouping === remembered) ?? 'domain';
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[] | undefined> {
    if (node) return node.kind === 'place' ? [] : [...node.children];
    return this.#session.guard('obligations view', async () => [...(await this.#roots())]);
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    switch (node.kind) {
      case 'group': {
        const item = new vscode.TreeItem(node.label, vscode.TreeItemCollapsibleState.Collapsed);
        const { total, answered } = node.tally;
        item.id = node.key;
        item.description = `${answered}/${total}`;
        item.tooltip = vscode.l10n.t('{0}: {1} of {2} obligations answered', node.label, answered, total);
        item.contextValue = 'group';
        return item;
      }
      case 'obligation':
        return this.#obligationItem(node);
      case 'place':
        return placeItem(node.link, this.#session);
    }
  }

  redraw(view: vscode.TreeView<TreeNode>): void {
    const trace = this.#session.service.known;
    const uncovered = uncoveredCount(this.#session.service.assessor(trace));
    if (view.badge?.value !== uncovered) {
      view.badge = {
        value: uncovered,
        tooltip: vscode.l10n.t('{0} obligations uncovered', uncovered),
      };
    }
    const { inferred } = this.#session.service.assessor(trace).scope;
    view.description = this.#filter || (inferred ? vscode.l10n.t('scope inferred from annotations') : '');
    this.#changed.fire(undefined);
  }

  async chooseGrouping(): Promise<void> {
    const items = GROUPINGS.map((grouping) => ({ label: GROUPING_LABELS[grouping](), grouping }));
    const chosen = await vscode.window.showQuickPick(items, {
      placeHolder: vscode.l10n.t('Group obligations by'),
    });
    if (!chosen) return;
    this.#grouping = chosen.grouping;
    await this.#memory.update('grouping', chosen.grouping);
  }

  async chooseFilter(): Promise<void> {
    const value = await vscode.window.showInputBox({
      prompt: vscode.l10n.t('Words and filters, for example in:cn state:uncovered'),
      value: this.#filter,
    });
    if (value !== undefined) await this.setFilter(value);
  }

  async setFilter(filter: string): Promise<void> {
    this.#filter = filter.trim();
    await vscode.commands.executeCommand('setContext', CONTEXT_KEYS.filtered, this.#filter !== '');
  }

  async #roots(): Promise<readonly TreeNode[]> {
    const { service } = this.#session;
    const trace = await service.trace();
    const assessor = service.assessor(trace);
    if (this.#filter === '') return obligationTree(assessor, { grouping: this.#grouping });
    const results = service.search(trace).search(this.#filter, assessor, Number.MAX_SAFE_INTEGER);
    const accepted = new Set(results.map(({ id }) => id));
    return obligationTree(assessor, {
      grouping: this.#grouping,
      accepts: (obligation: Obligation) => accepted.has(obligation.id),
    });
  }

  #obligationItem({ obligation, state, suspect, key, children }: Extract<TreeNode, { kind: 'obligation' }>) {
    const { service } = this.#session;
    const assessor = service.assessor(service.known);
    const instrument = assessor.trace.catalogue.instrument(obligation.instrument);
    const item = new vscode.TreeItem(
      obligation.id,
      children.length > 0 ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
    );
    item.id = key;
    item.description = obligation.title;
    item.iconPath = stateIcon(state, suspect);
    const words = [STATE_WORDS[state], timeWords(obligation, instrument, assessor.asOf)].filter(
      (part) => part !== '',
    );
    const title = [obligation.title, obligation.nativeTitle].filter((part) => part !== undefined).join('\n');
    item.tooltip = `${obligation.id}\n${title}\n${words.join(' · ')}`;
    item.accessibilityInformation = { label: `${obligation.id}, ${obligation.title}, ${words.join(', ')}` };
    item.contextValue = 'obligation';
    item.command = { command: COMMANDS.open, title: vscode.l10n.t('Open'), arguments: [obligation.id] };
    return item;
  }
}

/** A place in code, as both trees show it. */
export function placeItem(
  link: Extract<TreeNode, { kind: 'place' }>['link'],
  { places }: Pick<Session, 'places'>,
): vscode.TreeItem {
  const uri = places.uriOf({ path: link.path, origin: 'workspace' });
  const name = link.path.slice(link.path.lastIndexOf('/') + 1);
  const item = new vscode.TreeItem(`${name}:${link.range.start.line + 1}`);
  item.description = [link.verb, link.note, link.path].filter((part) => part !== undefined).join(' · ');
  item.tooltip = `${link.verb} ${link.id}\n${link.path}:${link.range.start.line + 1}${link.note === undefined ? '' : `\n${link.note}`}`;
  item.resourceUri = uri;
  item.iconPath = vscode.ThemeIcon.File;
  item.contextValue = 'place';
  item.command = {
    command: 'vscode.open',
    title: vscode.l10n.t('Open'),
    arguments: [uri, { selection: toVsRange(link.range) }],
  };
  return item;
}

const GROUPING_LABELS: Readonly<Record<Grouping, () => string>> = {
  domain: () => vscode.l10n.t('Domain'),
  instrument: () => vscode.l10n.t('Instrument'),
  jurisdiction: () => vscode.l10n.t('Jurisdiction'),
  state: () => vscode.l10n.t('State'),
};
