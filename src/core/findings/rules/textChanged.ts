import { say } from '../../base/phrase.ts';
import type { Draft, Rule } from '../rule.ts';
import { textHash } from '../textHash.ts';

/** An obligation that is locked says the same at the same revision. */
export const textChanged: Rule = {
  codes: ['text-changed'],
  ofObligation({ trace }, obligation) {
    const locked = trace.lock?.entries.get(obligation.id);
    if (!locked || obligation.location.origin !== 'workspace') return undefined;
    // With another revision the lock is only out of date.
    if (locked.revision !== obligation.revision || locked.hash === textHash(obligation)) return undefined;
    const { path, origin } = obligation.location;
    const draft: Draft = {
      code: 'text-changed',
      ...say(
        'The text of {0} is another one than was locked, and its revision is still {1}.',
        obligation.id,
        obligation.revision,
      ),
      location: { path, range: obligation.headingRange, origin },
      obligation: obligation.id,
    };
    return [draft];
  },
};
