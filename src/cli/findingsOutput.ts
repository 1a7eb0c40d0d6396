import {
  checkJson,
  type Finding,
  githubCommands,
  junitXml,
  type RepositoryFacts,
  repositoryUri,
  type SarifFacts,
  type SarifLog,
  type Severity,
  sarif,
  singleLine,
  tallyOf,
} from '../core/index.ts';
import { gitFacts } from '../node/git.ts';
import { type Colour, json, type Output, type Paint } from './output.ts';
import type { Session } from './session.ts';
import { homePage, version } from './version.ts';

export const CHECK_FORMATS = ['text', 'json', 'sarif', 'github', 'junit'] as const;

export interface FindingsToWrite {
  readonly session: Session;
  /** `known` are those that the baseline accepts. */
  readonly judged: { readonly fresh: readonly Finding[]; readonly known: readonly Finding[] };
  /** The least severity that fails. */
  readonly failOn: Severity;
  /** Leaves out of SARIF what is suppressed. */
  readonly omitSuppressed: boolean;
  readonly output: Output;
}

/** Findings in one of the formats of `check`. */
export async function writtenFindings(
  format: (typeof CHECK_FORMATS)[number],
  { session, judged, failOn, omitSuppressed, output }: FindingsToWrite,
): Promise<string> {
  const { assessor, root } = session;
  switch (format) {
    case 'text':
      return asText(judged.fresh, output.paint);
    case 'json':
      return json(checkJson(judged.fresh, assessor.asOf));
    case 'junit':
      return junitXml(judged.fresh, failOn);
    case 'github':
      return githubCommands(judged.fresh, (await gitFacts(root))?.prefix ?? '');
    case 'sarif':
      return asSarif(sarif(assessor, judged, await sarifFacts(root, omitSuppressed)), output);
  }
}

function asSarif(log: SarifLog, output: Output): string {
  for (const { invocations } of log.runs)
    for (const { toolExecutionNotifications = [] } of invocations)
      for (const { message } of toolExecutionNotifications) output.say(`regtrace: ${message.text}`);
  return withoutTags(json(log));
}

async function sarifFacts(root: string, omitSuppressed: boolean): Promise<SarifFacts> {
  const git = await gitFacts(root);
  return { version, homePage, prefix: git?.prefix ?? '', omitSuppressed, ...repositoryOf(git) };
}

function repositoryOf(git: RepositoryFacts | undefined): Pick<SarifFacts, 'repository'> {
  const uri = git?.remote === undefined ? undefined : repositoryUri(git.remote);
  if (uri === undefined) return {};
  const { commit, branch } = git ?? {};
  return {
    repository: {
      uri,
      ...(commit === undefined ? {} : { commit }),
      ...(branch === undefined ? {} : { branch }),
    },
  };
}

/**
 * JSON in which no annotation's tag stands as such: the help of the rules shows some, and a file of results that lies in
 * the workspace would be read as one that is annotated.
 */
function withoutTags(text: string): string {
  return text.replaceAll('@reg', '\\u0040reg');
}

const COLOURS: Readonly<Record<Severity, Colour>> = { error: 'red', warning: 'yellow', info: 'blue' };

function asText(findings: readonly Finding[], paint: Paint): string {
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) {
    const file = byFile.get(finding.location.path);
    if (file) file.push(finding);
    else byFile.set(finding.location.path, [finding]);
  }
  const blocks = [...byFile].map(
    ([path, list]) => `${paint('bold', singleLine(path))}\n${list.map((one) => line(one, paint)).join('')}\n`,
  );
  return `${blocks.join('')}${summary(findings)}\n`;
}

function line({ location, severity, code, message }: Finding, paint: Paint): string {
  const { start } = location.range;
  const place = `${start.line + 1}:${start.character + 1}`.padEnd(8);
  const level = paint(COLOURS[severity], severity.padEnd(7));
  return `  ${place} ${level} ${singleLine(message)} ${paint('dim', code)}\n`;
}

function summary(findings: readonly Finding[]): string {
  const { error, warning, info } = tallyOf(findings);
  if (findings.length === 0) return 'Nothing found.';
  const words = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
  return `${words(error, 'error')}, ${words(warning, 'warning')}, ${info} info`;
}
