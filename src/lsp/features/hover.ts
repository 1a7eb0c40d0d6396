import { HoverRequest } from 'vscode-languageserver/node';
import { hoverAt } from '../../core/index.ts';
import { answer } from '../answer.ts';
import { askedFile } from '../askedFile.ts';
import { cardLinks, markup } from '../cards.ts';
import type { Session } from '../session.ts';

/** The obligation beside the line of code. */
export function registerHover(session: Session): void {
  const { wire, client } = session;
  answer(session, HoverRequest.type, ['textDocument', 'position'], async (params) => {
    const asked = await askedFile(session, params, 'around');
    if (!asked) return null;
    const { assessor, file, folder, lines } = asked;
    const position = wire.positionFrom(lines, params.position);
    const lineText = lines.lineText(position.line);
    const links = cardLinks(session, folder, client.hovers);
    const hover = hoverAt(assessor, file, position, { lineText, links });
    return hover
      ? { contents: markup(hover.markdown, client.hovers), range: wire.rangeTo(lines, hover.range) }
      : null;
  });
}
