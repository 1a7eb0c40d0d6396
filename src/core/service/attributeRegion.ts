import { LineIndex } from '../base/text.ts';
import { outlineMarkdown } from '../catalogue/markdownOutline.ts';
import { readObligationHeading } from '../catalogue/obligationHeading.ts';
import { type Fields, instrumentFields, obligationFields } from './attributeFields.ts';

/** A stretch of a requirement file that is YAML. */
export interface AttributeRegion {
  readonly start: number;
  readonly end: number;
  readonly fields: Fields;
}

/** The front matter or the attributes that an offset of a requirement file lies in, whole or still being written. */
export function attributeRegionAt(text: string, offset: number): AttributeRegion | undefined {
  const lines = new LineIndex(text);
  const { line } = lines.positionAt(offset);
  const last = frontMatterEnd(lines);
  if (line > 0 && line < last) {
    return { start: lines.startOf(1), end: lines.startOf(last), fields: instrumentFields };
  }
  return fenceAt(lines, last === 0 ? 0 : Math.min(last + 1, lines.lineCount), line);
}

/** The line that ends the front matter, 0 where there is none; one that is not closed yet reaches to the end. */
export function frontMatterEnd(lines: LineIndex): number {
  if (!FENCE.test(lines.lineText(0))) return 0;
  let line = 1;
  while (line < lines.lineCount && !FRONT_MATTER_END.test(lines.lineText(line))) line++;
  return line;
}

const FENCE = /^---[ \t]*$/;
const FRONT_MATTER_END = /^(?:---|\.\.\.)[ \t]*$/;

function fenceAt(lines: LineIndex, bodyLine: number, line: number): AttributeRegion | undefined {
  const blocks = outlineMarkdown(lines, bodyLine);
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'fence' || line <= block.startLine || line >= block.endLine) continue;
    const endLine = block.isClosed ? block.endLine - 1 : block.endLine;
    const heading = blocks[index - 1];
    const isBelowId =
      heading?.kind === 'heading' &&
      readObligationHeading(lines.text.slice(heading.start, heading.end)) !== undefined;
    if (!isBelowId || !/^ya?ml$/.test(block.language) || line >= endLine) return undefined;
    return {
      start: lines.startOf(block.startLine + 1),
      end: lines.startOf(endLine),
      fields: obligationFields,
    };
  }
  return undefined;
}
