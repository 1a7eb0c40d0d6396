import { latePattern } from '../base/latePattern.ts';
import type { LineIndex } from '../base/text.ts';
import type { Comment } from './syntax/comment.ts';

/**
 * Reads the off switches in a text's comments. The result says of an offset whether what begins there is switched off,
 * for offsets asked in ascending order; `everything` where `regtrace:ignore-file` stands.
 */
export function offSwitches(
  index: LineIndex,
  comments: readonly Comment[],
): 'everything' | ((offset: number) => boolean) {
  const lines = new Set<number>();
  const stretches: Stretch[] = [];
  let openedAt: number | undefined;
  for (const { at, name } of switchesIn(index.text, comments)) {
    if (name === 'file') return 'everything';
    if (name === 'next-line') lines.add(index.positionAt(at).line + 1);
    else if (name === 'start') openedAt ??= at;
    else if (openedAt !== undefined) {
      stretches.push({ start: openedAt, end: at });
      openedAt = undefined;
    }
  }
  if (openedAt !== undefined) stretches.push({ start: openedAt, end: index.text.length });
  let next = 0;
  return (offset) => {
    while ((stretches[next]?.end ?? Number.POSITIVE_INFINITY) <= offset) next++;
    return (stretches[next]?.start ?? offset) < offset || lines.has(index.positionAt(offset).line);
  };
}

/** Whether a text can hold an off switch at all; most texts do not, and need no more reading for it. */
export function mayHoldSwitch(text: string): boolean {
  // Searched from the colon on: the fewer places the first unit stands at, the faster the search.
  return text.includes(':ignore-');
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

const SWITCH = latePattern(
  String.raw`(?<![\p{L}\p{N}_.@-])regtrace:ignore-(next-line|start|end|file)(?![\p{L}\p{N}_-])`,
  'gu',
);

function* switchesIn(text: string, comments: readonly Comment[]): Generator<{ at: number; name: string }> {
  let comment = 0;
  for (const match of text.matchAll(SWITCH())) {
    while ((comments[comment]?.end ?? Number.POSITIVE_INFINITY) <= match.index) comment++;
    if ((comments[comment]?.start ?? Number.POSITIVE_INFINITY) <= match.index) {
      yield { at: match.index, name: match[1] ?? '' };
    }
  }
}
