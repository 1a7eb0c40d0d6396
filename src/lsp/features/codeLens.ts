import {
  CodeLensRefreshRequest,
  CodeLensRequest,
  type Command,
  type CodeLens as WireLens,
} from 'vscode-languageserver/node';
import { type CodeLens, codeLensesOf, definitionsOf, type Location, STATE_WORDS } from '../../core/index.ts';
import { answer } from '../answer.ts';
import { type AskedFile, askedFile } from '../askedFile.ts';
import type { Session } from '../session.ts';
import { ShownAnswers } from '../shownAnswers.ts';
import { showCommand } from '../showPlaces.ts';

/** Above annotated lines the obligations and their states; above obligations the places that answer them. */
export function registerCodeLens(session: Session): void {
  const { wire, client } = session;
  const shown = new ShownAnswers(session, {
    canRefresh: client.refreshesLenses,
    type: CodeLensRefreshRequest.type,
    answerOf: ({ service }, file) => codeLensesOf(service.assessor(service.known), file),
  });
  answer(session, CodeLensRequest.type, ['textDocument'], async (params) => {
    if (!session.settings.codeLens) return null;
    const asked = await askedFile(session, params, client.refreshesLenses ? 'around' : 'whole');
    if (!asked) return null;
    const lenses = codeLensesOf(asked.assessor, asked.file);
    shown.note(params.textDocument.uri, lenses);
    const answers: WireLens[] = [];
    for (const lens of lenses)
      answers.push({
        range: wire.rangeTo(asked.lines, lens.range),
        command: await commandOf(session, asked, lens),
      });
    return answers;
  });
}

async function commandOf(session: Session, { folder, trace }: AskedFile, lens: CodeLens): Promise<Command> {
  const to = async (title: string, places: readonly Location[]) =>
    showCommand(session, title, await session.wire.locations(folder, places));
  const defined = (...ids: readonly string[]) =>
    ids.flatMap((id) =>
      definitionsOf(trace, id)
        .slice(0, 1)
        .map(({ location, selection }) => ({ ...location, range: selection })),
    );
  switch (lens.kind) {
    case 'obligation':
      return to(`${lens.title} · ${lens.suspect ? 'suspect' : STATE_WORDS[lens.state]}`, defined(lens.id));
    case 'instrument':
      return to(lens.title, defined(lens.id));
    case 'more':
      return to(`+${lens.ids.length} more`, defined(...lens.ids));
    case 'places':
      return to(placesTitle(lens), lens.places);
    case 'state':
      return to([STATE_WORDS[lens.state], lens.time].filter((part) => part !== '').join(' · '), []);
  }
}

function placesTitle({ what, places: { length } }: Extract<CodeLens, { kind: 'places' }>): string {
  const [one, many] = PLACES_WORDS[what];
  return `${length} ${length === 1 ? one : many}`;
}

const PLACES_WORDS: Readonly<
  Record<Extract<CodeLens, { kind: 'places' }>['what'], readonly [one: string, many: string]>
> = {
  implements: ['implements', 'implement'],
  verifies: ['verifies', 'verify'],
  partial: ['implements in part', 'implement in part'],
  planned: ['planned', 'planned'],
  exempt: ['exemption', 'exemptions'],
  lapsed: ['exemption without effect', 'exemptions without effect'],
  suspect: ['place suspect', 'places suspect'],
};
