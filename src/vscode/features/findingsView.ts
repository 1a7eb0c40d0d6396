import * as vscode from 'vscode';
import {
  type FileGroup,
  type Finding,
  groupFindings,
  type InstrumentGroup,
  placedProblems,
  type Severity,
  type SeverityGroup,
} from '../../core/index.ts';
import { COMMANDS, VIEWS } from '../contributions.ts';
import { toVsRange } from '../convert.ts';
import { applyQuickFix } from '../quickFixAction.ts';
import type { Session } from '../session.ts';
import { messageOf } from '../wording.ts';

interface FindingRow {
  readonly kind: 'finding';
  readonly finding: Finding;
}

type FindingNode = SeverityGroup | FileGroup | InstrumentGroup | FindingRow;

/** The findings by severity, and by the file that they stand in or the instrument that they are about. */
export function registerFindingsView(session: Session): vscode.Disposable {
  const { guard } = session;
  const changed = new vscode.EventEmitter<undefined>();
  let shown = '';
  const provider: vscode.TreeDataProvider<FindingNode> = {
    onDidChangeTreeData: changed.event,
    getChildren: (node) =>
      node ? [...childrenOf(node)] : guard('findings view', async () => [...(await groups(session))]),
    getTreeItem: (node) => itemOf(node, session),
  };
  const view = vscode.window.createTreeView(VIEWS.findings, {
    treeDataProvider: provider,
    showCollapseAll: true,
    canSelectMany: true,
  });
  const refresh = async () => {
    const findings = await session.service.findings();
    const content = JSON.stringify([session.places.folder?.uri.toString(), findings]);
    if (content === shown) return;
    shown = content;
    showBadge(view, findings);
    changed.fire(undefined);
  };
  return vscode.Disposable.from(
    view,
    changed,
    session.onDidSettle(() => guard('findings view', refresh)),
    vscode.commands.registerCommand(COMMANDS.applyFix, (node: unknown) =>
      guard(COMMANDS.applyFix, () => fix(session, node)),
    ),
  );
}

/** The number on the view counts what can be put right at its place; what is uncovered is counted by the tree. */
function showBadge(view: vscode.TreeView<FindingNode>, findings: readonly Finding[]): void {
  const value = placedProblems(findings);
  if ((view.badge?.value ?? 0) === value) return;
  view.badge =
    value === 0
      ? undefined
      : { value, tooltip: vscode.l10n.t('{0} problems in files of the workspace', value) };
}

async function groups({ service }: Session): Promise<readonly FindingNode[]> {
  const findings = await service.findings();
  return groupFindings(findings, service.known.catalogue);
}

function childrenOf(node: FindingNode): readonly FindingNode[] {
  switch (node.kind) {
    case 'severity':
      return node.groups;
    case 'file':
    case 'instrument':
      return node.findings.map((finding) => ({ kind: 'finding', finding }));
    case 'finding':
      return [];
  }
}

function itemOf(node: FindingNode, { places }: Session): vscode.TreeItem {
  switch (node.kind) {
    case 'severity':
      return severityItem(node);
    case 'file':
      return fileItem(node, places);
    case 'instrument':
      return instrumentItem(node);
    case 'finding':
      return findingItem(node.finding, places);
  }
}

const ICONS: Readonly<Record<Severity, readonly [icon: string, colour: string]>> = {
  error: ['error', 'list.errorForeground'],
  warning: ['warning', 'list.warningForeground'],
  info: ['info', 'charts.blue'],
};

function severityIcon(severity: Severity): vscode.ThemeIcon {
  const [icon, colour] = ICONS[severity];
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(colour));
}

function severityItem({ key, severity, count }: SeverityGroup): vscode.TreeItem {
  const labels = {
    error: vscode.l10n.t('Errors'),
    warning: vscode.l10n.t('Warnings'),
    info: vscode.l10n.t('Information'),
  };
  const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(labels[severity], severity === 'info' ? Collapsed : Expanded);
  item.id = key;
  item.description = String(count);
  item.iconPath = severityIcon(severity);
  item.contextValue = 'severity';
  return item;
}

function fileItem({ key, path, findings }: FileGroup, places: Session['places']): vscode.TreeItem {
  const uri = places.uriOf({ path, origin: 'workspace' });
  const item = new vscode.TreeItem(uri, vscode.TreeItemCollapsibleState.Expanded);
  item.id = key;
  // The editor itself shows the number of problems beside a file.
  item.description = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
  const label = vscode.l10n.t('{0}, {1} findings', path, findings.length);
  item.accessibilityInformation = { label };
  item.iconPath = vscode.ThemeIcon.File;
  item.contextValue = 'file';
  return item;
}

function instrumentItem({ key, id, title, findings }: InstrumentGroup): vscode.TreeItem {
  const item = new vscode.TreeItem(id, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = key;
  item.description = `${title} · ${findings.length}`;
  item.tooltip = vscode.l10n.t('{0}: what no code of the workspace answers', `${id} ${title}`);
  item.iconPath = new vscode.ThemeIcon('law');
  item.contextValue = 'instrument';
  return item;
}

function findingItem(finding: Finding, places: Session['places']): vscode.TreeItem {
  const { location, severity, code, obligation, isUnplaced } = finding;
  const message = messageOf(finding);
  const item = new vscode.TreeItem(message);
  item.iconPath = severityIcon(severity);
  item.description = isUnplaced ? code : `${location.range.start.line + 1} · ${code}`;
  item.tooltip = `${message}\n${code}`;
  item.accessibilityInformation = { label: spokenSeverity(severity, message) };
  item.contextValue = obligation === undefined ? 'finding' : 'findingOfObligation';
  // What stands nowhere is looked up in the law.
  item.command = isUnplaced
    ? { command: COMMANDS.open, title: vscode.l10n.t('Open'), arguments: [obligation] }
    : {
        command: 'vscode.open',
        title: vscode.l10n.t('Open'),
        arguments: [places.uriOf(location), { selection: toVsRange(location.range) }],
      };
  return item;
}

function spokenSeverity(severity: Severity, message: string): string {
  switch (severity) {
    case 'error':
      return vscode.l10n.t('error: {0}', message);
    case 'warning':
      return vscode.l10n.t('warning: {0}', message);
    case 'info':
      return vscode.l10n.t('info: {0}', message);
  }
}

/** Applies the fix that is most likely right, or lets the user choose where none is. */
async function fix(session: Session, node: unknown): Promise<void> {
  const finding = findingOf(node);
  if (!finding) return;
  const fixes = await session.service.quickFixes(finding);
  const preferred = fixes.find((one) => one.preferred);
  if (preferred) return applyQuickFix(session, preferred);
  if (fixes.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no fix for this by itself: {0}', messageOf(finding)),
    );
    return;
  }
  const items = fixes.map((one) => ({ label: one.title, one }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: messageOf(finding) });
  if (chosen) await applyQuickFix(session, chosen.one);
}

function findingOf(node: unknown): Finding | undefined {
  return isRow(node) ? node.finding : undefined;
}

function isRow(node: unknown): node is FindingRow {
  return typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'finding';
}
