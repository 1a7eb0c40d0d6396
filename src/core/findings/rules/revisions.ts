import { type Phrase, phrase, type Said, said, say } from '../../base/phrase.ts';
import type { Link } from '../../model/link.ts';
import type { Location } from '../../model/location.ts';
import type { Obligation } from '../../model/obligation.ts';
import { CONFIG_FILE } from '../../model/settings.ts';
import { isSuspect } from '../../trace/states.ts';
import type { Draft, Rule } from '../rule.ts';

/** A pinned link names the revision that is in force. */
export const revisions: Rule = {
  codes: ['suspect-link', 'future-revision'],
  ofLinks(_context, obligation, links) {
    const isOther = ({ pinned }: Link) => pinned !== undefined && pinned !== obligation.revision;
    return links.some(isOther) ? judged(obligation, asWritten(links)) : undefined;
  },
};

function* judged(obligation: Obligation, links: readonly Link[]): Iterable<Draft> {
  // A long history is put into words once, however many links are pinned to the same revision.
  const histories = new Map<number, Said & Pick<Draft, 'relatedLocations'>>();
  const historySince = (pinned: number) => {
    const history = histories.get(pinned) ?? historyOf(obligation, pinned);
    histories.set(pinned, history);
    return history;
  };
  for (const link of links) {
    const { pinned } = link;
    if (pinned === undefined || pinned === obligation.revision) continue;
    const place = { location: placeOf(link), obligation: obligation.id };
    if (!isSuspect(link, obligation)) {
      const { id, revision } = obligation;
      const words = say('{0} has no revision {1}; the newest is {2}.', id, pinned, revision);
      yield { code: 'future-revision', ...words, ...place };
    } else {
      yield { code: 'suspect-link', ...historySince(pinned), ...place };
    }
  }
}

/** Where a link is written: in the comment, or in `regtrace.yaml`. */
export function placeOf(link: Link): Location {
  return link.declaredAt
    ? { path: CONFIG_FILE, range: link.declaredAt, origin: 'workspace' }
    : { path: link.path, range: link.range, origin: 'workspace' };
}

/** The links, each place once: a glob in `regtrace.yaml` gives one for every file that it matches. */
export function asWritten(links: readonly Link[]): readonly Link[] {
  const seen = new Set<Link['declaredAt']>();
  return links.filter(({ declaredAt }) => {
    const isTwin = declaredAt !== undefined && seen.has(declaredAt);
    seen.add(declaredAt);
    return !isTwin;
  });
}

function historyOf(obligation: Obligation, pinned: number): Said & Pick<Draft, 'relatedLocations'> {
  return { ...suspectWords(obligation, pinned), relatedLocations: changesSince(obligation, pinned) };
}

function suspectWords({ id, revision, changes }: Obligation, pinned: number): Said {
  const summaries = changes
    .filter(
      (change) => change.revision > pinned && change.revision <= revision && change.summary !== undefined,
    )
    .map(({ summary }) => summary);
  const moved = phrase('{0} was reviewed at revision {1} and is at revision {2}.', id, pinned, revision);
  return summaries.length > 0 ? say('{0} What changed: {1}', moved, summaries.join(' ')) : said(moved);
}

/** Each change since the revision that was reviewed, with the text before it, at the obligation's heading. */
function changesSince(obligation: Obligation, pinned: number): NonNullable<Draft['relatedLocations']> {
  const location = { ...obligation.location, range: obligation.headingRange };
  return obligation.changes
    .filter(({ revision }) => revision > pinned && revision <= obligation.revision)
    .map(({ revision, date, summary, was }) => {
      const what: Phrase | string = summary ?? phrase('changed.');
      const change =
        date === undefined
          ? phrase('Revision {0}: {1}', revision, what)
          : phrase('Revision {0} ({1}): {2}', revision, date, what);
      return { location, ...(was === undefined ? said(change) : say('{0} Before: “{1}”', change, was)) };
    });
}
