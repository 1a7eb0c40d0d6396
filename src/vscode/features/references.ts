import * as vscode from 'vscode';
import { definitionsOf, idAt, referencesOf } from '../../core/index.ts';
import type { Session } from '../session.ts';

/** Every place that names the obligation under the cursor, with its heading where that is asked for. */
export function registerReferences({ service, places, guard }: Session): vscode.Disposable {
  return vscode.languages.registerReferenceProvider('*', {
    provideReferences: (document, position, { includeDeclaration }) =>
      guard('references', async () => {
        const file = places.fileOf(document.uri);
        if (!file) return undefined;
        const trace = await service.trace();
        const found = idAt(trace, file, position, document.lineAt(position.line).text);
        if (!found) return undefined;
        const declarations = includeDeclaration
          ? definitionsOf(trace, found.id).map(({ location, selection }) => ({
              ...location,
              range: selection,
            }))
          : [];
        return [...declarations, ...referencesOf(trace, found.id)].map((one) => places.locationOf(one));
      }),
  });
}
