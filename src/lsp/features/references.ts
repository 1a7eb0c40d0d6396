import { ReferencesRequest } from 'vscode-languageserver/node';
import { definitionsOf, idAt, referencesOf } from '../../core/index.ts';
import { answer } from '../answer.ts';
import { askedFile } from '../askedFile.ts';
import type { Session } from '../session.ts';

/** Every place that names the obligation under the cursor, with its heading where that is asked for. */
export function registerReferences(session: Session): void {
  const { wire } = session;
  answer(session, ReferencesRequest.type, ['textDocument', 'position', 'context'], async (params) => {
    const asked = await askedFile(session, params, 'whole');
    if (!asked) return null;
    const { folder, file, lines, trace } = asked;
    const position = wire.positionFrom(lines, params.position);
    const found = idAt(trace, file, position, lines.lineText(position.line));
    if (!found) return null;
    const declarations = params.context.includeDeclaration
      ? definitionsOf(trace, found.id).map(({ location, selection }) => ({ ...location, range: selection }))
      : [];
    return wire.locations(folder, [...declarations, ...referencesOf(trace, found.id)]);
  });
}
