import { type ClientCapabilities, DiagnosticTag, MarkupKind } from 'vscode-languageserver/node';

/** What the client can do, as far as any answer depends on it. */
export interface ClientAbilities {
  /** It may be asked to tell of files that change on the disk. */
  readonly watchesFiles: boolean;
  /** And to do so for a folder rather than for a path that begins anywhere. */
  readonly watchesFolders: boolean;
  readonly showsProgress: boolean;
  readonly showsDocuments: boolean;
  readonly givesSettings: boolean;
  readonly tellsSettings: boolean;
  readonly hovers: MarkupKind;
  readonly completion: {
    readonly documentation: MarkupKind;
    readonly snippets: boolean;
    readonly labelDetails: boolean;
    readonly insertReplace: boolean;
  };
  readonly linksDefinitions: boolean;
  readonly nestsSymbols: boolean;
  readonly codeActions: boolean;
  readonly preparesRename: boolean;
  readonly versionedEdits: boolean;
  readonly createsFiles: boolean;
  readonly relatedInformation: boolean;
  readonly deprecatedTag: boolean;
  readonly refreshesLenses: boolean;
  readonly refreshesHints: boolean;
}

export function abilitiesOf({ workspace, textDocument, window }: ClientCapabilities): ClientAbilities {
  const item = textDocument?.completion?.completionItem;
  const edit = workspace?.workspaceEdit;
  const watched = workspace?.didChangeWatchedFiles;
  const versionedEdits = edit?.documentChanges === true;
  return {
    watchesFiles: watched?.dynamicRegistration === true,
    watchesFolders: watched?.relativePatternSupport === true,
    showsProgress: window?.workDoneProgress === true,
    showsDocuments: window?.showDocument?.support === true,
    givesSettings: workspace?.configuration === true,
    tellsSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    hovers: preferred(textDocument?.hover?.contentFormat),
    completion: {
      documentation: preferred(item?.documentationFormat),
      snippets: item?.snippetSupport === true,
      labelDetails: item?.labelDetailsSupport === true,
      insertReplace: item?.insertReplaceSupport === true,
    },
    linksDefinitions: textDocument?.definition?.linkSupport === true,
    nestsSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    codeActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    versionedEdits,
    createsFiles: versionedEdits && edit.resourceOperations?.includes('create') === true,
    relatedInformation: textDocument?.publishDiagnostics?.relatedInformation === true,
    deprecatedTag:
      textDocument?.publishDiagnostics?.tagSupport?.valueSet?.includes(DiagnosticTag.Deprecated) === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
  };
}

/** Markdown wherever the client takes it; a client that says nothing takes plain text for certain. */
function preferred(formats: readonly MarkupKind[] | undefined): MarkupKind {
  return formats?.includes(MarkupKind.Markdown) ? MarkupKind.Markdown : MarkupKind.PlainText;
}
