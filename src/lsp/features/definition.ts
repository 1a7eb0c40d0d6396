import { type DefinitionLink, DefinitionRequest } from 'vscode-languageserver/node';
import { definitionsOf, idAt } from '../../core/index.ts';
import { answer } from '../answer.ts';
import { askedFile } from '../askedFile.ts';
import type { Session } from '../session.ts';

/** From an id in code, or in a requirement file, to the obligation. */
export function registerDefinition(session: Session): void {
  const { wire, client } = session;
  answer(session, DefinitionRequest.type, ['textDocument', 'position'], async (params) => {
    const asked = await askedFile(session, params, 'around');
    if (!asked) return null;
    const { folder, file, lines, trace } = asked;
    const position = wire.positionFrom(lines, params.position);
    const found = idAt(trace, file, position, lines.lineText(position.line));
    if (!found) return null;
    const definitions = definitionsOf(trace, found.id);
    if (!client.linksDefinitions)
      return wire.locations(
        folder,
        definitions.map(({ location, selection }) => ({ ...location, range: selection })),
      );
    const linesOfFile = wire.reader(folder);
    const links: DefinitionLink[] = [];
    for (const { location, selection } of definitions) {
      const targetUri = wire.addressOf(folder, location);
      if (targetUri === undefined) continue;
      const target = await linesOfFile(location);
      links.push({
        originSelectionRange: wire.rangeTo(lines, found.range),
        targetUri,
        targetRange: wire.rangeTo(target, location.range),
        targetSelectionRange: wire.rangeTo(target, selection),
      });
    }
    return links;
  });
}
