import { startOfText } from '../../base/position.ts';
import { LineIndex } from '../../base/text.ts';
import { CONFIG_FILE } from '../../model/settings.ts';
import { appendItem, edited, removeEntry } from '../yamlEdits.ts';
import type { YamlRecord } from '../yamlText.ts';
import { misspelling } from './misspelling.ts';
import type { FixContext, FixMaker, QuickFix } from './quickFix.ts';

/** Puts what was most likely meant in the place of what matches nothing, or takes that out of `regtrace.yaml`. */
export const emptyGlob: FixMaker = async (finding, context) => [
  ...(await misspelling(finding, context)),
  ...(await removal(finding, context)),
];

/** Takes the entry away, and where it stands for more, all that is about it. */
const removal: FixMaker = async (finding, context) => {
  const text = await context.read(CONFIG_FILE);
  if (text === undefined) return [];
  const lines = new LineIndex(text);
  const { start, end } = finding.location.range;
  const glob = lines.text.slice(lines.offsetAt(start), lines.offsetAt(end));
  // Lists of globs narrow what is read: one that lost its last glob still narrows to nothing.
  const edit = removeEntry(text, lines.offsetAt(start), 'keep the empty list');
  if (!edit || glob === '') return [];
  const range = lines.rangeOf(edit.start, edit.end);
  return [
    {
      title: context.translate('Remove the entry "{0}"', glob),
      edits: [{ path: CONFIG_FILE, range, newText: edit.newText }],
      preferred: false,
    },
  ];
};

/** Declares that an obligation does not apply; why, the user says. */
export const notApplicable: FixMaker = async ({ obligation: id }, context) => {
  if (id === undefined) return [];
  const owner = context.trace.settings.notApplicable.findLast(({ by }) => by !== undefined)?.by;
  const record = { match: id, reason: REASON, ...(owner === undefined ? {} : { by: owner }) };
  const fix = await appending(context, ['not-applicable'], record);
  const title = context.translate('Declare {0} not applicable in {1}', id, CONFIG_FILE);
  return fix ? [{ ...fix, title }] : [];
};

/** Leaves a file that cannot be read out of what is searched. */
export const unreadFile: FixMaker = async ({ location }, context) => {
  const fix = await appending(context, ['sources', 'exclude'], location.path);
  const title = context.translate('Exclude {0} in {1}', location.path, CONFIG_FILE);
  return fix ? [{ ...fix, title }] : [];
};

const REASON = 'why it does not apply';

async function appending(
  context: FixContext,
  keys: readonly string[],
  item: string | YamlRecord,
): Promise<Omit<QuickFix, 'title'> | undefined> {
  const text = await context.read(CONFIG_FILE);
  const edit = appendItem(text ?? '', keys, item);
  if (!edit) return undefined;
  const after = edited(text ?? '', edit);
  const selected = typeof item === 'string' ? item : REASON;
  const at = after.indexOf(selected, edit.start);
  const range = at < 0 ? startOfText : new LineIndex(after).rangeOf(at, at + selected.length);
  const goTo = { path: CONFIG_FILE, origin: 'workspace', range } as const;
  if (text === undefined) {
    return { edits: [], preferred: false, newFile: { path: CONFIG_FILE, text: edit.newText }, goTo };
  }
  const stretch = new LineIndex(text).rangeOf(edit.start, edit.end);
  return { edits: [{ path: CONFIG_FILE, range: stretch, newText: edit.newText }], preferred: false, goTo };
}
