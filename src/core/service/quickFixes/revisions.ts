import type { Link } from '../../model/link.ts';
import type { Obligation } from '../../model/obligation.ts';
import { isSuspect } from '../../trace/states.ts';
import { linkAt, placesNaming, renamed } from './namedPlaces.ts';
import type { FixContext, FixMaker, QuickFix } from './quickFix.ts';

/** Marks a link as reviewed: pins it, or every suspect link of its obligation, to the revision in force. */
export const suspectLink: FixMaker = async (finding, context) => {
  const obligation = context.trace.catalogue.obligation(finding.obligation ?? '');
  const link = linkAt(context, finding);
  if (!obligation || !link) return [];
  const { id, revision } = obligation;
  const { translate } = context;
  const suspect = placesNaming(context, id, (one) => isSuspect(one, obligation));
  const here: QuickFix = {
    title: translate('Mark as reviewed: pin to revision {0} (was {1})', revision, link.pinned ?? ''),
    edits: [await pinned(context, link, obligation)],
    preferred: true,
  };
  const look: QuickFix = {
    title: translate('Read what changed in {0}', id),
    edits: [],
    preferred: false,
    goTo: { ...obligation.location, range: obligation.idRange },
  };
  if (suspect.length < 2) return [here, look];
  const everywhere: QuickFix = {
    title: translate(
      'Mark all suspect links of {0} as reviewed: pin {1} places to revision {2}',
      id,
      suspect.length,
      revision,
    ),
    edits: await Promise.all(suspect.map((one) => pinned(context, one, obligation))),
    preferred: false,
  };
  return [here, everywhere, look];
};

/** Pins a link to the newest revision there is. */
export const futureRevision: FixMaker = async (finding, context) => {
  const obligation = context.trace.catalogue.obligation(finding.obligation ?? '');
  const link = linkAt(context, finding);
  if (!obligation || !link) return [];
  return [
    {
      title: context.translate('Pin to revision {0}, the newest', obligation.revision),
      edits: [await pinned(context, link, obligation)],
      preferred: true,
    },
    {
      title: context.translate('Follow the newest revision, without a pin'),
      edits: [await renamed(context, link, obligation.id)],
      preferred: false,
    },
  ];
};

/** Names the successor in place of what is retired, here or everywhere. */
export const retiredObligation: FixMaker = async (finding, context) => {
  const [successor] = finding.suggestions ?? [];
  const link = linkAt(context, finding);
  if (successor === undefined || !link) return [];
  const places = placesNaming(context, link.id);
  // The pin named a revision of the old duty; nobody has reviewed the new one yet.
  const here: QuickFix = {
    title: context.translate('Change to {0}, its successor', successor),
    edits: [await renamed(context, link, successor)],
    preferred: true,
  };
  if (places.length < 2) return [here];
  const everywhere: QuickFix = {
    title: context.translate(
      'Change to {0} everywhere in the workspace ({1} places)',
      successor,
      places.length,
    ),
    edits: await Promise.all(places.map((one) => renamed(context, one, successor))),
    preferred: false,
  };
  return [here, everywhere];
};

function pinned(context: FixContext, link: Link, { id, revision }: Obligation) {
  return renamed(context, link, `${id}@${revision}`);
}
