import type { Link } from '../model/link.ts';
import type { Obligation } from '../model/obligation.ts';
import { describeLink, type LinkDescription } from '../service/describe.ts';
import { clipToCost } from './answerSize.ts';

/** A link as answers give it: lines and columns start at 1, columns count UTF-16 units. */
export function linkEntry(one: Link, obligation: Obligation | undefined): Omit<LinkDescription, 'evidence'> {
  const { file, line, column, verb, pinned, note, until, by, current } = describeLink(one, obligation);
  return {
    file: clipToCost(file, 3000),
    line,
    column,
    verb,
    pinned,
    note: note === null ? null : clipToCost(note, 1000),
    ...(until === undefined ? {} : { until }),
    ...(by === undefined ? {} : { by: clipToCost(by, 400) }),
    current,
  };
}

/** Tells a link from all others of a workspace. */
export function linkKey({ id, path, range }: Link): string {
  return JSON.stringify([id, path, range.start]);
}
