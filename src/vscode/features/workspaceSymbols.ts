import * as vscode from 'vscode';
import { obligationSymbols } from '../../core/index.ts';
import type { Session } from '../session.ts';

/** Obligations among the symbols of the workspace, by id and by title. */
export function registerWorkspaceSymbols(session: Session): vscode.Disposable {
  return vscode.languages.registerWorkspaceSymbolProvider({
    provideWorkspaceSymbols: (query) =>
      session.guard('workspace symbols', async () => {
        const { service, places } = session;
        const trace = service.known.complete ? await service.trace() : service.known;
        const symbols = obligationSymbols(service.search(trace), service.assessor(trace), query);
        return symbols.map(({ name, container, obligation }) => {
          const location = places.locationOf({ ...obligation.location, range: obligation.idRange });
          return new vscode.SymbolInformation(name, vscode.SymbolKind.Key, container, location);
        });
      }),
  });
}
