import * as vscode from 'vscode';
import type { Completion, CompletionKind, CompletionList, CompletionSources } from '../core/index.ts';
import { cardOf } from './cards.ts';
import { SETTINGS } from './contributions.ts';
import { toVsRange } from './convert.ts';
import type { Session } from './session.ts';
import { translate } from './wording.ts';

/** Letters after which completion is asked for unbidden. */
export const COMPLETION_TRIGGERS = [' ', ',', '@', '-', '.'];

/** An item that knows what it stands for until it is looked at. */
export class CompletionEntry extends vscode.CompletionItem {
  obligation: string | undefined;
}

/** What the answers for a document are made of. */
export function completionSources(
  { service }: Session,
  trace: Session['service']['known'],
  document: vscode.TextDocument,
): CompletionSources {
  return {
    assessor: service.assessor(trace),
    search: service.search(trace),
    pinsRevision: vscode.workspace.getConfiguration(undefined, document).get(SETTINGS.pinRevision, false),
    translate,
  };
}

export function toVsCompletions(list: CompletionList): vscode.CompletionList<CompletionEntry> {
  const items = list.items.map((item, index) => toEntry(item, index, list));
  return new vscode.CompletionList(items, list.isRanked);
}

/** The card is made for the one item that is looked at. */
export async function withCard(session: Session, item: CompletionEntry): Promise<CompletionEntry> {
  return (
    (await session.guard('completion details', async () => {
      const card = item.obligation === undefined ? undefined : cardOf(session, item.obligation);
      if (card) item.documentation = card;
      return item;
    })) ?? item
  );
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
