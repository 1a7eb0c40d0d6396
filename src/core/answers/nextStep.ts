import type { Obligation } from '../model/obligation.ts';
import { clip } from './answerSize.ts';
import type { AnswerView } from './answerView.ts';

/** What is to be done about an obligation next, in one or two sentences. */
export function nextStepFor({ tools, assessor }: AnswerView, obligation: Obligation): string {
  const id = clip(obligation.id, 100);
  const { state, suspect, missing } = assessor.assess(obligation);
  const unconfirmed =
    obligation.confidence === 'unconfirmed'
      ? ' Its text is unconfirmed: read the official source before relying on it.'
      : '';
  if (state === 'out-of-scope')
    return `${id} is outside the scope of this workspace: nothing is asked for.${unconfirmed}`;
  if (state === 'not-applicable')
    return `${id} is declared not applicable in regtrace.yaml: nothing is asked for.`;
  if (state === 'retired') {
    const successor = obligation.supersededBy;
    return successor === undefined
      ? `${id} is retired: link nothing to it.`
      : `${id} is retired: look at ${clip(successor, 100)} instead.`;
  }
  if (suspect) {
    const mark = tools.review ? `call ${tools.review}` : `pin its links to @${obligation.revision}`;
    return `Read \`changes\` with ${tools.get}, review the linked code, then ${mark}.${unconfirmed}`;
  }
  const write = (verb: string) =>
    tools.link ? `call ${tools.link} with verb ${verb}` : `write "@reg ${verb} ${id}" in a comment above it`;
  if (missing.includes('implements'))
    return `Find or write the code that answers it, then ${write('implements')}.${unconfirmed}`;
  if (missing.includes('verifies'))
    return `Find or write the test that proves it, then ${write('verifies')}.${unconfirmed}`;
  if (state === 'exempt')
    return `Only an exemption stands. See until when it holds with ${tools.trace ?? tools.get}.${unconfirmed}`;
  return `Nothing is missing: the policy is met.${unconfirmed}`;
}
