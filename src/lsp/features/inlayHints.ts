import {
  InlayHintRefreshRequest,
  InlayHintRequest,
  InlayHintResolveRequest,
} from 'vscode-languageserver/node';
import { inlayHintsOf } from '../../core/index.ts';
import { answer } from '../answer.ts';
import { askedFile } from '../askedFile.ts';
import { cardOf } from '../cards.ts';
import { targetOf } from '../resolveTarget.ts';
import type { Session } from '../session.ts';
import { ShownAnswers } from '../shownAnswers.ts';

const EVERYTHING = {
  start: { line: 0, character: 0 },
  end: { line: Number.MAX_SAFE_INTEGER, character: 0 },
};

/** The titles of obligations behind their ids. */
export function registerInlayHints(session: Session): void {
  const { wire, client } = session;
  const shown = new ShownAnswers(session, {
    canRefresh: client.refreshesHints,
    type: InlayHintRefreshRequest.type,
    answerOf: ({ service }, { path }) => inlayHintsOf(service.known, path, EVERYTHING),
  });
  answer(session, InlayHintRequest.type, ['textDocument', 'range'], async (params) => {
    if (!session.settings.inlayHints) return null;
    const asked = await askedFile(session, params, client.refreshesHints ? 'around' : 'whole');
    if (!asked || asked.file.origin === 'bundled') return null;
    const { file, lines, trace } = asked;
    const { uri } = params.textDocument;
    shown.note(uri, inlayHintsOf(trace, file.path, EVERYTHING));
    return inlayHintsOf(trace, file.path, wire.rangeFrom(lines, params.range)).map(
      ({ position, id, label }) => ({
        position: wire.positionTo(lines, position),
        label,
        paddingLeft: true,
        data: { uri, id },
      }),
    );
  });
  answer(session, InlayHintResolveRequest.type, [], async (hint) => {
    const target = targetOf(hint.data);
    const folder = target && session.folders.of(target.uri).folder;
    const tooltip = folder && cardOf(session, folder, target.id, client.hovers);
    return tooltip ? { ...hint, tooltip } : hint;
  });
}
