import { compareNatural } from '../base/naturalOrder.ts';
import { comparePositions } from '../base/position.ts';
import type { Finding } from '../model/finding.ts';
import type { Obligation } from '../model/obligation.ts';
import type { SourceFile } from '../trace/sourceFile.ts';
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

/** By what they are asked about: most have something to say of one kind alone, and there may be very many of that. */
const OF_WORKSPACE = RULES.filter(({ inWorkspace }) => inWorkspace);
const OF_SOURCES = RULES.filter(({ inSource }) => inSource);
const OF_REQUIREMENTS = RULES.filter(({ inRequirements }) => inRequirements);
const OF_OBLIGATIONS = RULES.filter(({ ofObligation }) => ofObligation);
const OF_LINKS = RULES.filter(({ ofLinks }) => ofLinks);

/** What a rule's function answers for: a change asks anew only what it touched. */
export type Unit = 'workspace' | `${Kind}:${string}`;
type Kind = 'source' | 'requirements' | 'obligation';

/** Every finding of the workspace, by file, place and code. */
export function allFindings(context: RuleContext): readonly Finding[] {
  const byFile = new FindingsByFile();
  for (const [, findings] of findingsByUnit(context)) byFile.add(findings);
  return [...byFile.inOrder()].flat();
}

/** Puts findings in the order of {@link compareFindings}, file by file: few are compared with each other at a time. */
export class FindingsByFile {
  readonly #byPath = new Map<string, Finding[]>();

  add(findings: readonly Finding[]): void {
    for (const finding of findings) {
      const { path } = finding.location;
      const same = this.#byPath.get(path);
      if (same) same.push(finding);
      else this.#byPath.set(path, [finding]);
    }
  }

  *inOrder(): Iterable<readonly Finding[]> {
    const files = [...this.#byPath].sort(([a], [b]) => compareNatural(a, b));
    for (const [, findings] of files) yield findings.sort(compareFindings);
  }
}

/** The findings of every unit, or nothing where it has none. */
export function* findingsByUnit(
  context: RuleContext,
): Iterable<readonly [unit: Unit, findings: readonly Finding[]]> {
  const { trace } = context;
  yield ['workspace', findingsOfUnit(context, 'workspace')];
  for (const [path, file] of trace.files.entries()) yield [`source:${path}`, ofSource(context, file)];
  const paths = new Set(trace.requirementProblems.keys());
  for (const file of trace.catalogue.files()) if (file.origin === 'workspace') paths.add(file.path);
  for (const path of paths) yield [`requirements:${path}`, ofRequirements(context, path)];
  for (const id of trace.catalogue.ids()) {
    if (context.assessor.isUnnamed(id)) continue;
    const obligation = trace.catalogue.obligation(id);
    if (obligation) yield [`obligation:${id}`, ofObligation(context, obligation)];
  }
}

/** The findings of one unit; none where there is no such thing any more. */
export function findingsOfUnit(context: RuleContext, unit: Unit): readonly Finding[] {
  const at = unit.indexOf(':');
  if (at < 0) return gathered(OF_WORKSPACE, (rule) => rule.inWorkspace?.(context));
  const [kind, name] = [unit.slice(0, at), unit.slice(at + 1)];
  if (kind === 'requirements') return ofRequirements(context, name);
  if (kind === 'source') {
    const file = context.trace.files.get(name);
    return file ? ofSource(context, file) : NONE;
  }
  const obligation = context.trace.catalogue.obligation(name);
  return obligation ? ofObligation(context, obligation) : NONE;
}

function ofSource(context: RuleContext, file: SourceFile): readonly Finding[] {
  return gathered(OF_SOURCES, (rule) => rule.inSource?.(context, file));
}

function ofRequirements(context: RuleContext, path: string): readonly Finding[] {
  return gathered(OF_REQUIREMENTS, (rule) => rule.inRequirements?.(context, path));
}

function ofObligation(context: RuleContext, obligation: Obligation): readonly Finding[] {
  const assessment = context.assessor.assess(obligation);
  const { links } = assessment;
  const found = gathered(OF_OBLIGATIONS, (rule) => rule.ofObligation?.(context, obligation, assessment));
  if (links.length === 0) return found;
  return found.concat(gathered(OF_LINKS, (rule) => rule.ofLinks?.(context, obligation, links)));
}

const NONE: readonly Finding[] = [];

function gathered(
  rules: readonly Rule[],
  ask: (rule: Rule) => Iterable<Draft> | undefined,
): readonly Finding[] {
  let findings: Finding[] | undefined;
  for (let at = 0; at < rules.length; at++) {
    const rule = rules[at];
    const drafts = rule && ask(rule);
    if (!drafts) continue;
    for (const draft of drafts) {
      findings ??= [];
      findings.push({ ...draft, severity: draft.severity ?? FINDING_KINDS[draft.code].severity });
    }
  }
  return findings ?? NONE;
}

/** The order of findings everywhere: by file, place, code and obligation; the message decides between equals. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    (a.location.path === b.location.path ? 0 : compareNatural(a.location.path, b.location.path)) ||
    comparePositions(a.location.range.start, b.location.range.start) ||
    compareNatural(a.code, b.code) ||
    compareNatural(a.obligation ?? '', b.obligation ?? '') ||
    compareNatural(a.message, b.message)
  );
}
