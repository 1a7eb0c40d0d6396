import { comparePositions, type Range } from '../base/position.ts';
import { LineIndex, withoutBom } from '../base/text.ts';
import { isControlsHeading, listItemText } from '../catalogue/controls.ts';
import { outlineMarkdown } from '../catalogue/markdownOutline.ts';
import { parseRequirementFile } from '../catalogue/parseRequirementFile.ts';
import type { Obligation } from '../model/obligation.ts';
import { frontMatterEnd } from './attributeRegion.ts';

/** A part of a requirement file, for outlines. */
export interface RequirementSymbol {
  readonly kind: 'obligation' | 'controls' | 'control';
  readonly name: string;
  readonly detail: string;
  /** All of it, with what is nested in it. */
  readonly range: Range;
  readonly selection: Range;
  readonly children: readonly RequirementSymbol[];
}

/** The outline of a requirement file: obligations below those that enclose them, controls below their own. */
export function requirementSymbols(path: string, text: string): readonly RequirementSymbol[] {
  const { obligations } = parseRequirementFile(path, text, 'workspace').value;
  const controls = controlsOf(new LineIndex(withoutBom(text)), obligations);
  const roots: Branch[] = [];
  const open: Branch[] = [];
  for (const obligation of obligations) {
    const branch: Branch = { obligation, children: [] };
    while (open.length > 0 && open.at(-1)?.obligation.id !== obligation.parent) open.pop();
    (open.at(-1)?.children ?? roots).push(branch);
    open.push(branch);
  }
  return roots.map((branch) => symbolOf(branch, controls));
}

interface Branch {
  readonly obligation: Obligation;
  readonly children: Branch[];
}

type Controls = ReadonlyMap<Obligation, readonly RequirementSymbol[]>;

function symbolOf({ obligation, children }: Branch, controls: Controls): RequirementSymbol {
  const nested = [...(controls.get(obligation) ?? []), ...children.map((child) => symbolOf(child, controls))];
  const { start, end } = obligation.location.range;
  const last = nested.at(-1)?.range.end ?? end;
  return {
    kind: 'obligation',
    name: obligation.id,
    detail: obligation.title,
    // A section ends where the next obligation begins; an outline wants the nested ones inside.
    range: { start, end: comparePositions(last, end) > 0 ? last : end },
    selection: obligation.idRange,
    children: nested,
  };
}

/** The lists below headings of controls, by the obligation in whose section they stand. */
function controlsOf(lines: LineIndex, obligations: readonly Obligation[]): Controls {
  const found = new Map<Obligation, RequirementSymbol[]>();
  const byLine = new Map(obligations.map((obligation) => [obligation.headingRange.start.line, obligation]));
  const last = frontMatterEnd(lines);
  let owner: Obligation | undefined;
  let heading: RequirementSymbol | undefined;
  for (const block of outlineMarkdown(lines, last === 0 ? 0 : Math.min(last + 1, lines.lineCount))) {
    if (block.kind === 'heading') {
      owner = byLine.get(block.startLine) ?? owner;
      const name = lines.text.slice(block.start, block.end);
      const range = lines.rangeOf(block.start, block.end);
      heading = isControlsHeading(name)
        ? { kind: 'controls', name, detail: '', range, selection: range, children: [] }
        : undefined;
    } else if (block.kind === 'item' && heading && owner && isInside(owner.location.range, block.startLine)) {
      const others = found.get(owner) ?? [];
      // The group as far as it is known; it grows with every item.
      const before = others.at(-1)?.selection === heading.selection ? others.pop() : undefined;
      found.set(owner, [
        ...others,
        grown(before ?? heading, controlAt(lines, block.startLine, block.endLine)),
      ]);
    }
  }
  return found;
}

/** Text below the section of an obligation belongs to none. */
function isInside({ end }: Range, line: number): boolean {
  return line <= end.line;
}

function grown(group: RequirementSymbol, item: RequirementSymbol): RequirementSymbol {
  const range = { start: group.range.start, end: item.range.end };
  return { ...group, range, children: [...group.children, item] };
}

const LONGEST_NAME = 100;

function controlAt(lines: LineIndex, startLine: number, endLine: number): RequirementSymbol {
  const [name = ''] = listItemText(lines, startLine, endLine).split('\n');
  let last = endLine - 1;
  while (last > startLine && lines.lineText(last).trim() === '') last--;
  const range = lines.rangeOf(lines.startOf(startLine), lines.endOf(last));
  return {
    kind: 'control',
    name: name.slice(0, LONGEST_NAME),
    detail: '',
    range,
    selection: range,
    children: [],
  };
}
