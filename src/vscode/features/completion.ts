import * as vscode from 'vscode';
import {
  type Completion,
  type CompletionKind,
  type CompletionList,
  completionsAt,
  mayComplete,
} from '../../core/index.ts';
import { cardOf } from '../cards.ts';
import { SETTINGS } from '../contributions.ts';
import { toVsRange } from '../convert.ts';
import { EVERY_FILE } from '../everyFile.ts';
import type { Session } from '../session.ts';
import { translate } from '../wording.ts';

const TRIGGERS = [' ', ',', '@', '-', '.'];

/** Ids, verbs and dates while an annotation is written; keys and values in requirement files and in `regtrace.yaml`. */
export function registerCompletion(session: Session): vscode.Disposable {
  const provider: vscode.CompletionItemProvider<CompletionEntry> = {
    provideCompletionItems: (document, position) =>
      session.guard('completion', () => provide(session, document, position)),
    resolveCompletionItem: async (item) =>
      (await session.guard('completion details', async () => withCard(session, item))) ?? item,
  };
  return vscode.languages.registerCompletionItemProvider(EVERY_FILE, provider, ...TRIGGERS);
}

/** An item that knows what it stands for until it is looked at. */
class CompletionEntry extends vscode.CompletionItem {
  obligation: string | undefined;
}

async function provide(
  { service, places }: Session,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.CompletionList<CompletionEntry> | undefined> {
  const path = places.workspacePath(document.uri);
  const before = document.lineAt(position.line).text.slice(0, position.character);
  if (path === undefined || !mayComplete(service.known, path, before)) return undefined;
  const trace = await service.traceAround(path);
  const sources = {
    assessor: service.assessor(trace),
    search: service.search(trace),
    pinsRevision: vscode.workspace.getConfiguration(undefined, document).get(SETTINGS.pinRevision, false),
    translate,
  };
  const list = completionsAt(sources, path, document.getText(), position);
  if (!list) return undefined;
  const items = list.items.map((item, index) => toEntry(item, index, list));
  return new vscode.CompletionList(items, list.isRanked);
}

const KINDS: Readonly<Record<CompletionKind, vscode.CompletionItemKind>> = {
  obligation: vscode.CompletionItemKind.Reference,
  instrument: vscode.CompletionItemKind.Module,
  tag: vscode.CompletionItemKind.Snippet,
  verb: vscode.CompletionItemKind.Keyword,
  word: vscode.CompletionItemKind.EnumMember,
  date: vscode.CompletionItemKind.Event,
  person: vscode.CompletionItemKind.User,
  revision: vscode.CompletionItemKind.Value,
  key: vscode.CompletionItemKind.Property,
};

function toEntry(item: Completion, index: number, list: CompletionList): CompletionEntry {
  const { label, detail, standing, insertText, documentation } = item;
  const entry = new CompletionEntry({ label, ...(detail ? { detail: ` ${detail}` } : {}) }, KINDS[item.kind]);
  entry.obligation = item.obligation;
  if (standing !== undefined) entry.detail = standing;
  entry.insertText = item.isSnippet ? new vscode.SnippetString(insertText) : insertText;
  entry.range = { inserting: toVsRange(list.insertRange), replacing: toVsRange(list.replaceRange) };
  entry.sortText = String(index).padStart(4, '0');
  // The editor scores what was typed against this text: where all begin with it all score alike, and the order stays.
  entry.filterText = list.isRanked ? `${list.typed} ${label} ${detail ?? ''}` : label;
  if (documentation !== undefined) entry.documentation = new vscode.MarkdownString(documentation);
  if (item.goesOn)
    entry.command = { command: 'editor.action.triggerSuggest', title: vscode.l10n.t('Suggest') };
  return entry;
}

/** The card is made for the one item that is looked at. */
function withCard(session: Session, item: CompletionEntry): CompletionEntry {
  const card = item.obligation === undefined ? undefined : cardOf(session, item.obligation);
  if (card) item.documentation = card;
  return item;
}
