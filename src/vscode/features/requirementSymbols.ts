import * as vscode from 'vscode';
import {
  isRequirementFile,
  type RequirementSymbol,
  requirementFolds,
  requirementSymbols,
} from '../../core/index.ts';
import { toVsRange } from '../convert.ts';
import type { Session } from '../session.ts';

const MARKDOWN: vscode.DocumentSelector = { language: 'markdown' };

/** The outline of requirement files, and what can be folded in them. */
export function registerRequirementSymbols(session: Session): vscode.Disposable {
  const { guard } = session;
  return vscode.Disposable.from(
    vscode.languages.registerDocumentSymbolProvider(
      MARKDOWN,
      {
        provideDocumentSymbols: (document) =>
          guard('outline', async () => {
            const path = requirementPath(session, document);
            return path === undefined ? [] : requirementSymbols(path, document.getText()).map(toSymbol);
          }),
      },
      { label: 'Regtrace' },
    ),
    vscode.languages.registerFoldingRangeProvider(MARKDOWN, {
      provideFoldingRanges: (document) =>
        guard('folding', async () => {
          const path = requirementPath(session, document);
          if (path === undefined) return [];
          return requirementFolds(path, document.getText()).map(
            ({ startLine, endLine }) =>
              new vscode.FoldingRange(startLine, endLine, vscode.FoldingRangeKind.Region),
          );
        }),
    }),
  );
}

/** The path of a document that holds requirements; undefined for other Markdown. */
function requirementPath({ service, places }: Session, { uri }: vscode.TextDocument): string | undefined {
  const file = places.fileOf(uri);
  return file && isRequirementFile(service.known, file) ? file.path : undefined;
}

const KINDS: Readonly<Record<RequirementSymbol['kind'], vscode.SymbolKind>> = {
  obligation: vscode.SymbolKind.Key,
  controls: vscode.SymbolKind.Array,
  control: vscode.SymbolKind.String,
};

function toSymbol({
  kind,
  name,
  detail,
  range,
  selection,
  children,
}: RequirementSymbol): vscode.DocumentSymbol {
  const symbol = new vscode.DocumentSymbol(name, detail, KINDS[kind], toVsRange(range), toVsRange(selection));
  symbol.children = children.map(toSymbol);
  return symbol;
}
