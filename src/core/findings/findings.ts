import { compareNatural } from '../base/naturalOrder.ts';
import { comparePositions } from '../base/position.ts';
import type { Finding } from '../model/finding.ts';
import { FINDING_KINDS } from './findingCodes.ts';
import type { Draft, Rule, RuleContext } from './rule.ts';
import { configuration } from './rules/configuration.ts';
import { coverage } from './rules/coverage.ts';
import { evidence } from './rules/evidence.ts';
import { exemptions } from './rules/exemptions.ts';
import { linkTarget } from './rules/linkTarget.ts';
import { requirementProblems } from './rules/requirementProblems.ts';
import { retiredObligations } from './rules/retiredObligations.ts';
import { revisions } from './rules/revisions.ts';
import { sourceProblems } from './rules/sourceProblems.ts';
import { textChanged } from './rules/textChanged.ts';
import { unreadFiles } from './rules/unreadFiles.ts';

const RULES: readonly Rule[] = [
  sourceProblems,
  linkTarget,
  revisions,
  evidence,
  retiredObligations,
  exemptions,
  coverage,
  requirementProblems,
  textChanged,
  configuration,
  unreadFiles,
];

/** What a rule's function answers for: a change asks anew only what it touched. */
export type Unit = 'workspace' | `source:${string}` | `requirements:${string}` | `obligation:${string}`;

/** Every finding of the workspace, by file, place and code. */
export function allFindings(context: RuleContext): readonly Finding[] {
  const all: Finding[] = [];
  for (const unit of unitsOf(context)) for (const finding of findingsOfUnit(context, unit)) all.push(finding);
  return all.sort(compareFindings);
}

/** Every unit that may have a finding. */
export function* unitsOf({ trace }: RuleContext): Iterable<Unit> {
  yield 'workspace';
  for (const path of trace.files.keys()) yield `source:${path}`;
  const paths = new Set(trace.requirementProblems.keys());
  for (const file of trace.catalogue.files()) if (file.origin === 'workspace') paths.add(file.path);
  for (const path of paths) yield `requirements:${path}`;
  for (const id of trace.catalogue.ids()) yield `obligation:${id}`;
}

/** The findings of one unit; none where there is no such thing any more. */
export function findingsOfUnit(context: RuleContext, unit: Unit): readonly Finding[] {
  const at = unit.indexOf(':');
  const [kind, name] = at < 0 ? [unit, ''] : [unit.slice(0, at), unit.slice(at + 1)];
  const file = kind === 'source' ? context.trace.files.get(name) : undefined;
  const obligation = kind === 'obligation' ? context.trace.catalogue.obligation(name) : undefined;
  const findings: Finding[] = [];
  const add = (drafts: Iterable<Draft> | undefined) => {
    if (drafts)
      for (const draft of drafts)
        findings.push({ ...draft, severity: draft.severity ?? FINDING_KINDS[draft.code].severity });
  };
  for (const rule of RULES) {
    if (kind === 'workspace') add(rule.inWorkspace?.(context));
    else if (kind === 'requirements') add(rule.inRequirements?.(context, name));
    else if (file) add(rule.inSource?.(context, file));
    else if (obligation) add(rule.ofObligation?.(context, obligation));
  }
  return findings;
}

/** The order of findings everywhere: by file, place, code and obligation; the message decides between equals. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareNatural(a.location.path, b.location.path) ||
    comparePositions(a.location.range.start, b.location.range.start) ||
    compareNatural(a.code, b.code) ||
    compareNatural(a.obligation ?? '', b.obligation ?? '') ||
    compareNatural(a.message, b.message)
  );
}
