import { LineIndex } from '../../base/text.ts';
import type { CHANGE_ATTRIBUTES, OBLIGATION_ATTRIBUTES } from '../../catalogue/attributes.ts';
import type { Obligation } from '../../model/obligation.ts';
import { appendItem, edited, valueBeside } from '../yamlEdits.ts';
import type { FixMaker } from './quickFix.ts';

/** Says that the text is another revision now, and since when; what moved in it, the user says. */
export const textChanged: FixMaker = async ({ location, obligation: id }, context) => {
  const obligation = context.trace.catalogue.obligation(id ?? '');
  const { path, origin } = location;
  const text = origin === 'workspace' ? await context.read(path) : undefined;
  if (!obligation || text === undefined || obligation.location.path !== path) return [];
  const revision = obligation.revision + 1;
  const change = { revision, date: context.assessor.asOf, summary: SUMMARY } satisfies {
    readonly [key in keyof typeof CHANGE_ATTRIBUTES]?: unknown;
  };
  const lines = new LineIndex(text);
  const { start, end } = attributesOf(lines, obligation);
  const before = text.slice(start, end);
  const raised = withRevision(before, revision);
  const note = appendItem(raised, ['changes' satisfies keyof typeof OBLIGATION_ATTRIBUTES], change);
  // Attributes that cannot be read are not written into.
  if (!note) return [];
  const yaml = edited(raised, note);
  const after = obligation.attributesRange ? yaml : `\n\n\`\`\`yaml\n${yaml}\`\`\``;
  const common = commonStart(before, after);
  return [
    {
      title: context.translate('Raise the revision to {0} and note the change', revision),
      edits: [
        {
          path,
          range: lines.rangeOf(start + common, end),
          newText: after.slice(common),
          placeholders: [SUMMARY],
        },
      ],
      preferred: true,
    },
  ];
};

const SUMMARY = 'what changed';

/** Offsets of the attributes; without any, the end of the heading's line, where they go. */
function attributesOf(
  lines: LineIndex,
  { attributesRange, headingRange }: Obligation,
): { readonly start: number; readonly end: number } {
  const heading = lines.endOf(headingRange.end.line);
  if (!attributesRange) return { start: heading, end: heading };
  return { start: lines.offsetAt(attributesRange.start), end: lines.startOf(attributesRange.end.line + 1) };
}

function withRevision(yaml: string, revision: number): string {
  const key = 'revision' satisfies keyof typeof OBLIGATION_ATTRIBUTES;
  const firstKey = /^[ \t]*(?=[^\s#])/m.exec(yaml);
  const value = firstKey && valueBeside(yaml, firstKey.index + firstKey[0].length, key);
  return value ? edited(yaml, { ...value, newText: String(revision) }) : `${key}: ${revision}\n${yaml}`;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
