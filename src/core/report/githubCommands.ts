import { worded } from '../base/phrase.ts';
import { FINDING_KINDS } from '../findings/findingCodes.ts';
import type { Finding, Severity } from '../model/finding.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Findings as workflow commands of GitHub Actions, one a line; `prefix` leads from the repository's root to the
 * workspace's. GitHub shows ten errors, ten warnings and ten notices of a step beside the code, and all of them in its log.
 */
export function githubCommands(findings: readonly Finding[], prefix: string): string {
  return findings.map((finding) => `${commandOf(finding, prefix)}\n`).join('');
}

function commandOf({ code, severity, message, location: { path, range } }: Finding, prefix: string): string {
  const { start, end } = range;
  const isOneLine = start.line === end.line;
  const properties: readonly (readonly [string, string | number])[] = [
    ['file', prefix + path],
    ['line', start.line + 1],
    // GitHub takes columns only where the range ends in its first line.
    ...(isOneLine
      ? ([
          ['col', start.character + 1],
          ['endColumn', end.character + 1],
        ] as const)
      : ([['endLine', end.line + 1]] as const)),
    ['title', `${worded(FINDING_KINDS[code].summary).replaceAll('`', '')} (${code})`],
  ];
  const list = properties.map(([name, value]) => `${name}=${escapedProperty(String(value))}`).join(',');
  return `::${COMMANDS[severity]} ${list}::${escapedMessage(message)}`;
}

function escapedMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escapedMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
