import {
  CodeLensRefreshRequest,
  CodeLensRequest,
  type Command,
  type CodeLens as WireLens,
} from 'vscode-languageserver/node';
import {
  type CodeLens,
  codeLensesOf,
  definitionsOf,
  fairLengths,
  groupBy,
  type Location,
  shortened,
} from '../../core/index.ts';
import { answer } from '../answer.ts';
import { type AskedFile, askedFile } from '../askedFile.ts';
import { lensTitle, stateOfLens } from '../lensTitles.ts';
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
    for (const line of groupBy(lenses, ({ range }) => range.start.line).values())
      for (const lens of withShortTitles(line))
        answers.push({
          range: wire.rangeTo(asked.lines, lens.range),
          command: await commandOf(session, asked, lens),
        });
    return answers;
  });
}

/** Characters that the titles and states of one line share, so that the last of them is still on the screen. */
const LINE_LENGTH = 104;

function withShortTitles(line: readonly CodeLens[]): readonly CodeLens[] {
  const states = line.reduce((sum, lens) => sum + stateOfLens(lens).length, 0);
  const needed = line.map((lens) => ('title' in lens ? lens.title.length : 0));
  const lengths = fairLengths(needed, LINE_LENGTH - states);
  return line.map((lens, index) =>
    'title' in lens ? { ...lens, title: shortened(lens.title, lengths[index] ?? LINE_LENGTH) } : lens,
  );
}

async function commandOf(session: Session, { folder, trace }: AskedFile, lens: CodeLens): Promise<Command> {
  return showCommand(session, lensTitle(lens), await session.wire.locations(folder, placesOf()));

  function placesOf(): readonly Location[] {
    switch (lens.kind) {
      case 'obligation':
      case 'instrument':
        return defined(lens.id);
      case 'more':
        return lens.ids.flatMap(defined);
      case 'places':
        return lens.places;
      case 'state':
        return [];
    }
  }

  function defined(id: string): readonly Location[] {
    const [definition] = definitionsOf(trace, id);
    return definition ? [{ ...definition.location, range: definition.selection }] : [];
  }
}
