import { groupBy } from '../base/groupBy.ts';
import { worded } from '../base/phrase.ts';
import { FINDING_KINDS } from '../findings/findingCodes.ts';
import { FINDING_CODES, type Finding, type FindingCode, type Severity } from '../model/finding.ts';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * Findings as JUnit XML: a suite for each code, in which a code without findings is a test that passed. Findings below
 * `failOn` are skipped tests, so that the file fails exactly when the command does.
 */
export function junitXml(findings: readonly Finding[], failOn: Severity): string {
  const byCode = groupBy(findings, ({ code }) => code);
  const suites = FINDING_CODES.map((code) => suiteOf(code, byCode.get(code) ?? [], failOn));
  const tests = suites.reduce((sum, suite) => sum + suite.tests, 0);
  const failures = suites.reduce((sum, suite) => sum + suite.failures, 0);
  const skipped = suites.reduce((sum, suite) => sum + suite.skipped, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<testsuites name="regtrace" tests="${tests}" failures="${failures}" errors="0" skipped="${skipped}">\n`,
    ...suites.map(({ xml }) => xml),
    '</testsuites>\n',
  ].join('');
}

interface Suite {
  readonly xml: string;
  readonly tests: number;
  readonly failures: number;
  readonly skipped: number;
}

function suiteOf(code: FindingCode, findings: readonly Finding[], failOn: Severity): Suite {
  const tests = Math.max(1, findings.length);
  const failures = findings.filter((finding) => fails(finding, failOn)).length;
  const skipped = findings.length - failures;
  const names = new Map<string, number>();
  const cases =
    findings.length === 0
      ? [
          `    <testcase classname="regtrace.${code}" name="${attribute(worded(FINDING_KINDS[code].summary))}: none"/>\n`,
        ]
      : findings.map((finding) => caseOf(finding, failOn, names));
  const head = `name="${code}" tests="${tests}" failures="${failures}" errors="0" skipped="${skipped}"`;
  return { xml: `  <testsuite ${head}>\n${cases.join('')}  </testsuite>\n`, tests, failures, skipped };
}

function caseOf(finding: Finding, failOn: Severity, names: Map<string, number>): string {
  const { code, severity, message, location } = finding;
  const { start } = location.range;
  // Without its line a finding that merely moved keeps its name; those alike are numbered.
  const alike = `${location.path}: ${message}`;
  const number = (names.get(alike) ?? 0) + 1;
  names.set(alike, number);
  const name = attribute(number === 1 ? alike : `${alike} (${number})`);
  const file = attribute(location.path);
  const place = `${location.path}:${start.line + 1}:${start.character + 1}`;
  const outcome = fails(finding, failOn)
    ? `<failure type="${severity}" message="${attribute(message)}">${text(`${place}: ${message}`)}</failure>`
    : `<skipped message="${attribute(`${severity}: ${message}`)}"/>`;
  return `    <testcase classname="regtrace.${code}" name="${name}" file="${file}" line="${start.line + 1}">${outcome}</testcase>\n`;
}

function fails({ severity }: Finding, failOn: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn);
}

/** A carriage return as it stands would be read as a line end. */
function text(value: string): string {
  return allowed(value)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

/** In attributes a reader would turn line ends and tabs into spaces. */
function attribute(value: string): string {
  return text(value).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
}

/** XML 1.0 has no way to write most control characters, lone surrogates, and the last two of the first plane. */
function allowed(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
  return value.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
}
