import type { Mutable } from '../base/mutable.ts';
import { compareNatural } from '../base/naturalOrder.ts';
import { optional } from '../base/optional.ts';
import { comparePositions, startOfText } from '../base/position.ts';
import type { FileEvidence } from '../evidence/fileEvidence.ts';
import type { Verb } from '../model/annotation.ts';
import type { Link } from '../model/link.ts';
import type { ConfiguredLink } from '../model/settings.ts';
import type { SourceFile } from './sourceFile.ts';

/** The links of a file's annotations; `defaultVerb` stands in where an annotation names none. */
export function linksOfFile(file: SourceFile, defaultVerb: Verb): readonly Link[] {
  const links: Link[] = [];
  for (const annotation of file.annotations) {
    const { note, until, by } = annotation;
    for (const { id, range, pinned } of annotation.ids) {
      const link: Mutable<Link> = {
        id,
        verb: annotation.verb ?? defaultVerb,
        path: file.path,
        range,
        annotation,
      };
      if (pinned !== undefined) link.pinned = pinned;
      if (note !== undefined) link.note = note;
      if (until !== undefined) link.until = until;
      if (by !== undefined) link.by = by;
      links.push(link);
    }
  }
  // A list that grew has room for more, its copy has not; a workspace has very many of them.
  return links.slice();
}

/** The links that one entry of `links` in `regtrace.yaml` gives one of the files that it names. */
export function linksOfEntry(entry: ConfiguredLink, path: string): readonly Link[] {
  return entry.ids.map(({ id, pinned, range }) => ({
    id,
    verb: entry.verb,
    path,
    // A file that cannot carry comments is linked as a whole; line 1 stands for it.
    range: startOfText,
    declaredAt: range,
    ...optional('pinned', pinned),
    ...optional('note', entry.note),
    ...optional('until', entry.until),
    ...optional('by', entry.by),
  }));
}

/** The links of a file with what the results say of the tests that they stand in. */
export function withEvidence(links: readonly Link[], evidence: FileEvidence | undefined): readonly Link[] {
  if (!evidence) return links;
  return links.map((link) => {
    if (link.verb !== 'verifies') return link;
    const line = link.annotation?.range.start.line;
    const own = line === undefined ? undefined : evidence.byLine.get(line);
    return { ...link, evidence: own ?? evidence.whole };
  });
}

/** Order of links everywhere: by path, then by place, configured ones first. */
export function compareLinks(a: Link, b: Link): number {
  return (
    compareNatural(a.path, b.path) ||
    comparePositions(a.range.start, b.range.start) ||
    compareNatural(a.id, b.id) ||
    Number(a.declaredAt === undefined) - Number(b.declaredAt === undefined)
  );
}
