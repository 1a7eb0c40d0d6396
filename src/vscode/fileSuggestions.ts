import type * as vscode from 'vscode';
import { type Suggestion, suggestionsFor, type Trace } from '../core/index.ts';
import type { Session } from './session.ts';
import { isEnabled, suggestionThreshold } from './settings.ts';

interface Remembered {
  readonly trace: Trace;
  readonly version: number;
  readonly threshold: number;
  readonly suggestions: readonly Suggestion[];
}

const remembered = new WeakMap<vscode.TextDocument, Remembered>();

/** The obligations that a whole document points at; none before the workspace is read, as its links decide with it. */
export function suggestionsOfDocument(
  { service, places }: Session,
  document: vscode.TextDocument,
): readonly Suggestion[] {
  const trace = service.known;
  const path = places.workspacePath(document.uri);
  if (path === undefined || !trace.complete || !isEnabled('suggestions', document)) return [];
  const { version } = document;
  const threshold = suggestionThreshold(document);
  const known = remembered.get(document);
  if (known?.trace === trace && known.version === version && known.threshold === threshold) {
    return known.suggestions;
  }
  const suggestions = suggestionsFor(service.assessor(trace), { path, text: document.getText(), threshold });
  remembered.set(document, { trace, version, threshold, suggestions });
  return suggestions;
}

/** The same for the code around a cursor, and after that what else the document points at. */
export function suggestionsAtCursor(session: Session, editor: vscode.TextEditor): readonly Suggestion[] {
  const { document, selection } = editor;
  const ofDocument = suggestionsOfDocument(session, document);
  const path = session.places.workspacePath(document.uri);
  // What nothing in the whole document points at, nothing around the cursor does.
  if (path === undefined || ofDocument.length === 0) return [];
  const nearby = suggestionsFor(session.service.assessor(session.service.known), {
    path,
    text: document.getText(),
    line: selection.active.line,
    threshold: suggestionThreshold(document),
  });
  const named = new Set(nearby.map(({ id }) => id));
  return [...nearby, ...ofDocument.filter(({ id }) => !named.has(id))].slice(0, MOST);
}

const MOST = 5;
