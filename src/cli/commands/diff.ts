import { CHANGES, CONFIG_FILE, compareNatural, diffCatalogues, diffJson } from '../../core/index.ts';
import { today } from '../../node/today.ts';
import { type Command, dateFlag } from '../command.ts';
import { diffText } from '../diffOutput.ts';
import { type NamedSide, readSide } from '../diffSide.ts';
import { EXIT, json, type Output } from '../output.ts';
import { UsageError } from '../usageError.ts';

/** What differs between two catalogues, or between the requirement files of two revisions. */
export const diff: Command = {
  name: 'diff',
  usage: 'A [B] [--json] [--exit-code] [--as-of DATE]',
  summary: 'Show which obligations differ between two revisions or folders, and what code they touch',
  options: { json: { type: 'boolean' }, 'exit-code': { type: 'boolean' }, 'as-of': { type: 'string' } },
  async run(invocation) {
    const { flags, words, output } = invocation;
    const [first, second, extra] = words;
    if (first === undefined) throw new UsageError('Say what to compare: a revision of git, or a folder.');
    if (extra !== undefined) throw new UsageError(`Two at a time; "${extra}" is too many.`);
    const before = await readSide(first, invocation);
    const after = await readSide(second, invocation);
    for (const side of [before, after]) sayWhatIsMissing(side, output);
    const asOf = dateFlag(flags, 'as-of') ?? today();
    const code = after.code ?? (await invocation.open()).trace;
    const found = diffCatalogues({ before: before.side, after: after.side, code, asOf });
    const answer = diffJson(found, { asOf, before: before.facts, after: after.facts });
    output.out(flags['json'] === true ? json(answer) : diffText(answer, output.paint));
    const isSame =
      answer.instruments.length + CHANGES.reduce((sum, kind) => sum + answer.summary[kind], 0) === 0;
    return flags['exit-code'] === true && !isSame ? EXIT.findings : EXIT.ok;
  },
};

/** So many problems of a side are told one by one. */
const MAX_TOLD = 5;

function sayWhatIsMissing({ facts: { name }, side: { trace, origin } }: NamedSide, output: Output): void {
  const problems = [
    ...[...trace.requirementProblems.entries()].flatMap(([path, list]) =>
      list.map(({ range, message }) => `${path}:${range.start.line + 1}: ${message}`),
    ),
    ...[...trace.unread.entries()].map(([path, message]) => `${path}: ${message}`),
    ...trace.configProblems.map(({ range, message }) => `${CONFIG_FILE}:${range.start.line + 1}: ${message}`),
  ].sort(compareNatural);
  for (const problem of problems.slice(0, MAX_TOLD)) output.say(`regtrace: ${name}: ${problem}`);
  const more = problems.length - MAX_TOLD;
  if (more > 0) output.say(`regtrace: ${name}: ${more} more problems.`);
  if (!trace.catalogue.obligations().some(({ location }) => location.origin === origin))
    output.say(`regtrace: ${name}: there are no obligations.`);
}
