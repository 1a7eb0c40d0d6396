import { readFileSync } from 'node:fs';
import { type Baseline, parseBaseline, type Severity } from '../../core/index.ts';
import { worseThanRevision } from '../baseRevision.ts';
import { type Command, choiceFlag, textFlag } from '../command.ts';
import { CHECK_FORMATS, writtenFindings } from '../findingsOutput.ts';
import { EXIT } from '../output.ts';
import { UsageError } from '../usageError.ts';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** The findings of the workspace. */
export const check: Command = {
  name: 'check',
  usage:
    '[DIR] [--as-of DATE] [--base REV] [--baseline FILE] [--fail-on error|warning|info] [--format text|json|sarif|github|junit] [--no-suppressed]',
  summary: 'Find what is wrong between the code and its obligations',
  options: {
    'as-of': { type: 'string' },
    'fail-on': { type: 'string' },
    base: { type: 'string' },
    baseline: { type: 'string' },
    format: { type: 'string' },
    'no-suppressed': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  // Other formats hold facts from outside the workspace's files, and so do comparisons.
  isRepeatable: ({ base, baseline, format = 'text' }) =>
    base === undefined && baseline === undefined && (format === 'text' || format === 'json'),
  async run({ flags, words, open, output }) {
    if (words.length > 1) throw new UsageError(`One folder at a time; "${words[1]}" is too many.`);
    const failOn = choiceFlag(flags, 'fail-on', SEVERITIES, 'error');
    const format = choiceFlag(flags, 'format', CHECK_FORMATS, flags['json'] === true ? 'json' : 'text');
    const session = await open(words[0]);
    const { service, assessor } = session;
    const file = textFlag(flags, 'baseline');
    const baseline = file === undefined ? undefined : readBaseline(file);
    const revision = textFlag(flags, 'base');
    const judged =
      revision === undefined
        ? await service.judgedFindings(assessor.asOf, baseline)
        : await worseThanRevision({ session, revision, baseline });
    const { fresh: findings, removable } = judged;
    if (removable.length > 0) output.say(removableWords(removable));
    const omitSuppressed = flags['no-suppressed'] === true;
    output.out(await writtenFindings(format, { session, judged, failOn, omitSuppressed, output }));
    const threshold = SEVERITIES.indexOf(failOn);
    return findings.some(({ severity }) => SEVERITIES.indexOf(severity) <= threshold)
      ? EXIT.findings
      : EXIT.ok;
  },
};

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
