import { LineIndex } from '../../base/text.ts';
import { placeOf } from '../../findings/rules/revisions.ts';
import type { Finding } from '../../model/finding.ts';
import type { Link } from '../../model/link.ts';
import { CONFIG_FILE } from '../../model/settings.ts';
import { linksOf } from '../../trace/trace.ts';
import type { FileEdit, FixContext } from './quickFix.ts';

/** Places where links name an id, each once: a glob in `regtrace.yaml` makes many links of one place. */
export function placesNaming(
  context: FixContext,
  id: string,
  accepts: (link: Link) => boolean = () => true,
): readonly Link[] {
  const seen = new Set<string>();
  return linksOf(context.trace, id).filter((link) => {
    const { path, range } = placeOf(link);
    const key = JSON.stringify([path, range]);
    if (seen.has(key) || !accepts(link)) return false;
    seen.add(key);
    return true;
  });
}

/** The link that a finding stands at. */
export function linkAt({ trace }: FixContext, { location, obligation }: Finding): Link | undefined {
  const here = JSON.stringify([location.path, location.range]);
  return linksOf(trace, obligation ?? '').find((link) => {
    const { path, range } = placeOf(link);
    return JSON.stringify([path, range]) === here;
  });
}

/** Writes another id, or another pin, where a link names its id with its revision. */
export async function renamed(context: FixContext, link: Link, newText: string): Promise<FileEdit> {
  const named = link.annotation?.ids.find(({ range }) => range === link.range);
  if (named) return { path: link.path, range: named.fullRange, newText };
  const { range } = placeOf(link);
  const lines = new LineIndex((await context.read(CONFIG_FILE)) ?? '');
  const end = lines.offsetAt(range.end);
  const pin = /^@\d+/.exec(lines.text.slice(end, end + 20))?.[0] ?? '';
  return {
    path: CONFIG_FILE,
    range: { start: range.start, end: lines.positionAt(end + pin.length) },
    newText,
  };
}
