import type { Trace } from '../trace/trace.ts';
import type { FileKey } from './idAt.ts';

/**
 * The id that follows in the series of the obligation at a line of a requirement file, or of the last one above it: one
 * more than the highest number of the whole catalogue. Undefined where ids are not numbers of the workspace's own: those
 * of a law follow the law.
 */
export function nextId(trace: Trace, { path, origin }: FileKey, line: number): string | undefined {
  const obligations = trace.catalogue.file(origin, path)?.obligations ?? [];
  const near =
    obligations.findLast(({ headingRange }) => headingRange.start.line <= line) ?? obligations.at(-1);
  const series = near && SERIES.exec(near.id);
  if (!near || !series || !isOwn(trace, near.instrument)) return undefined;
  const [, stem = '', number = ''] = series;
  let highest = 0;
  for (const id of trace.catalogue.ids()) {
    const other = id.startsWith(stem) ? id.slice(stem.length) : '';
    if (/^\d{1,9}$/.test(other)) highest = Math.max(highest, Number(other));
  }
  const width = number.startsWith('0') ? number.length : 0;
  return `${stem}${String(highest + 1).padStart(width, '0')}`;
}

const SERIES = /^(.*-)(\d{1,9})$/;

/** A jurisdiction, an official text or a place in the bundled catalogue say that the numbers are somebody else's. */
function isOwn({ catalogue }: Trace, id: string): boolean {
  const instrument = catalogue.instrument(id);
  if (!instrument) return true;
  const { jurisdiction, source, locations } = instrument;
  return (
    jurisdiction === undefined &&
    source === undefined &&
    locations.every(({ origin }) => origin === 'workspace')
  );
}
