import { type Phrase, phrase } from '../base/phrase.ts';

/** A sentence about an id that names nothing, with the id that may have been meant. */
export function withHint(sentence: Phrase, meant: string | undefined): Phrase {
  return meant === undefined ? sentence : phrase('{0} Did you mean {1}?', sentence, meant);
}
