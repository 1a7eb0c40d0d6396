import * as vscode from 'vscode';
import {
  GROUPINGS,
  type Grouping,
  ORDERS,
  type Order,
  type TreeNode,
  uncoveredCount,
} from '../../core/index.ts';
import { COMMANDS, VIEWS } from '../contributions.ts';
import { idNearCursor } from '../cursor.ts';
import { pickObligation } from '../obligationPick.ts';
import type { ObligationsTree } from '../obligationsTree.ts';
import { idsOf } from '../obligationTarget.ts';
import type { Session } from '../session.ts';

/** The tree of obligations, from domains down to the places in code. */
export function registerObligationsView(session: Session, tree: ObligationsTree): vscode.Disposable {
  const view = vscode.window.createTreeView(VIEWS.obligations, {
    treeDataProvider: tree,
    showCollapseAll: true,
    canSelectMany: true,
  });
  const describe = async () => {
    showFigures(view, session);
    await showFilter(view, tree);
  };
  const on = (command: string, run: (target: unknown) => Promise<void>) =>
    vscode.commands.registerCommand(command, (target: unknown) =>
      session.guard(command, () => run(target).then(describe)),
    );
  return vscode.Disposable.from(
    view,
    session.onDidSettle(() =>
      session.guard('obligations view', async () => {
        await describe();
        tree.refresh();
      }),
    ),
    on(COMMANDS.groupBy, (target) => chooseGrouping(tree, target)),
    on(COMMANDS.sortBy, (target) => chooseOrder(tree, target)),
    on(COMMANDS.filter, (target) => chooseFilter(tree, target)),
    on(COMMANDS.clearFilter, () => tree.setFilter('')),
    on(COMMANDS.reveal, (target) => reveal(view, session, tree, target)),
  );
}

function showFigures(view: vscode.TreeView<TreeNode>, { service, places }: Session): void {
  const assessor = service.assessor(service.known);
  const uncovered = uncoveredCount(assessor);
  if ((view.badge?.value ?? 0) !== uncovered) {
    view.badge = { value: uncovered, tooltip: vscode.l10n.t('{0} obligations uncovered', uncovered) };
  }
  const isOneOfSeveral = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
  view.description = [
    isOneOfSeveral ? places.folder?.name : undefined,
    assessor.scope.inferred ? vscode.l10n.t('scope inferred from annotations') : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

/** The title has no room for a query beside its buttons: it stands in the line below. */
async function showFilter(view: vscode.TreeView<TreeNode>, tree: ObligationsTree): Promise<void> {
  const matches = tree.filter === '' ? 0 : await tree.matches();
  // Where nothing matches, a message would hide the text that offers to clear the filter.
  const message = matches === 0 ? '' : vscode.l10n.t('{0} obligations fit {1}', matches, tree.filter);
  if ((view.message ?? '') !== message) view.message = message;
}

/** Commands may be given what to choose; people are asked. */
async function chooseGrouping(tree: ObligationsTree, target: unknown): Promise<void> {
  const chosen =
    GROUPINGS.find((grouping) => grouping === target) ??
    (await choose(GROUPINGS, GROUPING_LABELS, {
      current: tree.grouping,
      placeHolder: vscode.l10n.t('Group obligations by'),
    }));
  if (chosen) await tree.group(chosen);
}

async function chooseOrder(tree: ObligationsTree, target: unknown): Promise<void> {
  const chosen =
    ORDERS.find((order) => order === target) ??
    (await choose(ORDERS, ORDER_LABELS, {
      current: tree.order,
      placeHolder: vscode.l10n.t('Sort obligations by'),
    }));
  if (chosen) await tree.sort(chosen);
}

async function chooseFilter(tree: ObligationsTree, target: unknown): Promise<void> {
  const value =
    typeof target === 'string'
      ? target
      : await vscode.window.showInputBox({
          prompt: vscode.l10n.t('Words and filters, for example in:cn state:uncovered'),
          value: tree.filter,
        });
  if (value !== undefined) await tree.setFilter(value);
}

async function choose<T extends string>(
  values: readonly T[],
  labels: Readonly<Record<T, () => string>>,
  { current, placeHolder }: { readonly current: T; readonly placeHolder: string },
): Promise<T | undefined> {
  const items = values.map((value) => ({
    label: labels[value](),
    value,
    ...(value === current ? { description: vscode.l10n.t('now') } : {}),
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.value;
}

/** Shows an obligation in the tree: the one named, the one at the cursor, or one that is picked. */
async function reveal(
  view: vscode.TreeView<TreeNode>,
  session: Session,
  tree: ObligationsTree,
  target: unknown,
): Promise<void> {
  const [given] = idsOf(target);
  const id = given ?? (await idNearCursor(session)) ?? (await pickObligation(session));
  if (id === undefined) return;
  let node = await tree.find(id);
  if (!node && tree.filter !== '') {
    // What the filter hides cannot be shown otherwise.
    await tree.setFilter('');
    node = await tree.find(id);
  }
  if (node) await view.reveal(node, { select: true, focus: true, expand: true });
  else void vscode.window.showWarningMessage(session.service.unknownIdMessage(session.service.known, id));
}

const GROUPING_LABELS: Readonly<Record<Grouping, () => string>> = {
  domain: () => vscode.l10n.t('Domain'),
  instrument: () => vscode.l10n.t('Instrument'),
  jurisdiction: () => vscode.l10n.t('Jurisdiction'),
  state: () => vscode.l10n.t('State'),
  role: () => vscode.l10n.t('Role'),
};

const ORDER_LABELS: Readonly<Record<Order, () => string>> = {
  law: () => vscode.l10n.t("The law's own order"),
  gap: () => vscode.l10n.t('Largest gaps first'),
};
