import { parseAnnotations } from '../annotations/parseAnnotations.ts';
import { canAnnotate } from '../annotations/writeAnnotation.ts';
import { LineIndex } from '../base/text.ts';
import type { Annotation, Verb } from '../model/annotation.ts';
import type { IsoDate } from '../model/date.ts';
import { linkCode } from './linkCode.ts';

export interface AnnotationRequest {
  readonly path: string;
  /** The line above which the annotation is to stand; zero-based. */
  readonly line: number;
  /** The text of that line as the asker knows it; white space around it does not count. */
  readonly expected: string;
  readonly tags: readonly string[];
  readonly id: string;
  readonly verb?: Verb;
  readonly pinned?: number;
  readonly until?: IsoDate;
  readonly by?: string;
  readonly note?: string;
}

/** The text with the annotation in it, or a sentence that says why it cannot stand there. */
export type AnnotationInsertion =
  | { readonly kind: 'inserted'; readonly text: string; readonly line: number }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Writes an annotation above a line of a text, for askers who do not see the text: what they say of it is compared first,
 * and the result is read again. Only a text that gives this link, and all it gave before, is returned.
 */
export function insertAnnotation(text: string, request: AnnotationRequest): AnnotationInsertion {
  const lines = new LineIndex(text);
  const before = parseAnnotations(request.path, text, request.tags).value;
  const message = objection(lines, before, request);
  if (message !== undefined) return { kind: 'refused', message };
  const { line, tags, expected: _expected, ...facts } = request;
  const endOfLine = text.includes('\r\n') ? '\r\n' : '\n';
  const tag = tags[0] ?? '@reg';
  const insertion = linkCode({ ...facts, line, lineText: lines.lineText(line), tag, endOfLine });
  if (insertion.text.trim().startsWith(tag))
    return {
      kind: 'refused',
      message: `How comments are written in ${request.path} is not known: write \`${insertion.text.trim()}\` by hand, or link the file under \`links\` in regtrace.yaml.`,
    };
  const at = lines.startOf(line);
  const result = text.slice(0, at) + insertion.text + text.slice(at);
  const after = parseAnnotations(request.path, result, tags).value;
  if (isAsAsked(request, before, after)) return { kind: 'inserted', text: result, line };
  return {
    kind: 'refused',
    message: `${insertion.text.trim()} above line ${line + 1} would not be read as this link. The line may lie in a text, in markup, or where annotations are switched off; or the note or the owner cannot be written so.`,
  };
}

function objection(
  lines: LineIndex,
  annotations: readonly Annotation[],
  { path, line, expected, id }: AnnotationRequest,
): string | undefined {
  if (!canAnnotate(path)) return `${path} cannot carry comments: link it under \`links\` in regtrace.yaml.`;
  if (line < 0 || line >= lines.lineCount)
    return `${path} has ${lines.lineCount} lines; there is no line ${line + 1}.`;
  const lineText = lines.lineText(line);
  if (lineText.trim() !== expected.trim()) return staleWords(lines, line, expected);
  if (lineText.trim() === '')
    return `Line ${line + 1} is blank: name the line of the code that answers the obligation.`;
  if (line === 0 && /^#!|^<\?xml\b/.test(lineText))
    return 'Line 1 must stay the first one: name a line below it.';
  if (line > 0 && lines.lineText(line - 1).endsWith('\\'))
    return `Line ${line + 1} goes on from the line above: name the line that begins it.`;
  const known = rightAbove(line, annotations).find((one) => one.ids.some((named) => named.id === id));
  return known && `${id} is linked there already, on line ${known.range.start.line + 1}.`;
}

/** The annotations above a line that nothing but annotations parts from it. */
function rightAbove(line: number, annotations: readonly Annotation[]): readonly Annotation[] {
  let nearest = line;
  return annotations
    .filter((one) => one.range.start.line < line)
    .reverse()
    .filter((one) => {
      const { line: at } = one.range.start;
      if (at < nearest - 1) return false;
      nearest = at;
      return true;
    });
}

function staleWords(lines: LineIndex, line: number, expected: string): string {
  const wanted = expected.trim();
  const places: number[] = [];
  for (let other = 0; wanted !== '' && other < lines.lineCount && places.length < 2; other++)
    if (lines.lineText(other).trim() === wanted) places.push(other + 1);
  const now = `Line ${line + 1} is now: ${shortened(lines.lineText(line).trim())}`;
  return places.length === 1
    ? `${now}. The expected text stands on line ${places[0]}.`
    : `${now}. Read the file again.`;
}

const LONGEST = 200;

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Whether the new annotations are the old ones, with the one that was asked for among them. */
function isAsAsked(
  request: AnnotationRequest,
  before: readonly Annotation[],
  after: readonly Annotation[],
): boolean {
  const { line } = request;
  const added = after.filter((one) => one.range.start.line === line);
  const kept = after.filter((one) => one.range.start.line !== line);
  if (added.length !== 1 || kept.length !== before.length) return false;
  const areKept = before.every((old, index) => {
    const now = kept[index];
    const moved = old.range.start.line >= line ? 1 : 0;
    return now?.range.start.line === old.range.start.line + moved && idsOf(now) === idsOf(old);
  });
  const [own] = added;
  return (
    areKept &&
    own !== undefined &&
    idsOf(own) === `${request.id}@${request.pinned ?? ''}` &&
    own.verb === request.verb &&
    own.until === request.until &&
    own.by === request.by &&
    (own.note ?? '') === (request.note ?? '').trim()
  );
}

function idsOf({ ids }: Annotation): string {
  return ids.map(({ id, pinned }) => `${id}@${pinned ?? ''}`).join(' ');
}
