import { optional } from '../base/optional.ts';
import type { Range } from '../base/position.ts';
import type { LineIndex } from '../base/text.ts';
import type { Problem } from '../model/finding.ts';
import type { Obligation } from '../model/obligation.ts';
import { AttributePlaces } from './attributeReader.ts';
import { isControlsHeading, listItemText } from './controls.ts';
import type { Block } from './markdownOutline.ts';
import {
  defaultAttributes,
  type ObligationAttributes,
  readObligationAttributes,
} from './obligationAttributes.ts';
import { readYaml } from './readYaml.ts';

/** The stretch of a requirement file that one obligation owns. */
export interface Section {
  readonly id: string;
  readonly parent?: string;
  readonly heading: Extract<Block, { kind: 'heading' }>;
  /** The top-level blocks below the heading. */
  readonly blocks: readonly Block[];
  /** Exclusive. */
  readonly endLine: number;
}

export type SectionContent = Pick<
  Obligation,
  'id' | 'title' | 'body' | 'controls' | 'parent' | 'idRange' | 'headingRange' | 'attributesRange'
> & { readonly range: Range; readonly attributes: ObligationAttributes };

/** Reads the heading, the attributes, the paraphrase and the controls of one obligation. */
export function readSection(lines: LineIndex, section: Section, problems: Problem[]): SectionContent {
  const { id, heading, parent } = section;
  const idRange = lines.rangeOf(heading.start, heading.start + id.length);
  const title = titleIn(lines.text.slice(heading.start + id.length, heading.end));
  if (title === '') {
    problems.push({ code: 'invalid-requirement', message: `\`${id}\` has no title.`, range: idRange });
  }
  const first = section.blocks[0];
  const fence = first?.kind === 'fence' && /^ya?ml$/.test(first.language) ? first : undefined;
  const attributes = fence && readFence(lines, fence, problems);
  const bodyLine = fence ? fence.endLine : heading.endLine;
  return {
    id,
    title,
    ...optional('parent', parent),
    ...contentBelow(lines, section, bodyLine),
    idRange,
    headingRange: lines.rangeOf(heading.start, heading.end),
    ...optional('attributesRange', attributes?.range),
    range: lines.rangeOf(lines.startOf(heading.startLine), endOfText(lines, section)),
    attributes: attributes?.attributes ?? defaultAttributes,
  };
}

/** The rest of a heading after the id; a colon or a dash may part them. */
function titleIn(rest: string): string {
  return rest
    .trim()
    .replace(/^(?:[:：–—]|-(?=\s|$))\s*/, '')
    .replace(/\s+/g, ' ');
}

function readFence(
  lines: LineIndex,
  fence: Extract<Block, { kind: 'fence' }>,
  problems: Problem[],
): { readonly range: Range; readonly attributes: ObligationAttributes } {
  const start = lines.startOf(fence.startLine + 1);
  const endLine = fence.isClosed ? fence.endLine - 1 : fence.endLine;
  const end = Math.max(start, lines.startOf(endLine));
  if (!fence.isClosed) {
    const opening = lines.rangeOf(lines.startOf(fence.startLine), lines.endOf(fence.startLine));
    const message = 'The attributes are not closed: the code fence goes on to the end of the file.';
    problems.push({ code: 'invalid-requirement', message, range: opening });
  }
  const places = new AttributePlaces(lines, start, problems);
  const { root, problems: yamlProblems } = readYaml(lines.text.slice(start, end));
  for (const problem of yamlProblems) places.report(problem.message, problem);
  const lastEnd = endLine > fence.startLine + 1 ? lines.endOf(endLine - 1) : start;
  return { range: lines.rangeOf(start, lastEnd), attributes: readObligationAttributes(root, places) };
}

/** Parts what stands below the heading and the attributes into the paraphrase and the controls. */
function contentBelow(
  lines: LineIndex,
  section: Section,
  bodyLine: number,
): { readonly body: string; readonly controls: readonly string[] } {
  const controls: string[] = [];
  const pieces: string[] = [];
  let pieceStart = bodyLine;
  let controlsLevel: number | undefined;
  for (const block of section.blocks) {
    if (block.kind === 'heading') {
      if (controlsLevel !== undefined && block.level <= controlsLevel) {
        controlsLevel = undefined;
        pieceStart = block.startLine;
      }
      if (controlsLevel === undefined && isControlsHeading(lines.text.slice(block.start, block.end))) {
        pieces.push(markdownOf(lines, pieceStart, block.startLine));
        controlsLevel = block.level;
      }
    } else if (block.kind === 'item' && controlsLevel !== undefined) {
      controls.push(listItemText(lines, block.startLine, block.endLine));
    }
  }
  if (controlsLevel === undefined) pieces.push(markdownOf(lines, pieceStart, section.endLine));
  return {
    body: pieces.filter((piece) => piece !== '').join('\n\n'),
    controls: controls.filter((control) => control !== ''),
  };
}

/** Whole lines as Markdown; line ends are LF, so that the text is the same whatever the checkout made of them. */
function markdownOf(lines: LineIndex, startLine: number, endLine: number): string {
  return lines.text.slice(lines.startOf(startLine), lines.startOf(endLine)).replace(/\r\n?/g, '\n').trim();
}

/** The end of the section's last line that is not blank. */
function endOfText(lines: LineIndex, section: Section): number {
  let line = section.endLine - 1;
  while (line > section.heading.startLine && lines.lineText(line).trim() === '') line--;
  return lines.endOf(line);
}
