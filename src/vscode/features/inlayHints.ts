import * as vscode from 'vscode';
import { type FileKey, inlayHintsOf } from '../../core/index.ts';
import { cardOf } from '../cards.ts';
import { toVsPosition } from '../convert.ts';
import type { Session } from '../session.ts';
import { isEnabled, onDidSwitch } from '../settings.ts';
import { ShownAnswers } from '../shownAnswers.ts';

/** The titles of obligations behind their ids. */
export function registerInlayHints(session: Session): vscode.Disposable {
  const { service, places, guard } = session;
  const everything = {
    start: { line: 0, character: 0 },
    end: { line: Number.MAX_SAFE_INTEGER, character: 0 },
  };
  const hintsOf = ({ path }: FileKey) => inlayHintsOf(service.known, path, everything);
  const answers = new ShownAnswers(session, hintsOf);
  const provider: vscode.InlayHintsProvider<TitleHint> = {
    onDidChangeInlayHints: answers.onDidMove,
    provideInlayHints: (document, range) =>
      guard('inlay hints', async () => {
        const path = places.workspacePath(document.uri);
        if (path === undefined || !isEnabled('inlayHints', document)) return undefined;
        const trace = await service.traceAround(path);
        answers.note({ path, origin: 'workspace' }, inlayHintsOf(trace, path, everything));
        return inlayHintsOf(trace, path, range).map(
          ({ position, id, label }) => new TitleHint(toVsPosition(position), id, label),
        );
      }),
    resolveInlayHint: async (hint) => {
      const card = await guard('inlay hint', async () => cardOf(session, hint.id));
      if (card) hint.tooltip = card;
      return hint;
    },
  };
  return vscode.Disposable.from(
    answers,
    vscode.languages.registerInlayHintsProvider('*', provider),
    onDidSwitch('inlayHints', () => answers.forget()),
  );
}

/** A hint that knows its obligation until the mouse rests on it. */
class TitleHint extends vscode.InlayHint {
  readonly id: string;

  constructor(position: vscode.Position, id: string, label: string) {
    super(position, label);
    this.id = id;
    this.paddingLeft = true;
  }
}
