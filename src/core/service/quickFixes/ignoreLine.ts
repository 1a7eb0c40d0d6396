import type { Finding, FindingCode } from '../../model/finding.ts';
import { ignoreAbove } from './annotationText.ts';
import type { FixContext, QuickFix } from './quickFix.ts';

/** Switches off the annotation that a finding stands at, where it was never meant as one. */
export async function ignoreLine(
  finding: Finding,
  { trace, read, translate }: FixContext,
): Promise<readonly QuickFix[]> {
  const { location, code } = finding;
  const { path, range } = location;
  if (location.origin !== 'workspace' || ABOUT_MORE.has(code)) return [];
  if (!trace.files.get(path)) return [];
  const text = await read(path);
  if (text === undefined) return [];
  return [
    {
      title: translate('Ignore this line'),
      edits: [ignoreAbove(path, text, range, trace.settings.tags)],
      preferred: false,
    },
  ];
}

/** What is missing elsewhere does not come to be by taking away what is there. */
const ABOUT_MORE: ReadonlySet<FindingCode> = new Set([
  'unmet-policy',
  'uncovered-obligation',
  'upcoming-obligation',
  'unread-file',
]);
