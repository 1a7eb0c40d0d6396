import * as vscode from 'vscode';
import { type Link, linksIn, type Suggestion, stateWords, symbolFor, verbWords } from '../../core/index.ts';
import { cardOf } from '../cards.ts';
import { VIEWS } from '../contributions.ts';
import { toVsRange } from '../convert.ts';
import { DocumentSymbols } from '../documentSymbols.ts';
import { suggestionsOfDocument } from '../fileSuggestions.ts';
import type { Session } from '../session.ts';
import { onDidSwitch } from '../settings.ts';
import { stateIcon } from '../stateIcons.ts';
import {
  reasonOf,
  type SuggestionRow,
  suggestionChildren,
  suggestionGroup,
  suggestionItem,
} from '../suggestionRows.ts';
import { translate } from '../wording.ts';

interface LinkRow {
  readonly link: Link;
  /** What the annotation speaks of: a function, a class. */
  readonly symbol: string | undefined;
}

type FileRow = LinkRow | SuggestionRow;

/** The obligations that the active file answers, in the order of its lines; below them those it points at. */
export function registerFileView(session: Session): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const symbols = new DocumentSymbols();
  const provider: vscode.TreeDataProvider<FileRow> = {
    onDidChangeTreeData: changed.event,
    getChildren: (row) =>
      row ? childrenOf(row) : session.guard('file view', () => rowsOfActiveFile(session, symbols)),
    getTreeItem: (row) => ('kind' in row ? suggestionItem(row) : itemOf(row, session)),
    resolveTreeItem: (item, row) => {
      const tooltip = tooltipOf(row, session);
      if (tooltip) item.tooltip = tooltip;
      return item;
    },
  };
  const view = vscode.window.createTreeView(VIEWS.file, { treeDataProvider: provider, canSelectMany: true });
  let shown = '';
  const refresh = () => {
    const now = contentOf(session);
    if (now === shown) return;
    shown = now;
    changed.fire(undefined);
  };
  return vscode.Disposable.from(
    view,
    changed,
    symbols,
    symbols.onDidArrive(() => changed.fire(undefined)),
    session.onDidSettle(refresh),
    vscode.window.onDidChangeActiveTextEditor(refresh),
    onDidSwitch('suggestions', refresh),
    onDidSwitch('suggestionThreshold', refresh),
  );
}

function childrenOf(row: FileRow): FileRow[] {
  return 'kind' in row ? [...suggestionChildren(row)] : [];
}

function tooltipOf(row: FileRow, session: Session): vscode.MarkdownString | undefined {
  if (!('kind' in row)) return cardOf(session, row.link.id);
  if (row.kind === 'group') return undefined;
  const card = cardOf(session, row.id);
  return card?.appendMarkdown('\n\n').appendText(reasonOf(row.suggestion.because));
}

/** All that the view shows of the active file, to tell whether it moved. */
function contentOf(session: Session): string {
  const path = activePath(session);
  if (path === undefined) return '';
  const { service } = session;
  const assessor = service.assessor(service.known);
  const rows = linksIn(service.known, path).map((link) => {
    const obligation = service.known.catalogue.obligation(link.id);
    const assessment = obligation && assessor.assess(obligation);
    return [link, obligation?.title, assessment?.state, assessment?.suspect];
  });
  const folder = session.places.folder?.uri.toString();
  return JSON.stringify([folder, path, service.known.complete, rows, suggestionsOfActiveFile(session)]);
}

function activePath({ places }: Session): string | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document && places.workspacePath(document.uri);
}

function suggestionsOfActiveFile(session: Session): readonly Suggestion[] {
  const document = vscode.window.activeTextEditor?.document;
  return document ? suggestionsOfDocument(session, document) : [];
}

async function rowsOfActiveFile(session: Session, known: DocumentSymbols): Promise<FileRow[]> {
  const document = vscode.window.activeTextEditor?.document;
  const path = activePath(session);
  if (!document || path === undefined) return [];
  const links = linksIn(await session.service.traceAround(path), path);
  const suggestions = suggestionGroup(suggestionsOfDocument(session, document));
  if (links.length === 0) return [...suggestions];
  const symbols = await known.of(document);
  const lineText = (line: number) => (line < document.lineCount ? document.lineAt(line).text : '');
  const rows = links.map((link) => {
    // A link of `regtrace.yaml` is about the file as a whole.
    const symbol = link.annotation && symbolFor(link.range.start.line, symbols, lineText);
    return { link, symbol };
  });
  return [...rows, ...suggestions];
}

function itemOf({ link, symbol }: LinkRow, { service, places }: Session): vscode.TreeItem {
  const trace = service.known;
  const obligation = trace.catalogue.obligation(link.id);
  const item = new vscode.TreeItem(link.id);
  // What most links say goes without saying.
  const verb = link.verb === 'implements' ? undefined : verbWords(link.verb, translate);
  item.description = [String(link.range.start.line + 1), symbol, verb, obligation?.title]
    .filter((part) => part !== undefined)
    .join(' · ');
  const assessment = obligation && service.assessor(trace).assess(obligation);
  const isInstrument = !obligation && trace.catalogue.instrument(link.id) !== undefined;
  item.iconPath = assessment
    ? stateIcon(assessment.state, assessment.suspect)
    : isInstrument
      ? new vscode.ThemeIcon('law')
      : new vscode.ThemeIcon('question', new vscode.ThemeColor('list.errorForeground'));
  const state = assessment
    ? stateWords(assessment.state, translate)
    : isInstrument
      ? vscode.l10n.t('a whole instrument')
      : vscode.l10n.t('not in the catalogue');
  // Without an obligation there is no card to show instead.
  if (!obligation) item.tooltip = `${link.id} · ${state}`;
  item.accessibilityInformation = {
    label: [link.id, verbWords(link.verb, translate), state, obligation?.title, symbol]
      .filter((part) => part !== undefined)
      .join(', '),
  };
  item.contextValue = 'place';
  item.command = {
    command: 'vscode.open',
    title: vscode.l10n.t('Open'),
    arguments: [places.uriOf({ path: link.path, origin: 'workspace' }), { selection: toVsRange(link.range) }],
  };
  return item;
}
