import { allFindings } from '../../../src/core/findings/findings.ts';
import type { Finding } from '../../../src/core/model/finding.ts';
import type { Assessor } from '../../../src/core/trace/states.ts';

export function findingsOf(assessor: Assessor): readonly Finding[] {
  return allFindings({ trace: assessor.trace, assessor, suggestIds: () => [] });
}

/** A finding as no rule gives it, to try a format with. */
export function findingWith(part: Partial<Finding> & { readonly path?: string }): Finding {
  const { path = 'src/a.ts', ...rest } = part;
  const range = { start: { line: 2, character: 4 }, end: { line: 2, character: 9 } };
  return {
    code: 'unknown-obligation',
    severity: 'error',
    message: 'Not there.',
    location: { path, range, origin: 'workspace' },
    ...rest,
  };
}
