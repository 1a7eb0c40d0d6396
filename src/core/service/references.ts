import type { Range } from '../base/position.ts';
import type { Location } from '../model/location.ts';
import { CONFIG_FILE } from '../model/settings.ts';
import { linksOf, type Trace } from '../trace/trace.ts';

/** Every place that names an obligation: code, `regtrace.yaml`, and requirement files that relate to it. */
export function referencesOf(trace: Trace, id: string): readonly Location[] {
  const inWorkspace = (path: string, range: Range): Location => ({ path, range, origin: 'workspace' });
  const links = linksOf(trace, id).map((link) =>
    link.declaredAt ? inWorkspace(CONFIG_FILE, link.declaredAt) : inWorkspace(link.path, link.range),
  );
  const relating = trace.catalogue
    .relatingTo(id)
    .flatMap((obligation) => [
      ...obligation.related
        .filter((related) => related.id === id)
        .map(({ range }): Location => ({ ...obligation.location, range })),
      ...(obligation.supersededBy === id && obligation.supersededByRange
        ? [{ ...obligation.location, range: obligation.supersededByRange }]
        : []),
    ]);
  return [
    ...links,
    ...relating.filter(({ origin }) => origin === 'workspace'),
    ...relating.filter(({ origin }) => origin === 'bundled'),
  ];
}
