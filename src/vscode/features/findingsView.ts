import * as vscode from 'vscode';
import type { Finding, Severity } from '../../core/index.ts';
import { VIEWS } from '../contributions.ts';
import { toVsRange } from '../convert.ts';
import type { Session } from '../session.ts';

type FindingNode =
  | { readonly kind: 'file'; readonly path: string; readonly findings: readonly Finding[] }
  | { readonly kind: 'finding'; readonly finding: Finding };

/** The findings, file by file. */
export function registerFindingsView(session: Session): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const provider: vscode.TreeDataProvider<FindingNode> = {
    onDidChangeTreeData: changed.event,
    getChildren: (node) => (node ? childrenOf(node) : session.guard('findings view', () => files(session))),
    getTreeItem: (node) =>
      node.kind === 'file' ? fileItem(node, session) : findingItem(node.finding, session),
  };
  const view = vscode.window.createTreeView(VIEWS.findings, {
    treeDataProvider: provider,
    showCollapseAll: true,
  });
  return vscode.Disposable.from(
    view,
    changed,
    session.onDidSettle(() => changed.fire(undefined)),
  );
}

async function files({ service }: Session): Promise<FindingNode[]> {
  const byPath = Map.groupBy(await service.findings(), ({ location }) => location.path);
  return [...byPath].map(([path, findings]) => ({ kind: 'file', path, findings }));
}

function childrenOf(node: FindingNode): FindingNode[] {
  return node.kind === 'file' ? node.findings.map((finding) => ({ kind: 'finding', finding })) : [];
}

function fileItem(
  { path, findings }: Extract<FindingNode, { kind: 'file' }>,
  { places }: Session,
): vscode.TreeItem {
  const uri = places.uriOf({ path, origin: 'workspace' });
  const item = new vscode.TreeItem(uri, vscode.TreeItemCollapsibleState.Expanded);
  item.id = path;
  item.description = [path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '', String(findings.length)]
    .filter((part) => part !== '')
    .join(' · ');
  item.iconPath = vscode.ThemeIcon.File;
  item.contextValue = 'file';
  return item;
}

const ICONS: Readonly<Record<Severity, readonly [icon: string, colour: string]>> = {
  error: ['error', 'list.errorForeground'],
  warning: ['warning', 'list.warningForeground'],
  info: ['info', 'charts.blue'],
};

function findingItem({ location, message, severity, code }: Finding, { places }: Session): vscode.TreeItem {
  const item = new vscode.TreeItem(message);
  const [icon, colour] = ICONS[severity];
  item.iconPath = new vscode.ThemeIcon(icon, new vscode.ThemeColor(colour));
  item.description = `${location.range.start.line + 1} · ${code}`;
  item.tooltip = `${message}\n${code}`;
  item.accessibilityInformation = { label: `${severity}: ${message}` };
  item.contextValue = 'finding';
  item.command = {
    command: 'vscode.open',
    title: vscode.l10n.t('Open'),
    arguments: [places.uriOf(location), { selection: toVsRange(location.range) }],
  };
  return item;
}
