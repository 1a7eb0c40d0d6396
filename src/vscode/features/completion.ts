import * as vscode from 'vscode';
import { completionsAt, mayComplete } from '../../core/index.ts';
import {
  COMPLETION_TRIGGERS,
  type CompletionEntry,
  completionSources,
  toVsCompletions,
  withCard,
} from '../completionEntries.ts';
import { EVERY_FILE } from '../everyFile.ts';
import type { Session } from '../session.ts';

/** Ids, verbs and dates while an annotation is written; keys and values in requirement files and in `regtrace.yaml`. */
export function registerCompletion(session: Session): vscode.Disposable {
  const provider: vscode.CompletionItemProvider<CompletionEntry> = {
    provideCompletionItems: (document, position) =>
      session.guard('completion', () => provide(session, document, position)),
    resolveCompletionItem: (item) => withCard(session, item),
  };
  return vscode.languages.registerCompletionItemProvider(EVERY_FILE, provider, ...COMPLETION_TRIGGERS);
}

async function provide(
  session: Session,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.CompletionList<CompletionEntry> | undefined> {
  const { service, places } = session;
  const path = places.workspacePath(document.uri);
  const before = document.lineAt(position.line).text.slice(0, position.character);
  if (path === undefined || !mayComplete(service.known, path, before)) return undefined;
  const sources = completionSources(session, await service.traceAround(path), document);
  const list = completionsAt(sources, path, document.getText(), position);
  return list && toVsCompletions(list);
}
