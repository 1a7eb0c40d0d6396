import { type SymbolInformation, SymbolKind, WorkspaceSymbolRequest } from 'vscode-languageserver/node';
import { obligationSymbols } from '../../core/index.ts';
import { answer } from '../answer.ts';
import type { Folder } from '../folder.ts';
import type { Session } from '../session.ts';

/** Obligations among the symbols of the workspace, by id and by title. */
export function registerWorkspaceSymbols(session: Session): void {
  const { folders } = session;
  answer(session, WorkspaceSymbolRequest.type, ['query'], async ({ query }) => {
    const asked = folders.all.length > 0 ? folders.all : [folders.loose];
    const found = new Map<string, SymbolInformation>();
    for (const folder of asked)
      for (const symbol of await symbolsOf(session, folder, query)) {
        const { uri, range } = symbol.location;
        const key = `${uri}#${range.start.line} ${symbol.name}`;
        // Every folder knows the bundled catalogue.
        if (!found.has(key)) found.set(key, symbol);
      }
    return [...found.values()];
  });
}

async function symbolsOf({ wire }: Session, folder: Folder, query: string): Promise<SymbolInformation[]> {
  const { service } = folder;
  const trace = service.known.complete ? await folder.trace() : service.known;
  const linesOfFile = wire.reader(folder);
  const symbols: SymbolInformation[] = [];
  for (const { name, container, obligation } of obligationSymbols(
    service.search(trace),
    service.assessor(trace),
    query,
  )) {
    const uri = wire.addressOf(folder, obligation.location);
    if (uri === undefined) continue;
    const range = wire.rangeTo(await linesOfFile(obligation.location), obligation.idRange);
    symbols.push({ name, kind: SymbolKind.Key, containerName: container, location: { uri, range } });
  }
  return symbols;
}
