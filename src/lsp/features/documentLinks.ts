import { DocumentLinkRequest } from 'vscode-languageserver/node';
import { idLinks } from '../../core/index.ts';
import { answer } from '../answer.ts';
import { askedFile } from '../askedFile.ts';
import type { Session } from '../session.ts';

/** Ids in requirement files and in `regtrace.yaml` lead to their obligations. */
export function registerDocumentLinks(session: Session): void {
  const { wire } = session;
  answer(session, DocumentLinkRequest.type, ['textDocument'], async (params) => {
    const asked = await askedFile(session, params, 'whole');
    if (!asked) return null;
    const { document, file, folder, lines, trace } = asked;
    return idLinks(trace, file, document.getText()).flatMap(({ id, range, target }) => {
      const uri = wire.addressOf(folder, target.location);
      if (uri === undefined) return [];
      const { line, character } = target.selection.start;
      return {
        range: wire.rangeTo(lines, range),
        target: `${uri}#L${line + 1},${character + 1}`,
        tooltip: trace.catalogue.obligation(id)?.title ?? id,
      };
    });
  });
}
