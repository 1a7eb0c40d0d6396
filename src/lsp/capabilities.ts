import { CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver/node';
import type { ClientAbilities } from './clientAbilities.ts';
import { TRIGGERS } from './features/completion.ts';
import type { PositionEncoding } from './positionEncoding.ts';
import { SHOW } from './showPlaces.ts';

/** What the server offers to a client. */
export function capabilitiesFor(
  client: ClientAbilities,
  positionEncoding: PositionEncoding,
): ServerCapabilities {
  return {
    positionEncoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    hoverProvider: true,
    completionProvider: { triggerCharacters: TRIGGERS, resolveProvider: true },
    definitionProvider: true,
    referencesProvider: true,
    renameProvider: client.preparesRename ? { prepareProvider: true } : true,
    documentHighlightProvider: true,
    documentLinkProvider: {},
    codeLensProvider: {},
    inlayHintProvider: { resolveProvider: true },
    codeActionProvider: client.codeActions
      ? { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite] }
      : false,
    documentSymbolProvider: { label: 'Regtrace' },
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    ...(client.showsDocuments ? { executeCommandProvider: { commands: [SHOW] } } : {}),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
