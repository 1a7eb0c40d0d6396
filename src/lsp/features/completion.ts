import {
  type CompletionItem,
  CompletionItemKind,
  CompletionRequest,
  CompletionResolveRequest,
  InsertTextFormat,
  type Range,
} from 'vscode-languageserver/node';
import {
  type Completion,
  type CompletionKind,
  type CompletionList,
  completionsAt,
  mayComplete,
} from '../../core/index.ts';
import { answer } from '../answer.ts';
import { askedFile } from '../askedFile.ts';
import { cardOf, markup } from '../cards.ts';
import { plainSnippet } from '../plainSnippet.ts';
import { targetOf } from '../resolveTarget.ts';
import type { Session } from '../session.ts';

export const TRIGGERS = [' ', ',', '@', '-', '.'];

/** Ids, verbs and dates while an annotation is written; keys and values in requirement files and in `regtrace.yaml`. */
export function registerCompletion(session: Session): void {
  const { wire, client } = session;
  answer(session, CompletionRequest.type, ['textDocument', 'position'], async (params) => {
    const asked = await askedFile(session, params, 'around');
    if (!asked || asked.file.origin === 'bundled') return null;
    const { assessor, document, file, folder, lines, trace } = asked;
    const position = wire.positionFrom(lines, params.position);
    const before = lines.lineText(position.line).slice(0, position.character);
    if (!mayComplete(trace, file.path, before)) return null;
    const { service } = folder;
    const sources = { assessor, search: service.search(trace), pinsRevision: session.settings.pinRevision };
    const list = completionsAt(sources, file.path, document.getText(), position);
    if (!list) return null;
    const insert = wire.rangeTo(lines, list.insertRange);
    const replace = wire.rangeTo(lines, list.replaceRange);
    const entry = entryMaker(session, list, { insert, replace, uri: document.uri });
    return { isIncomplete: list.isRanked, items: list.items.map(entry) };
  });
  answer(session, CompletionResolveRequest.type, [], async (item) => {
    const target = targetOf(item.data);
    const folder = target && session.folders.of(target.uri).folder;
    const documentation = folder && cardOf(session, folder, target.id, client.completion.documentation);
    return documentation ? { ...item, documentation } : item;
  });
}

const KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  obligation: CompletionItemKind.Reference,
  instrument: CompletionItemKind.Module,
  tag: CompletionItemKind.Snippet,
  verb: CompletionItemKind.Keyword,
  word: CompletionItemKind.EnumMember,
  date: CompletionItemKind.Event,
  person: CompletionItemKind.Constant,
  revision: CompletionItemKind.Value,
  key: CompletionItemKind.Property,
};

interface Place {
  readonly insert: Range;
  readonly replace: Range;
  readonly uri: string;
}

function entryMaker(
  { client: { completion: can } }: Session,
  { isRanked, typed }: CompletionList,
  { insert, replace, uri }: Place,
): (item: Completion, index: number) => CompletionItem {
  return (item, index) => {
    const { label, detail, standing, documentation, obligation } = item;
    const asSnippet = item.isSnippet === true && can.snippets;
    const newText = item.isSnippet && !asSnippet ? plainSnippet(item.insertText) : item.insertText;
    const besides = can.labelDetails ? standing : [detail, standing].filter(Boolean).join(' · ') || undefined;
    return {
      label,
      kind: KINDS[item.kind],
      sortText: String(index).padStart(4, '0'),
      // Clients match what was typed with this text: where all begin with it all match alike, and the order stays.
      filterText: isRanked ? `${typed} ${label} ${detail ?? ''}` : label,
      // A client that knows one range only gets the longer one: an id with the rest of another behind it is never meant.
      textEdit: can.insertReplace ? { newText, insert, replace } : { newText, range: replace },
      ...(asSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
      ...(can.labelDetails && detail ? { labelDetails: { detail: ` ${detail}` } } : {}),
      ...(besides === undefined ? {} : { detail: besides }),
      ...(documentation === undefined ? {} : { documentation: markup(documentation, can.documentation) }),
      ...(obligation === undefined ? {} : { data: { uri, id: obligation } }),
    };
  };
}
