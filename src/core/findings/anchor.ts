import { startOfText } from '../base/position.ts';
import type { Location } from '../model/location.ts';
import type { Obligation } from '../model/obligation.ts';
import { CONFIG_FILE } from '../model/settings.ts';
import { idMatcher } from '../sources/globs.ts';
import type { RuleContext } from './rule.ts';

/**
 * Where a finding about an obligation as a whole stands: at its heading in the workspace; for a bundled one, at what
 * brings it into scope, as no file of the workspace holds it.
 */
export function anchorOf(
  { trace, assessor }: Pick<RuleContext, 'trace' | 'assessor'>,
  obligation: Obligation,
): Location {
  const { origin, path } = obligation.location;
  if (origin === 'workspace') return { path, range: obligation.headingRange, origin };
  const named = assessor.scope.namedAt(obligation.instrument);
  if (named) return { path: named.path, range: named.declaredAt ?? named.range, origin: 'workspace' };
  const { instruments, jurisdictions } = trace.settings.scope ?? {};
  const glob = instruments?.find(({ value }) => idMatcher([value])(obligation.instrument));
  const jurisdiction = trace.catalogue.instrument(obligation.instrument)?.jurisdiction?.toUpperCase();
  const entry = glob ?? jurisdictions?.find(({ value }) => value.toUpperCase() === jurisdiction);
  return { path: CONFIG_FILE, range: entry?.range ?? startOfText, origin: 'workspace' };
}
