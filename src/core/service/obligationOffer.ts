import type { Obligation } from '../model/obligation.ts';
import type { Assessor } from '../trace/states.ts';
import type { Completion } from './completion.ts';
import { STATE_WORDS } from './words.ts';

/** An obligation as completion shows it; with its revision where the link is to be pinned to what was read. */
export function obligationOffer(
  assessor: Assessor,
  obligation: Obligation,
  pinsRevision: boolean,
): Completion {
  const { id, title, revision } = obligation;
  const { state, suspect } = assessor.assess(obligation);
  return {
    kind: 'obligation',
    label: id,
    detail: title,
    standing: `${STATE_WORDS[state]}${suspect ? ' (suspect)' : ''}`,
    insertText: pinsRevision ? `${id}@${revision}` : id,
    obligation: id,
  };
}
