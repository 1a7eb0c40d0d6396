import type { Mutable } from '../base/mutable.ts';
import { phrase } from '../base/phrase.ts';
import { type Position, positionOf, type Range } from '../base/position.ts';
import type { LineIndex } from '../base/text.ts';
import type { Origin } from '../model/location.ts';
import type { Obligation } from '../model/obligation.ts';
import { OBLIGATION_ATTRIBUTES } from './attributes.ts';
import { isControlsHeading, listItemText } from './controls.ts';
import type { Block } from './markdownOutline.ts';
import {
  defaultAttributes,
  type ObligationAttributes,
  readObligationAttributes,
} from './obligationAttributes.ts';
import type { ObligationHeading } from './obligationHeading.ts';
import type { Place, RequirementText } from './requirementText.ts';

type Fence = Extract<Block, { kind: 'fence' }>;

/** The stretch of a requirement file that one obligation owns. */
export interface Section extends ObligationHeading {
  readonly parent?: string;
  readonly heading: Extract<Block, { kind: 'heading' }>;
  /** The top-level blocks below the heading. */
  readonly blocks: readonly Block[];
  /** Exclusive. */
  readonly endLine: number;
}

/** What stands around an obligation and decides what it does not say itself. */
export interface SectionContext {
  readonly path: string;
  readonly origin: Origin;
  readonly instrument: string;
  readonly domain: string;
}

/** Reads the heading, the attributes, the paraphrase and the controls of one obligation. */
export function readSection(
  text: RequirementText,
  section: Section,
  { path, origin, instrument, domain }: SectionContext,
): Obligation {
  const { lines } = text;
  const { id, title, heading, parent } = section;
  const idStart = heading.start + section.idStart;
  const idPlace = { start: idStart, end: idStart + id.length };
  if (title === '') text.report(phrase('`{0}` has no title.', id), idPlace);
  // Nearly all headings take one line, which is known and need not be looked for.
  const isLine = heading.endLine === heading.startLine + 1;
  const rangeOf = (place: Place) => (isLine ? lines.rangeIn(heading.startLine, place) : text.rangeOf(place));
  const first = section.blocks[0];
  const fence = first?.kind === 'fence' && isYaml(first) ? first : undefined;
  const attributes = fence && readFence(text, fence);
  for (let at = fence ? 1 : 0; at < section.blocks.length; at++) {
    const block = section.blocks[at];
    if (block?.kind === 'fence') reportStrayAttributes(text, block, at === 0);
  }
  const bodyLine = fence ? fence.endLine : heading.endLine;
  const { body, controls } = contentBelow(lines, section, bodyLine);
  const range = { start: positionOf(heading.startLine, 0), end: endOfText(lines, section) };
  // What the attributes gave is gone on with: to copy it into another object takes as long as much of the reading.
  const obligation = (attributes?.attributes ?? { ...defaultAttributes }) as Mutable<Obligation>;
  obligation.domain ??= domain;
  obligation.id = id;
  obligation.title = title;
  obligation.instrument = instrument;
  obligation.body = body;
  obligation.controls = controls;
  obligation.location = { path, range, origin };
  obligation.idRange = rangeOf(idPlace);
  obligation.headingRange = rangeOf(heading);
  if (parent !== undefined) obligation.parent = parent;
  if (attributes !== undefined) obligation.attributesRange = attributes.range;
  return obligation;
}

function readFence(
  text: RequirementText,
  fence: Fence,
): { readonly range: Range; readonly attributes: ObligationAttributes } {
  const { lines } = text;
  const start = lines.startOf(fence.startLine + 1);
  const endLine = fence.isClosed ? fence.endLine - 1 : fence.endLine;
  const end = Math.max(start, lines.startOf(endLine));
  if (!fence.isClosed) {
    const opening = { start: lines.startOf(fence.startLine), end: lines.endOf(fence.startLine) };
    text.report(
      phrase('The attributes are not closed: the code fence goes on to the end of the file.'),
      opening,
    );
  }
  const { root, places } = text.readAttributes({ start, end });
  const lastEnd = endLine > fence.startLine + 1 ? lines.endOf(endLine - 1) : start;
  return { range: lines.rangeOf(start, lastEnd), attributes: readObligationAttributes(root, places) };
}

/** Attributes that stand elsewhere would be lost in silence; an example of YAML has other keys as well. */
function reportStrayAttributes(text: RequirementText, block: Fence, isFirst: boolean): void {
  if (!isYaml(block) && !(isFirst && block.language === '')) return;
  const { lines } = text;
  const inside = lines.text.slice(lines.startOf(block.startLine + 1), lines.startOf(block.endLine));
  const keys = inside.split(/[\n\r]+/).filter((line) => /^[^\s#`~]/.test(line));
  if (keys.length === 0 || !keys.every((line) => Object.hasOwn(OBLIGATION_ATTRIBUTES, keyIn(line)))) return;
  text.report(
    phrase('These attributes are not read: they belong into one `yaml` code fence right below the heading.'),
    { start: lines.startOf(block.startLine), end: lines.endOf(block.startLine) },
  );
}

function keyIn(line: string): string {
  return /^([a-z-]+):(?:\s|$)/.exec(line)?.[1] ?? '';
}

function isYaml(fence: Fence): boolean {
  return /^ya?ml$/.test(fence.language);
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
  for (let at = 0; at < section.blocks.length; at++) {
    const block = section.blocks[at];
    if (block?.kind === 'heading') {
      if (controlsLevel !== undefined && block.level <= controlsLevel) {
        controlsLevel = undefined;
        pieceStart = block.startLine;
      }
      if (controlsLevel === undefined && isControlsHeading(lines.text.slice(block.start, block.end))) {
        pieces.push(markdownOf(lines, pieceStart, block.startLine));
        controlsLevel = block.level;
      }
    } else if (block?.kind === 'item' && controlsLevel !== undefined) {
      const control = listItemText(lines, block.startLine, block.endLine);
      if (control !== '') controls.push(control);
    }
  }
  if (controlsLevel === undefined) pieces.push(markdownOf(lines, pieceStart, section.endLine));
  const [first = ''] = pieces;
  return {
    body: pieces.length < 2 ? first : pieces.filter((piece) => piece !== '').join('\n\n'),
    // A list that grew has room for more; its copy has not.
    controls: controls.slice(),
  };
}

/** Whole lines as Markdown; line ends are LF, so that the text is the same whatever the checkout made of them. */
function markdownOf(lines: LineIndex, startLine: number, endLine: number): string {
  const text = lines.text.slice(lines.startOf(startLine), lines.startOf(endLine)).trim();
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** The end of the section's last line that is not blank. */
function endOfText(lines: LineIndex, section: Section): Position {
  let line = section.endLine - 1;
  while (line > section.heading.startLine && lines.lineText(line).trim() === '') line--;
  return positionOf(line, lines.endOf(line) - lines.startOf(line));
}
