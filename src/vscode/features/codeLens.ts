import * as vscode from 'vscode';
import {
  type CodeLens,
  codeLensesOf,
  type FileKey,
  fairLengths,
  type Location,
  shortened,
  stateWords,
} from '../../core/index.ts';
import { COMMANDS } from '../contributions.ts';
import { toVsPosition, toVsRange } from '../convert.ts';
import type { Session } from '../session.ts';
import { isEnabled, onDidSwitch } from '../settings.ts';
import { ShownAnswers } from '../shownAnswers.ts';
import { iconName } from '../stateIcons.ts';
import { translate } from '../wording.ts';

/** Above annotated lines the obligations and their states; above obligations the places that answer them. */
export function registerCodeLens(session: Session): vscode.Disposable {
  const { service, places, guard } = session;
  const lensesOf = (file: FileKey) => codeLensesOf(service.assessor(service.known), file, translate);
  const answers = new ShownAnswers(session, lensesOf);
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: answers.onDidMove,
    provideCodeLenses: (document) =>
      guard('code lens', async () => {
        const file = places.fileOf(document.uri);
        if (!file || !isEnabled('codeLens', document)) return undefined;
        const trace = file.origin === 'workspace' ? await service.traceAround(file.path) : service.known;
        const lenses = codeLensesOf(service.assessor(trace), file, translate);
        answers.note(file, lenses);
        const byLine = Map.groupBy(lenses, ({ range }) => range.start.line);
        return [...byLine.values()].flatMap((line) => {
          const states = line.reduce((sum, lens) => sum + stateOf(lens).length, 0);
          const lengths = fairLengths(line.map(titleLength), LINE_LENGTH - states);
          return line.map((lens, index) => {
            const maxTitle = lengths[index] ?? LINE_LENGTH;
            return new vscode.CodeLens(
              toVsRange(lens.range),
              commandOf(lens, { document, session, maxTitle }),
            );
          });
        });
      }),
  };
  return vscode.Disposable.from(
    answers,
    vscode.languages.registerCodeLensProvider('*', provider),
    onDidSwitch('codeLens', () => answers.forget()),
  );
}

/** Characters that the titles and states of one line share, so that the last of them is still on the screen. */
const LINE_LENGTH = 104;

interface Around {
  readonly document: vscode.TextDocument;
  readonly session: Session;
  readonly maxTitle: number;
}

/** The word for the state of an obligation that has a title beside it. */
function stateOf(lens: CodeLens): string {
  if (lens.kind !== 'obligation') return '';
  return lens.suspect ? vscode.l10n.t('suspect') : stateWords(lens.state, translate);
}

function titleLength(lens: CodeLens): number {
  return 'title' in lens ? lens.title.length : 0;
}

function commandOf(lens: CodeLens, around: Around): vscode.Command {
  const open = (title: string, target: string | readonly string[], tooltip: string) => ({
    command: COMMANDS.open,
    title,
    tooltip,
    arguments: [target],
  });
  switch (lens.kind) {
    case 'obligation': {
      const title = `$(${iconName(lens.state, lens.suspect)})${GAP}${shortened(lens.title, around.maxTitle)} · ${stateOf(lens)}`;
      return open(title, lens.id, vscode.l10n.t('Open {0}', lens.id));
    }
    case 'instrument':
      return open(shortened(lens.title, around.maxTitle), lens.id, vscode.l10n.t('Open {0}', lens.id));
    case 'more':
      return open(vscode.l10n.t('+{0} more', lens.ids.length), lens.ids, lens.ids.join(', '));
    case 'places':
      return {
        command: 'editor.action.showReferences',
        title: placesTitle(lens),
        tooltip: vscode.l10n.t('Show these places'),
        arguments: referenceArguments(lens.range.start, lens.places, around),
      };
    case 'state': {
      const words = [stateWords(lens.state, translate), lens.time].filter((part) => part !== '').join(' · ');
      return {
        command: COMMANDS.reveal,
        title: `$(${iconName(lens.state, false)})${GAP}${words}`,
        tooltip: vscode.l10n.t('Show it among the obligations'),
        arguments: [lens.id],
      };
    }
  }
}

function referenceArguments(
  at: CodeLens['range']['start'],
  locations: readonly Location[],
  { document, session: { places } }: Around,
): unknown[] {
  return [document.uri, toVsPosition(at), locations.map((location) => places.locationOf(location))];
}

function placesTitle({ what, places: { length } }: Extract<CodeLens, { kind: 'places' }>): string {
  const one = length === 1;
  switch (what) {
    case 'implements':
      return one ? vscode.l10n.t('1 implements') : vscode.l10n.t('{0} implement', length);
    case 'verifies':
      return one ? vscode.l10n.t('1 verifies') : vscode.l10n.t('{0} verify', length);
    case 'partial':
      return one ? vscode.l10n.t('1 implements in part') : vscode.l10n.t('{0} implement in part', length);
    case 'planned':
      return one ? vscode.l10n.t('1 planned') : vscode.l10n.t('{0} planned', length);
    case 'exempt':
      return one ? vscode.l10n.t('1 exemption') : vscode.l10n.t('{0} exemptions', length);
    case 'lapsed':
      return one
        ? vscode.l10n.t('1 exemption without effect')
        : vscode.l10n.t('{0} exemptions without effect', length);
    case 'suspect':
      return one
        ? `$(warning)${GAP}${vscode.l10n.t('1 place suspect')}`
        : `$(warning)${GAP}${vscode.l10n.t('{0} places suspect', length)}`;
  }
}

/** The editor swallows an ordinary blank behind an icon. */
const GAP = '\u2002';
