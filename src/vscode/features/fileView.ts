import * as vscode from 'vscode';
import { type Link, linksIn, STATE_WORDS } from '../../core/index.ts';
import { VIEWS } from '../contributions.ts';
import { toVsRange } from '../convert.ts';
import type { Session } from '../session.ts';
import { stateIcon } from '../stateIcons.ts';

/** The obligations that the active file answers, in the order of its lines. */
export function registerFileView(session: Session): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const provider: vscode.TreeDataProvider<Link> = {
    onDidChangeTreeData: changed.event,
    getChildren: (link) => (link ? [] : session.guard('file view', () => linksOfActiveFile(session))),
    getTreeItem: (link) => linkItem(link, session),
  };
  const view = vscode.window.createTreeView(VIEWS.file, { treeDataProvider: provider });
  return vscode.Disposable.from(
    view,
    changed,
    session.onDidSettle(() => changed.fire(undefined)),
    vscode.window.onDidChangeActiveTextEditor(() => changed.fire(undefined)),
  );
}

async function linksOfActiveFile({ service, places }: Session): Promise<Link[]> {
  const document = vscode.window.activeTextEditor?.document;
  const path = document && places.workspacePath(document.uri);
  return path === undefined ? [] : [...linksIn(await service.traceAround(path), path)];
}

function linkItem(link: Link, { service, places }: Session): vscode.TreeItem {
  const trace = service.known;
  const obligation = trace.catalogue.obligation(link.id);
  const item = new vscode.TreeItem(link.id);
  item.description = [String(link.range.start.line + 1), link.verb, obligation?.title]
    .filter((part) => part !== undefined)
    .join(' · ');
  const assessment = obligation && service.assessor(trace).assess(obligation);
  item.iconPath = assessment
    ? stateIcon(assessment.state, assessment.suspect)
    : new vscode.ThemeIcon('question', new vscode.ThemeColor('list.errorForeground'));
  const state = assessment ? STATE_WORDS[assessment.state] : vscode.l10n.t('not in the catalogue');
  item.tooltip = [`${link.id} · ${state}`, obligation?.title, obligation?.nativeTitle, link.note]
    .filter((part) => part !== undefined)
    .join('\n');
  item.accessibilityInformation = { label: `${link.id}, ${link.verb}, ${state}, ${obligation?.title ?? ''}` };
  item.contextValue = 'place';
  item.command = {
    command: 'vscode.open',
    title: vscode.l10n.t('Open'),
    arguments: [places.uriOf({ path: link.path, origin: 'workspace' }), { selection: toVsRange(link.range) }],
  };
  return item;
}
