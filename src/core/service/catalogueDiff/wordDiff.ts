import { diffWords } from 'diff';

/** A run of words that stands in both texts, or in one of them. */
export interface WordRun {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** More changes than these are no edit of a text: it is another one, and the words are not worth following. */
const MAX_CHANGES = 2000;

/** What makes one text of another, in words; Chinese is compared by its characters. */
export function wordDiff(before: string, after: string): readonly WordRun[] {
  const runs = diffWords(before, after, { maxEditLength: MAX_CHANGES });
  if (!runs)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  return runs.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
