import { phrase, type Translate, worded } from '../../base/phrase.ts';
import { LineIndex } from '../../base/text.ts';
import { addDays, type IsoDate } from '../../model/date.ts';
import type { Link } from '../../model/link.ts';
import { CONFIG_FILE } from '../../model/settings.ts';
import { missingOfExemption } from '../../trace/states.ts';
import { addKeys, type OffsetEdit, removeEntry, valueBeside } from '../yamlEdits.ts';
import { withoutId } from './annotationText.ts';
import { linkAt } from './namedPlaces.ts';
import type { FileEdit, FixContext, FixMaker, QuickFix } from './quickFix.ts';

/** Days that a new end lies ahead, unless the user says otherwise. */
const EXTENSION = 90;
const YEAR = 365;

/** Writes the frame of what an exemption lacks; who answers for it, and why, the user fills in. */
export const exemptionIncomplete: FixMaker = async (finding, context) => {
  const link = linkAt(context, finding);
  const text = link && (await context.read(fileOf(link)));
  if (!link || text === undefined) return [];
  const missing = missingOfExemption(link);
  const facts = {
    until: missing.includes('end') ? addDays(context.assessor.asOf, YEAR) : undefined,
    by: missing.includes('owner') ? usualOwner(context) : undefined,
    reason: missing.includes('reason') ? REASON : undefined,
  };
  const edits = link.annotation ? inComment(link, text, facts) : inSettings(link, text, facts);
  if (edits.length === 0) return [];
  const title = context.translate('Add {0}', listed(missing, context.translate));
  return [{ title, edits, preferred: false }, ...removal(link, text, context)];
};

/** An exemption that ends, or has ended, gets a new end or goes. */
export const exemptionEnding: FixMaker = async (finding, context) => {
  const link = linkAt(context, finding);
  const text = link && (await context.read(fileOf(link)));
  if (!link || text === undefined) return [];
  const end = endIn(link, text);
  const proposed = addDays(context.assessor.asOf, EXTENSION);
  const extension: readonly QuickFix[] = end
    ? [
        {
          title: context.translate('Set a new end…'),
          edits: [],
          preferred: false,
          askDate: { ...end, proposed },
        },
      ]
    : [];
  return [...extension, ...removal(link, text, context)];
};

/** As a sentence lists things: "a, b and c". */
function listed(missing: ReturnType<typeof missingOfExemption>, translate: Translate): string {
  const words = missing.map((part) => worded(PART_WORDS[part], translate));
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : translate('{0} and {1}', words.slice(0, -1).join(translate(', ')), last);
}

interface Facts {
  readonly until: IsoDate | undefined;
  readonly by: string | undefined;
  readonly reason: string | undefined;
}

const REASON = 'reason';
const OWNER = 'OWNER';
const PART_WORDS = { reason: phrase('a reason'), owner: phrase('an owner'), end: phrase('an end') } as const;

function inComment(link: Link, text: string, { until, by, reason }: Facts): readonly FileEdit[] {
  const { annotation, path } = link;
  const lastId = annotation?.ids.at(-1);
  if (!annotation || !lastId) return [];
  const lines = new LineIndex(text);
  const after = lines.offsetAt(lastId.fullRange.end);
  const rest = lines.text.slice(after, lines.endOf(lastId.fullRange.end.line));
  // An end that is no day of the calendar stands there already, and is put right in its place.
  const broken = until === undefined ? null : /^[^:：]*?\buntil[ \t]+([^\s:：,，]+)/.exec(rest);
  const edits: FileEdit[] = [];
  if (broken && until !== undefined) {
    const end = after + broken[0].length;
    const range = lines.rangeOf(end - (broken[1] ?? '').length, end);
    edits.push({ path, range, newText: until });
  }
  const added = [
    until === undefined || broken ? '' : ` until ${until}`,
    by === undefined ? '' : ` by ${by}`,
  ].join('');
  const noteEnd = broken ? after + broken[0].length : lines.offsetAt(annotation.range.end);
  const note = reason === undefined ? '' : `: ${reason}`;
  const placeholders = [by, reason].filter((part) => part !== undefined);
  const insert = (offset: number, newText: string) => {
    if (newText === '') return;
    edits.push({ path, range: lines.rangeOf(offset, offset), newText, placeholders });
  };
  if (noteEnd === after) insert(after, added + note);
  else {
    insert(after, added);
    insert(noteEnd, note);
  }
  return edits;
}

function inSettings(link: Link, text: string, { until, by, reason }: Facts): readonly FileEdit[] {
  const lines = new LineIndex(text);
  if (!link.declaredAt) return [];
  const record = {
    ...(until === undefined ? {} : { until }),
    ...(by === undefined ? {} : { by }),
    ...(reason === undefined ? {} : { note: reason }),
  };
  const edit = addKeys(text, lines.offsetAt(link.declaredAt.start), record);
  const placeholders = [by, reason].filter((part) => part !== undefined);
  return edit ? [{ ...fileEdit(lines, edit), placeholders }] : [];
}

function removal(link: Link, text: string, { translate }: FixContext): readonly QuickFix[] {
  const title = translate('Remove the exemption from {0}', link.id);
  if (link.annotation) {
    return [{ title, edits: [withoutId(link.path, text, link.annotation, link.range)], preferred: false }];
  }
  const lines = new LineIndex(text);
  const edit = link.declaredAt && removeEntry(text, lines.offsetAt(link.declaredAt.start), 'drop the key');
  return edit ? [{ title, edits: [fileEdit(lines, edit)], preferred: false }] : [];
}

/** Where the end of an exemption is written. */
function endIn(link: Link, text: string): Pick<FileEdit, 'path' | 'range'> | undefined {
  const { until, annotation } = link;
  if (until === undefined) return undefined;
  const lines = new LineIndex(text);
  const path = fileOf(link);
  if (link.declaredAt) {
    const value = valueBeside(text, lines.offsetAt(link.declaredAt.start), 'until');
    return value && { path, range: lines.rangeOf(value.start, value.end) };
  }
  const lastId = annotation?.ids.at(-1);
  const at = lastId ? lines.text.indexOf(until, lines.offsetAt(lastId.fullRange.end)) : -1;
  return at < 0 ? undefined : { path, range: lines.rangeOf(at, at + until.length) };
}

/** Who owns most exemptions of the workspace: likely this one as well. */
function usualOwner({ trace }: FixContext): string {
  const owners = new Map<string, number>();
  for (const links of trace.byId.values())
    for (const { by } of links) if (by !== undefined) owners.set(by, (owners.get(by) ?? 0) + 1);
  const [most] = [...owners].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return most?.[0] ?? OWNER;
}

function fileOf(link: Link): string {
  return link.declaredAt ? CONFIG_FILE : link.path;
}

function fileEdit(lines: LineIndex, { start, end, newText }: OffsetEdit): FileEdit {
  return { path: CONFIG_FILE, range: lines.rangeOf(start, end), newText };
}
