import { inEnglish } from '../base/phrase.ts';
import type { Obligation } from '../model/obligation.ts';
import type { Assessor } from '../trace/states.ts';
import type { Completion, CompletionSources } from './completion.ts';
import { stateWords } from './words.ts';

/** An obligation as completion shows it; with its revision where the link is to be pinned to what was read. */
export function obligationOffer(
  assessor: Assessor,
  obligation: Obligation,
  { pinsRevision, translate = inEnglish }: Pick<CompletionSources, 'pinsRevision' | 'translate'>,
): Completion {
  const { id, title, revision } = obligation;
  const { state, suspect } = assessor.assess(obligation);
  const words = stateWords(state, translate);
  return {
    kind: 'obligation',
    label: id,
    detail: title,
    standing: suspect ? translate('{0} (suspect)', words) : words,
    insertText: pinsRevision ? `${id}@${revision}` : id,
    obligation: id,
  };
}
