import type { Mutable } from '../base/mutable.ts';
import { optional } from '../base/optional.ts';
import { phrase } from '../base/phrase.ts';
import { comparePositions } from '../base/position.ts';
import { LineIndex, withoutBom } from '../base/text.ts';
import type { Parsed } from '../model/finding.ts';
import type { Origin } from '../model/location.ts';
import { ROOT_DOMAIN } from './defaultDomain.ts';
import { readFrontMatter, undeclaredInstrument } from './frontMatter.ts';
import { KnownSections } from './knownSections.ts';
import { type Block, outlineMarkdown } from './markdownOutline.ts';
import { readObligationHeading } from './obligationHeading.ts';
import { readSection, type Section } from './obligationSection.ts';
import type { RequirementFile } from './requirementFile.ts';
import { RequirementText } from './requirementText.ts';

export interface RequirementFileOptions {
  /** Domain of obligations that name none, see {@link defaultDomain}; without it `general`. */
  readonly domain?: string;
  /** The last reading of the same file, for a program that keeps what it read; null where there is none yet. */
  readonly before?: RequirementFile | null;
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
  const blocks = outlineMarkdown(lines, frontMatter?.bodyLine ?? 0);
  reportUnspacedHeadings(requirements, blocks);
  const sections = sectionsOf(lines, blocks);
  const instrument = frontMatter?.instrument ?? undeclaredInstrument({ path, origin });
  const domain = options.domain ?? ROOT_DOMAIN;
  const context = { path, origin, instrument: instrument.id, domain };
  const known = options.before === undefined ? undefined : new KnownSections(options.before);
  const obligations = sections.map((section) =>
    known ? known.read(requirements, section, context) : readSection(requirements, section, context),
  );
  problems.sort((a, b) => comparePositions(a.range.start, b.range.start));
  const saysNothing = !frontMatter && obligations.length === 0;
  return {
    value: {
      path,
      origin,
      ...(saysNothing ? {} : { instrument }),
      obligations,
      ...optional('digests', known?.digests.slice()),
    },
    problems,
  };
}

/** A mark without a space after it makes no heading, so that an obligation would be missing in silence. */
function reportUnspacedHeadings(text: RequirementText, blocks: readonly Block[]): void {
  const { lines } = text;
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (block?.kind !== 'other') continue;
    const lineStart = lines.startOf(block.startLine);
    const first = lines.text.charAt(lineStart);
    if (first !== '#' && first !== ' ') continue;
    const match = UNSPACED_MARKS.exec(lines.lineText(block.startLine));
    if (!match) continue;
    const [, indent = '', marks = ''] = match;
    const start = lineStart + indent.length;
    const said = readObligationHeading(lines.text.slice(start + marks.length, lines.endOf(block.startLine)));
    if (said === undefined) continue;
    const end = start + marks.length + said.idStart + said.id.length;
    text.report(phrase('`{0}` is no heading: a space must follow `{1}`.', marks + said.id, marks), {
      start,
      end,
    });
  }
}

const UNSPACED_MARKS = /^( {0,3})(#{1,6})(?=[*A-Z])/;

/** A section whose end is not known yet. */
type OpenSection = Mutable<Section> & { readonly blocks: Block[] };

/** Cuts the text into the sections of its obligations; text before the first one and between them belongs to none. */
function sectionsOf(lines: LineIndex, blocks: readonly Block[]): readonly Section[] {
  const sections: Section[] = [];
  // The obligations whose headings enclose the place at hand, outermost first.
  const enclosing: { readonly id: string; readonly level: number }[] = [];
  let open: OpenSection | undefined;
  const close = (endLine: number) => {
    if (open) open.endLine = endLine;
    open = undefined;
  };
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (!block) continue;
    if (block.kind !== 'heading') {
      open?.blocks.push(block);
      continue;
    }
    while ((enclosing.at(-1)?.level ?? 0) >= block.level) enclosing.pop();
    const said = readObligationHeading(lines.text.slice(block.start, block.end));
    if (said === undefined) {
      if (open && block.level <= open.heading.level) close(block.startLine);
      open?.blocks.push(block);
      continue;
    }
    close(block.startLine);
    const { id, idStart, title } = said;
    open = { id, idStart, title, heading: block, blocks: [], endLine: block.endLine };
    const parent = enclosing.at(-1);
    if (parent) open.parent = parent.id;
    sections.push(open);
    enclosing.push({ id, level: block.level });
  }
  close(lines.lineCount);
  return sections;
}
