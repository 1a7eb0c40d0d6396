import { optional } from '../base/optional.ts';
import { comparePositions } from '../base/position.ts';
import { LineIndex, withoutBom } from '../base/text.ts';
import type { Parsed } from '../model/finding.ts';
import { ID_PATTERN } from '../model/id.ts';
import type { Origin } from '../model/location.ts';
import { ROOT_DOMAIN } from './defaultDomain.ts';
import { readFrontMatter, undeclaredInstrument } from './frontMatter.ts';
import { type Block, outlineMarkdown } from './markdownOutline.ts';
import { readSection, type Section } from './obligationSection.ts';
import type { RequirementFile } from './requirementFile.ts';
import { RequirementText } from './requirementText.ts';

export interface RequirementFileOptions {
  /** Domain of obligations that name none, see {@link defaultDomain}; without it `general`. */
  readonly domain?: string;
}

/** Reads the Markdown of one requirement file. Problems come in the order of the text; whatever can be read is read. */
export function parseRequirementFile(
  path: string,
  text: string,
  origin: Origin,
  options: RequirementFileOptions = {},
): Parsed<RequirementFile> {
  const requirements = new RequirementText(new LineIndex(withoutBom(text)));
  const { lines, problems } = requirements;
  const frontMatter = readFrontMatter(requirements, { path, origin });
  const sections = sectionsOf(lines, outlineMarkdown(lines, frontMatter?.bodyLine ?? 0));
  const instrument = frontMatter?.instrument ?? undeclaredInstrument({ path, origin });
  const domain = options.domain ?? ROOT_DOMAIN;
  const context = { path, origin, instrument: instrument.id, domain };
  const obligations = sections.map((section) => readSection(requirements, section, context));
  problems.sort((a, b) => comparePositions(a.range.start, b.range.start));
  const saysNothing = !frontMatter && obligations.length === 0;
  return {
    value: { path, origin, ...(saysNothing ? {} : { instrument }), obligations },
    problems,
  };
}

type Heading = Extract<Block, { kind: 'heading' }>;

/** Cuts the text into the sections of its obligations; text before the first one and between them belongs to none. */
function sectionsOf(lines: LineIndex, blocks: readonly Block[]): readonly Section[] {
  const sections: Section[] = [];
  // The obligations whose headings enclose the place at hand, outermost first.
  const enclosing: { readonly id: string; readonly level: number }[] = [];
  let open: { readonly section: Omit<Section, 'endLine'>; readonly blocks: Block[] } | undefined;
  const close = (endLine: number) => {
    if (open) sections.push({ ...open.section, endLine });
    open = undefined;
  };
  for (const block of blocks) {
    if (block.kind !== 'heading') {
      open?.blocks.push(block);
      continue;
    }
    while ((enclosing.at(-1)?.level ?? 0) >= block.level) enclosing.pop();
    const id = obligationIdIn(lines, block);
    if (id === undefined) {
      if (open && block.level <= open.section.heading.level) close(block.startLine);
      open?.blocks.push(block);
      continue;
    }
    close(block.startLine);
    const own: Block[] = [];
    open = {
      section: { id, heading: block, blocks: own, ...optional('parent', enclosing.at(-1)?.id) },
      blocks: own,
    };
    enclosing.push({ id, level: block.level });
  }
  close(lines.lineCount);
  return sections;
}

/** Full-width colons need no space after them; a hyphen needs one, or it would belong to the id. */
const ID_IN_HEADING = new RegExp(`(${ID_PATTERN})(?=$|[\\s:：–—]|-(?:\\s|$))`, 'y');

function obligationIdIn(lines: LineIndex, heading: Heading): string | undefined {
  ID_IN_HEADING.lastIndex = 0;
  return ID_IN_HEADING.exec(lines.text.slice(heading.start, heading.end))?.[1];
}
