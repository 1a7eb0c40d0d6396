import { touches } from '../../base/position.ts';
import { LineIndex } from '../../base/text.ts';
import type { Finding } from '../../model/finding.ts';
import { removeEntry } from '../yamlEdits.ts';
import { type FixContext, type FixMaker, type QuickFix, replacement } from './quickFix.ts';

/** Goes to the definition that counts, or gives this one an id that is free. */
export const duplicateObligation: FixMaker = async (finding, { trace, translate }) => {
  const [first] = finding.relatedLocations ?? [];
  const free = finding.obligation === undefined ? undefined : nextFreeId(finding.obligation, trace.catalogue);
  const fixes: QuickFix[] = [];
  if (first) {
    const { path, range } = first.location;
    const title = translate('Go to the first definition, {0} line {1}', path, range.start.line + 1);
    fixes.push({ title, edits: [], preferred: false, goTo: first.location });
  }
  if (free !== undefined) {
    fixes.push({
      title: translate('Give this one the free id {0}', free),
      edits: [replacement(finding, free)],
      preferred: false,
    });
  }
  return fixes;
};

/** Corrects an id that names no obligation, or takes it out. */
export const unknownRelated: FixMaker = async (finding, context) => {
  const corrections: readonly QuickFix[] = (finding.suggestions ?? []).map((id, index) => ({
    title: context.translate('Change to {0}', id),
    edits: [replacement(finding, id)],
    preferred: index === 0,
  }));
  const yaml = await attributesAround(finding, context);
  const edit = yaml && removeEntry(yaml.text, yaml.at, 'drop the key');
  if (!yaml || !edit) return corrections;
  const range = yaml.lines.rangeOf(yaml.start + edit.start, yaml.start + edit.end);
  const edits = [{ path: finding.location.path, range, newText: edit.newText }];
  const title =
    finding.obligation === undefined
      ? context.translate('Remove it')
      : context.translate('Remove {0}', finding.obligation);
  return [...corrections, { title, edits, preferred: false }];
};

/** The same id with the first number after its own that nobody has. */
function nextFreeId(id: string, catalogue: FixContext['trace']['catalogue']): string | undefined {
  const match = /^(.*?)(\d{1,9})$/.exec(id);
  if (!match) return undefined;
  const [, stem = '', number = '0'] = match;
  for (let next = Number(number) + 1; next < Number(number) + MAX_TRIES; next++) {
    const candidate = `${stem}${String(next).padStart(number.length, '0')}`;
    if (!catalogue.obligation(candidate)) return candidate;
  }
  return undefined;
}

const MAX_TRIES = 10_000;

interface AttributeText {
  readonly lines: LineIndex;
  readonly text: string;
  /** Offset of `text` in the file. */
  readonly start: number;
  /** Offset of the finding in `text`. */
  readonly at: number;
}

/** The YAML that a finding stands in: an obligation's attributes, or the front matter. */
async function attributesAround(
  { location }: Finding,
  context: FixContext,
): Promise<AttributeText | undefined> {
  const file = await context.read(location.path);
  if (file === undefined) return undefined;
  const lines = new LineIndex(file);
  const obligations = context.trace.catalogue.file('workspace', location.path)?.obligations ?? [];
  const around = obligations.find(
    ({ attributesRange }) => attributesRange && touches(attributesRange, location.range.start),
  )?.attributesRange;
  const start = around ? lines.offsetAt(around.start) : lines.startOf(1);
  const end = around ? lines.startOf(around.end.line + 1) : endOfFrontMatter(lines);
  const text = file.slice(start, end);
  return { lines, text, start, at: lines.offsetAt(location.range.start) - start };
}

function endOfFrontMatter(lines: LineIndex): number {
  let line = 1;
  while (line < lines.lineCount && !/^(?:---|\.\.\.)[ \t]*$/.test(lines.lineText(line))) line++;
  return lines.startOf(line);
}
