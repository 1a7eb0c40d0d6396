import { optional } from '../base/optional.ts';
import type { Range } from '../base/position.ts';
import { identityOf } from '../findings/baseline.ts';
import { FINDING_CODES, type Finding, type Severity } from '../model/finding.ts';
import type { Link } from '../model/link.ts';
import { type Assessor, isExpired, missingOfExemption } from '../trace/states.ts';
import { encodedPath } from './placeHref.ts';
import { sarifRules } from './sarifRules.ts';

/** GitHub code scanning takes no run with more results than this, and shows the gravest of them. */
const MAX_RESULTS = 25_000;
const MAX_SHOWN = 5_000;
/** GitHub refuses results with more than a thousand places; so many are read by nobody. */
const MAX_RELATED = 100;

export interface SarifFacts {
  /** Version of Regtrace. */
  readonly version: string;
  /** Address of a page about Regtrace. */
  readonly homePage: string;
  /** From the root of the repository to that of the workspace, with a `/` at its end; empty where they are one. */
  readonly prefix: string;
  readonly repository?: { readonly uri: string; readonly commit?: string; readonly branch?: string };
  /** Leaves out what is suppressed: some programs show it as open, GitHub code scanning among them. */
  readonly omitSuppressed?: boolean;
}

/** What a host may ask of the log; the rest of it is the standard's. */
export interface SarifLog {
  readonly runs: readonly {
    readonly invocations: readonly (Notifications & { readonly executionSuccessful: boolean })[];
  }[];
}

/** What the run says of itself: that not all results are listed, or that not all will be shown. */
interface Notifications {
  readonly toolExecutionNotifications?: readonly { readonly message: { readonly text: string } }[];
}

interface Suppression {
  readonly kind: 'external' | 'inSource';
  readonly justification: string;
}

interface Result {
  readonly finding: Finding;
  readonly suppression?: Suppression;
}

/**
 * Findings as SARIF 2.1.0. What the baseline knows is there as suppressed, and so is every exemption that stands, as an
 * uncovered obligation that somebody answers for.
 */
export function sarif(
  assessor: Assessor,
  { fresh, known }: { readonly fresh: readonly Finding[]; readonly known: readonly Finding[] },
  facts: SarifFacts,
): SarifLog {
  const baseline = assessor.trace.settings.baseline ?? 'the baseline';
  const suppressed = facts.omitSuppressed
    ? []
    : [
        ...known.map((finding) => ({ finding, suppression: acceptedBy(baseline) })),
        ...exemptionResults(assessor),
      ];
  const all: readonly Result[] = [...fresh.map((finding) => ({ finding })), ...suppressed];
  const kept = gravest(all);
  const identities = new Map<string, number>();
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Regtrace',
            semanticVersion: facts.version,
            informationUri: facts.homePage,
            rules: sarifRules,
          },
        },
        invocations: [{ executionSuccessful: true, ...notifications(all.length) }],
        originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the repository.' } } },
        ...provenance(facts),
        automationDetails: { id: `regtrace/${facts.prefix}` },
        columnKind: 'utf16CodeUnits',
        results: kept.map((result) => resultOf(result, facts.prefix, identities, suppressed.length > 0)),
      },
    ],
  };
  return log;
}

const ROOT = '%SRCROOT%';
const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

function resultOf(
  { finding, suppression }: Result,
  prefix: string,
  identities: Map<string, number>,
  areSuppressed: boolean,
): unknown {
  const identity = identityOf(finding);
  const occurrence = (identities.get(identity) ?? 0) + 1;
  identities.set(identity, occurrence);
  const related = (finding.relatedLocations ?? [])
    // What ships with Regtrace has no place in the repository.
    .filter(({ location }) => location.origin === 'workspace')
    .slice(0, MAX_RELATED)
    .map(({ location, message }, id) => ({
      id,
      ...placeOf(location.path, location.range, prefix),
      message: { text: message },
    }));
  return {
    ruleId: finding.code,
    ruleIndex: FINDING_CODES.indexOf(finding.code),
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [placeOf(finding.location.path, finding.location.range, prefix)],
    ...(related.length > 0 ? { relatedLocations: related } : {}),
    partialFingerprints: { 'regtraceFinding/v1': `${identity}#${occurrence}` },
    // A run in which some result says that it is suppressed is to say so of every result.
    ...(areSuppressed ? { suppressions: suppression ? [{ ...suppression, status: 'accepted' }] : [] } : {}),
    ...(finding.obligation === undefined ? {} : { properties: { obligation: finding.obligation } }),
  };
}

function placeOf(path: string, { start, end }: Range, prefix: string): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: encodedPath(prefix + path), uriBaseId: ROOT },
      region: {
        startLine: start.line + 1,
        startColumn: start.character + 1,
        endLine: end.line + 1,
        endColumn: end.character + 1,
      },
    },
  };
}

function acceptedBy(baseline: string): Suppression {
  return { kind: 'external', justification: `Accepted in ${baseline}.` };
}

function exemptionResults(assessor: Assessor): readonly Result[] {
  return assessor.trace.catalogue.obligations().flatMap((obligation) => {
    const { state, current } = assessor.assess(obligation);
    if (state !== 'exempt') return [];
    return current
      .filter((link) => stands(link, assessor))
      .map(
        (link): Result => ({
          finding: {
            code: 'uncovered-obligation',
            severity: 'info',
            message: `${obligation.id} is exempt until ${link.until}: ${obligation.title}.`,
            location: { path: link.path, range: link.range, origin: 'workspace' },
            obligation: obligation.id,
          },
          suppression: { kind: 'inSource', justification: `${link.note} (${link.by}, until ${link.until})` },
        }),
      );
  });
}

function stands(link: Link, { asOf }: Assessor): boolean {
  return link.verb === 'exempt' && missingOfExemption(link).length === 0 && !isExpired(link, asOf);
}

/** As many as may stand in a run: open ones first, then by severity; their order stays. */
function gravest(all: readonly Result[]): readonly Result[] {
  if (all.length <= MAX_RESULTS) return all;
  const weight = ({ finding, suppression }: Result) =>
    (suppression ? 10 : 0) + Object.keys(LEVELS).indexOf(finding.severity);
  const chosen = new Set([...all].sort((a, b) => weight(a) - weight(b)).slice(0, MAX_RESULTS));
  return all.filter((result) => chosen.has(result));
}

function notifications(total: number): Notifications {
  const texts = [
    ...(total > MAX_RESULTS
      ? [['warning', `There are ${total} results; the ${MAX_RESULTS} gravest are listed.`] as const]
      : []),
    ...(total > MAX_SHOWN
      ? [['note', `GitHub code scanning shows the ${MAX_SHOWN} gravest results of a run.`] as const]
      : []),
  ];
  if (texts.length === 0) return {};
  return { toolExecutionNotifications: texts.map(([level, text]) => ({ level, message: { text } })) };
}

function provenance({ repository }: SarifFacts): object {
  if (!repository) return {};
  return {
    versionControlProvenance: [
      {
        repositoryUri: repository.uri,
        ...optional('revisionId', repository.commit),
        ...optional('branch', repository.branch),
        mappedTo: { uriBaseId: ROOT },
      },
    ],
  };
}
