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

/** Every finding of the workspace, by file, place and code. */
export function allFindings(context: RuleContext): readonly Finding[] {
  const { files, catalogue, requirementProblems } = context.trace;
  const paths = new Set(requirementProblems.keys());
  for (const file of catalogue.files()) if (file.origin === 'workspace') paths.add(file.path);
  return sorted([
    ...drafts((rule) => rule.inWorkspace?.(context)),
    ...[...files.values()].flatMap((file) => drafts((rule) => rule.inSource?.(context, file))),
    ...[...paths].flatMap((path) => drafts((rule) => rule.inRequirements?.(context, path))),
    ...catalogue
      .obligations()
      .flatMap((obligation) => drafts((rule) => rule.ofObligation?.(context, obligation))),
  ]);
}

function drafts(ask: (rule: Rule) => Iterable<Draft> | undefined): Draft[] {
  return RULES.flatMap((rule) => [...(ask(rule) ?? [])]);
}

function sorted(all: readonly Draft[]): readonly Finding[] {
  return all
    .map((draft): Finding => ({ ...draft, severity: draft.severity ?? FINDING_KINDS[draft.code].severity }))
    .sort(compareFindings);
}

/** The order of findings everywhere: by file, place, code and obligation. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareNatural(a.location.path, b.location.path) ||
    comparePositions(a.location.range.start, b.location.range.start) ||
    compareNatural(a.code, b.code) ||
    compareNatural(a.obligation ?? '', b.obligation ?? '')
  );
}
