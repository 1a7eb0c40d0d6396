import { DocumentHighlightKind, DocumentHighlightRequest } from 'vscode-languageserver/node';
import { highlightsAt } from '../../core/index.ts';
import { answer } from '../answer.ts';
import { askedFile } from '../askedFile.ts';
import type { Session } from '../session.ts';

/** The other mentions, in the same file, of the id under the cursor. */
export function registerHighlights(session: Session): void {
  const { wire } = session;
  answer(session, DocumentHighlightRequest.type, ['textDocument', 'position'], async (params) => {
    const asked = await askedFile(session, params, 'around');
    if (!asked) return null;
    const { document, file, lines, trace } = asked;
    const position = wire.positionFrom(lines, params.position);
    const highlights = highlightsAt(trace, file, position, document.getText());
    // Without an answer the client highlights the word in its own way.
    if (highlights.length === 0) return null;
    return highlights.map(({ range, isDefinition }) => ({
      range: wire.rangeTo(lines, range),
      kind: isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
  });
}
