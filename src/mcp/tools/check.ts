import { z } from 'zod';
import { checkJson, clipToCost, type Finding, NOTICE, pageOf, tallyOf } from '../../core/index.ts';
import { answerShape, pageOutput, wholeNumber } from '../answerShapes.ts';
import { asOfInput, pageInput } from '../argumentSchemas.ts';
import { changeSince } from '../changeSince.ts';
import { filePath } from '../filePath.ts';
import type { McpSession } from '../session.ts';
import { defineTool } from '../tool.ts';

const SEVERITIES = ['error', 'warning', 'info'] as const;

const finding = z.object({
  code: z.string(),
  severity: z.enum(SEVERITIES),
  message: z.string(),
  file: z.string(),
  line: wholeNumber,
  column: wholeNumber,
  endLine: wholeNumber,
  endColumn: wholeNumber,
  obligation: z.string().optional(),
  suggestions: z.array(z.string()).optional().describe('Texts that could stand there instead, best first.'),
  lost: z.boolean().optional().describe('The change since `base` took away what is missing.'),
});

/** What is wrong between the code and its obligations. */
export const check = defineTool({
  name: 'check',
  title: 'Check the workspace',
  description:
    'List what is wrong between code and obligations: ids that do not exist, uncovered duties, links to older revisions, exemptions that ended. Call it after every change. Findings that the baseline accepts are left out.',
  input: {
    severity: z.enum(SEVERITIES).default('info').describe('The least grave ones to show.'),
    base: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('A git revision, such as main or HEAD: only what is worse than there, lost links among it.'),
    file: z.string().max(4096).optional().describe('Only findings in this file; relative to the root.'),
    ...asOfInput,
    ...pageInput,
  },
  output: {
    ...answerShape,
    summary: z
      .object({ error: wholeNumber, warning: wholeNumber, info: wholeNumber })
      .describe('All findings, whatever severity was asked for.'),
    accepted: wholeNumber.describe('Findings that the baseline accepts.'),
    findings: z.array(finding),
    ...pageOutput,
  },
  async run(asked, session) {
    const { assessor } = await session.view(asked.asOf);
    const { fresh, known } = await (asked.base === undefined
      ? session.service.judgedFindings(assessor.asOf)
      : changeSince(session, asked.base, assessor.asOf));
    const inFile = asked.file === undefined ? fresh : findingsIn(session, fresh, asked.file);
    const grave = SEVERITIES.slice(0, SEVERITIES.indexOf(asked.severity) + 1);
    const shown = inFile.filter(({ severity }) => grave.includes(severity));
    const head = { asOf: assessor.asOf, summary: { ...tallyOf(inFile) }, accepted: known.length };
    const { entries, page } = pageOf(shown, {
      asked,
      keyOf: (one) => JSON.stringify([one.code, one.location, one.obligation]),
      entryOf: (one) => findingEntry(one, assessor.asOf),
      rest: { ...head, ...NOTICE },
    });
    return {
      ...head,
      findings: entries,
      ...page,
      nextStep: nextStep(shown.length, page.nextCursor),
      ...NOTICE,
    };
  },
});

/** Findings may stand in a file that is gone or was never a file, such as a folder that cannot be read. */
function findingsIn(session: McpSession, findings: readonly Finding[], given: string): readonly Finding[] {
  const named = findings.filter(({ location }) => location.path === given);
  const path = named.length > 0 ? given : filePath(session.root, given);
  return findings.filter(({ location }) => location.path === path);
}

function findingEntry(one: Finding, asOf: Parameters<typeof checkJson>[1]): z.output<typeof finding> {
  const [json] = checkJson([one], asOf).findings;
  if (!json) throw new Error('A finding is gone from its own list.');
  const { message, file, obligation, suggestions, ...rest } = json;
  return {
    ...rest,
    message: clipToCost(message, 1500),
    file: clipToCost(file, 2500),
    ...(obligation === undefined ? {} : { obligation: clipToCost(obligation, 600) }),
    ...(suggestions === undefined
      ? {}
      : { suggestions: suggestions.slice(0, 3).map((text) => clipToCost(text, 400)) }),
  };
}

function nextStep(shown: number, nextCursor: string | undefined): string {
  if (shown === 0) return 'Nothing found.';
  const more = nextCursor === undefined ? '' : ' Pass nextCursor for more.';
  return `Correct each place, or answer the obligation that is named, and check again.${more}`;
}
