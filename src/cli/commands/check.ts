import { readFileSync } from 'node:fs';
import {
  type Baseline,
  checkJson,
  type Finding,
  parseBaseline,
  type Severity,
  tallyOf,
} from '../../core/index.ts';
import { type Command, choiceFlag, textFlag } from '../command.ts';
import { type Colour, EXIT, json, type Output, type Paint } from '../output.ts';
import { UsageError } from '../usageError.ts';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** The findings of the workspace. */
export const check: Command = {
  name: 'check',
  usage: '[DIR] [--as-of DATE] [--baseline FILE] [--fail-on error|warning|info] [--format text|json]',
  summary: 'Find what is wrong between the code and its obligations',
  options: {
    'as-of': { type: 'string' },
    'fail-on': { type: 'string' },
    baseline: { type: 'string' },
    format: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run({ flags, words, open, output }) {
    if (words.length > 1) throw new UsageError(`One folder at a time; "${words[1]}" is too many.`);
    const failOn = choiceFlag(flags, 'fail-on', SEVERITIES, 'error');
    const format = choiceFlag(flags, 'format', ['text', 'json'], flags['json'] === true ? 'json' : 'text');
    const { service, assessor } = await open(words[0]);
    const file = textFlag(flags, 'baseline');
    const { fresh: findings, removable } = await service.judgedFindings(
      assessor.asOf,
      file === undefined ? undefined : readBaseline(file),
    );
    if (removable.length > 0) output.say(removableWords(removable));
    if (format === 'json') output.out(json(checkJson(findings, assessor.asOf)));
    else printText(findings, output);
    const threshold = SEVERITIES.indexOf(failOn);
    return findings.some(({ severity }) => SEVERITIES.indexOf(severity) <= threshold)
      ? EXIT.findings
      : EXIT.ok;
  },
};

const COLOURS: Readonly<Record<Severity, Colour>> = { error: 'red', warning: 'yellow', info: 'blue' };

function printText(findings: readonly Finding[], { out, paint }: Output): void {
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) {
    const file = byFile.get(finding.location.path);
    if (file) file.push(finding);
    else byFile.set(finding.location.path, [finding]);
  }
  const blocks = [...byFile].map(
    ([path, list]) => `${paint('bold', path)}\n${list.map((one) => line(one, paint)).join('')}\n`,
  );
  out(`${blocks.join('')}${summary(findings)}\n`);
}

function line({ location, severity, code, message }: Finding, paint: Paint): string {
  const { start } = location.range;
  const place = `${start.line + 1}:${start.character + 1}`.padEnd(8);
  const level = paint(COLOURS[severity], severity.padEnd(7));
  return `  ${place} ${level} ${message} ${paint('dim', code)}\n`;
}

function summary(findings: readonly Finding[]): string {
  const { error, warning, info } = tallyOf(findings);
  if (findings.length === 0) return 'Nothing found.';
  const words = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
  return `${words(error, 'error')}, ${words(warning, 'warning')}, ${info} info`;
}

function readBaseline(file: string): Baseline {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`The baseline ${file} cannot be read.`);
  }
  const { value, problems } = parseBaseline(text);
  const [problem] = problems;
  if (problem) throw new UsageError(`${file}: ${problem.message}`);
  return value;
}

function removableWords(removable: readonly { readonly count: number }[]): string {
  const count = removable.reduce((sum, entry) => sum + entry.count, 0);
  const findings = count === 1 ? '1 finding of the baseline is' : `${count} findings of the baseline are`;
  return `regtrace: ${findings} gone; "regtrace baseline" takes them out.`;
}
