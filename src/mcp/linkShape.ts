import { z } from 'zod';
import { describeLink, type Link, type Obligation, VERBS } from '../core/index.ts';
import { clipToCost } from './answer.ts';
import { wholeNumber } from './citation.ts';

export const verbShape = z.enum(VERBS);

/** A link as answers give it: lines and columns start at 1, columns count UTF-16 units. */
export const linkShape = {
  file: z.string(),
  line: wholeNumber,
  column: wholeNumber,
  verb: verbShape,
  pinned: wholeNumber.nullable(),
  note: z.string().nullable(),
  until: z.string().optional(),
  by: z.string().optional(),
  current: z.boolean().describe('Whether the link counts.'),
};
export const link = z.object(linkShape);

export function linkEntry(one: Link, obligation: Obligation | undefined): z.output<typeof link> {
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
