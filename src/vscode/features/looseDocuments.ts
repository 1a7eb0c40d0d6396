import * as vscode from 'vscode';
import {
  completionsInText,
  definitionsOf,
  hoverOf,
  type IdAtPosition,
  idInText,
  type LooseText,
  languagePath,
  mayComplete,
} from '../../core/index.ts';
import {
  COMPLETION_TRIGGERS,
  type CompletionEntry,
  completionSources,
  toVsCompletions,
  withCard,
} from '../completionEntries.ts';
import { toVsRange } from '../convert.ts';
import { cardMarkdown, obligationLinks } from '../obligationLinks.ts';
import type { Session } from '../session.ts';

/**
 * Texts that are no files of the workspace: unsaved documents, cells of notebooks, older revisions in diff editors. Ids
 * in their annotations have hovers and definitions, and are completed where they can be written. They count nowhere:
 * no link, no finding, no mark comes from them.
 */
export function registerLooseDocuments(session: Session): vscode.Disposable {
  const { guard } = session;
  const completion: vscode.CompletionItemProvider<CompletionEntry> = {
    provideCompletionItems: (document, position) =>
      guard('completion', async () => complete(session, document, position)),
    resolveCompletionItem: (item) => withCard(session, item),
  };
  return vscode.Disposable.from(
    vscode.languages.registerHoverProvider(LOOSE, {
      provideHover: (document, position) => guard('hover', async () => hoverIn(session, document, position)),
    }),
    vscode.languages.registerDefinitionProvider(LOOSE, {
      provideDefinition: (document, position) =>
        guard('definition', async () => definitionIn(session, document, position)),
    }),
    // Nothing can be written into an older revision.
    vscode.languages.registerCompletionItemProvider(WRITABLE, completion, ...COMPLETION_TRIGGERS),
  );
}

const WRITABLE: readonly vscode.DocumentFilter[] = [
  { scheme: 'untitled' },
  { scheme: 'vscode-notebook-cell' },
];
const LOOSE: readonly vscode.DocumentFilter[] = [...WRITABLE, { scheme: 'git' }];

/** Texts longer than this are left alone: they are read anew for each question. */
const LONGEST = 1_000_000;

function looseText({ places }: Session, document: vscode.TextDocument): LooseText | undefined {
  const { uri, languageId } = document;
  const path = uri.scheme === 'git' ? revisedPath(places, uri) : languagePath(languageId);
  if (path === undefined) return undefined;
  const text = document.getText();
  return text.length > LONGEST ? undefined : { path, text };
}

/** The file that a revision is one of; of a file outside the folder its name. */
function revisedPath(places: Session['places'], uri: vscode.Uri): string | undefined {
  const folder = places.folder?.uri;
  const now = folder && uri.with({ scheme: folder.scheme, authority: folder.authority, query: '' });
  return (now && places.workspacePath(now)) ?? uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

function idIn(
  session: Session,
  document: vscode.TextDocument,
  position: vscode.Position,
): IdAtPosition | undefined {
  const loose = looseText(session, document);
  return loose && idInText(session.service.known, loose, position);
}

function hoverIn(
  session: Session,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.Hover | undefined {
  const found = idIn(session, document, position);
  const { service, places } = session;
  const hover = found && hoverOf(service.assessor(service.known), found, obligationLinks(places));
  return hover && new vscode.Hover(cardMarkdown(hover.markdown), toVsRange(hover.range));
}

function definitionIn(
  session: Session,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.LocationLink[] | undefined {
  const found = idIn(session, document, position);
  return (
    found &&
    definitionsOf(session.service.known, found.id).map(({ location, selection }) => ({
      originSelectionRange: toVsRange(found.range),
      targetUri: session.places.uriOf(location),
      targetRange: toVsRange(location.range),
      targetSelectionRange: toVsRange(selection),
    }))
  );
}

function complete(
  session: Session,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.CompletionList<CompletionEntry> | undefined {
  const loose = looseText(session, document);
  const { known } = session.service;
  const before = document.lineAt(position.line).text.slice(0, position.character);
  if (!loose || !mayComplete(known, loose.path, before)) return undefined;
  const list = completionsInText(completionSources(session, known, document), loose, position);
  return list && toVsCompletions(list);
}
