import {
  type DocumentSymbol,
  DocumentSymbolRequest,
  FoldingRangeKind,
  FoldingRangeRequest,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver/node';
import {
  isRequirementFile,
  type Range,
  type RequirementSymbol,
  requirementFolds,
  requirementSymbols,
} from '../../core/index.ts';
import { answer } from '../answer.ts';
import { type AskedFile, askedFile } from '../askedFile.ts';
import type { Session } from '../session.ts';

/** The outline of requirement files, and what can be folded in them. */
export function registerRequirementSymbols(session: Session): void {
  const { client } = session;
  answer(session, DocumentSymbolRequest.type, ['textDocument'], async (params) => {
    const asked = await askedRequirements(session, params);
    if (!asked) return [];
    const symbols = requirementSymbols(asked.file.path, asked.document.getText());
    const toRange = (range: Range) => session.wire.rangeTo(asked.lines, range);
    if (client.nestsSymbols) return symbols.map((symbol) => nested(symbol, toRange));
    return flat(symbols, { uri: params.textDocument.uri, toRange });
  });
  answer(session, FoldingRangeRequest.type, ['textDocument'], async (params) => {
    const asked = await askedRequirements(session, params);
    if (!asked) return [];
    return requirementFolds(asked.file.path, asked.document.getText()).map((fold) => ({
      ...fold,
      kind: FoldingRangeKind.Region,
    }));
  });
}

/** A document that holds requirements; undefined for any other. */
async function askedRequirements(
  session: Session,
  params: { readonly textDocument: { readonly uri: string } },
): Promise<AskedFile | undefined> {
  const asked = await askedFile(session, params, 'whole');
  return asked && isRequirementFile(asked.trace, asked.file) ? asked : undefined;
}

const KINDS: Readonly<Record<RequirementSymbol['kind'], SymbolKind>> = {
  obligation: SymbolKind.Key,
  controls: SymbolKind.Array,
  control: SymbolKind.String,
};

function nested(symbol: RequirementSymbol, toRange: (range: Range) => Range): DocumentSymbol {
  return {
    // Clients refuse a symbol without a name.
    name: symbol.name === '' ? '-' : symbol.name,
    detail: symbol.detail,
    kind: KINDS[symbol.kind],
    range: toRange(symbol.range),
    selectionRange: toRange(symbol.selection),
    children: symbol.children.map((child) => nested(child, toRange)),
  };
}

/** For clients that know no nesting: obligations with their titles, one below the other. */
function flat(
  symbols: readonly RequirementSymbol[],
  place: { readonly uri: string; readonly toRange: (range: Range) => Range },
): SymbolInformation[] {
  return symbols
    .filter(({ kind }) => kind === 'obligation')
    .flatMap(({ name, detail, range, children }) => [
      {
        name: `${name} ${detail}`,
        kind: KINDS.obligation,
        location: { uri: place.uri, range: place.toRange(range) },
      },
      ...flat(children, place),
    ]);
}
