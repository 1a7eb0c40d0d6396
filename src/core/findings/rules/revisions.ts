import type { Link } from '../../model/link.ts';
import type { Location } from '../../model/location.ts';
import type { Obligation } from '../../model/obligation.ts';
import { CONFIG_FILE } from '../../model/settings.ts';
import type { Draft, Rule } from '../rule.ts';

/** A pinned link names the revision that is in force. */
export const revisions: Rule = {
  codes: ['suspect-link', 'future-revision'],
  ofObligation({ assessor }, obligation) {
    const isOther = ({ pinned }: Link) => pinned !== undefined && pinned !== obligation.revision;
    const { links } = assessor.assess(obligation);
    return links.some(isOther) ? judged(obligation, links) : undefined;
  },
};

function* judged(obligation: Obligation, links: readonly Link[]): Iterable<Draft> {
  for (const link of links) {
    const { pinned } = link;
    if (pinned === undefined || pinned === obligation.revision) continue;
    const place = { location: placeOf(link), obligation: obligation.id };
    if (pinned > obligation.revision) {
      const message = `${obligation.id} has no revision ${pinned}; the newest is ${obligation.revision}.`;
      yield { code: 'future-revision', message, ...place };
    } else {
      const relatedLocations = changesSince(obligation, pinned);
      yield {
        code: 'suspect-link',
        message: suspectMessage(obligation, pinned),
        ...place,
        relatedLocations,
      };
    }
  }
}

/** Where a link is written: in the comment, or in `regtrace.yaml`. */
export function placeOf(link: Link): Location {
  return link.declaredAt
    ? { path: CONFIG_FILE, range: link.declaredAt, origin: 'workspace' }
    : { path: link.path, range: link.range, origin: 'workspace' };
}

function suspectMessage({ id, revision, changes }: Obligation, pinned: number): string {
  const summaries = changes
    .filter(
      (change) => change.revision > pinned && change.revision <= revision && change.summary !== undefined,
    )
    .map(({ summary }) => summary);
  const what = summaries.length > 0 ? ` What changed: ${summaries.join(' ')}` : '';
  return `${id} was reviewed at revision ${pinned} and is at revision ${revision}.${what}`;
}

/** Each change since the revision that was reviewed, with the text before it, at the obligation's heading. */
function changesSince(obligation: Obligation, pinned: number): NonNullable<Draft['relatedLocations']> {
  const location = { ...obligation.location, range: obligation.headingRange };
  return obligation.changes
    .filter(({ revision }) => revision > pinned && revision <= obligation.revision)
    .map(({ revision, date, summary, was }) => {
      const when = date === undefined ? '' : ` (${date})`;
      const before = was === undefined ? '' : ` Before: “${was}”`;
      return { location, message: `Revision ${revision}${when}: ${summary ?? 'changed.'}${before}` };
    });
}
