import type { Assessor } from '../../trace/states.ts';
import { describeLink } from '../describe.ts';
import type { FileKey } from '../idAt.ts';

/** What a preview of a file shows beside its text, as data: while it stays the same the picture is up to date. */
export function previewStanding(assessor: Assessor, { path, origin }: FileKey): unknown {
  const { catalogue, complete } = assessor.trace;
  const obligations = catalogue.file(origin, path)?.obligations ?? [];
  return [
    complete,
    assessor.asOf,
    ...obligations.map((obligation) => {
      const { state, suspect, links } = assessor.assess(obligation);
      const related = obligation.related.map(({ id }) => catalogue.obligation(id)?.location.path);
      const counting = catalogue.obligation(obligation.id)?.location.path;
      return [
        obligation.id,
        counting,
        state,
        suspect,
        related,
        links.map((link) => describeLink(link, obligation)),
      ];
    }),
  ];
}
