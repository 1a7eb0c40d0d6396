import { digestOf } from '../base/digest.ts';
import { positionOf, type Range } from '../base/position.ts';
import type { Obligation } from '../model/obligation.ts';
import { readSection, type Section, type SectionContext } from './obligationSection.ts';
import { type RequirementFile, TOLD_PROBLEMS } from './requirementFile.ts';
import type { RequirementText } from './requirementText.ts';

/**
 * The sections of a requirement file as they were read last. Typing in one of them changes no other: those are told by
 * their digests and not read again, they only move with the lines above them.
 */
export class KnownSections {
  /** Of the sections read through {@link read}, in their order; see {@link RequirementFile.digests}. */
  readonly digests: number[] = [];
  readonly #known = new Map<number, Obligation>();

  constructor(before: RequirementFile | null) {
    for (const [at, obligation] of before?.obligations.entries() ?? []) {
      const digest = before?.digests?.[at] ?? TOLD_PROBLEMS;
      if (digest !== TOLD_PROBLEMS) this.#known.set(digest, obligation);
    }
  }

  /** What {@link readSection} gives. */
  read(text: RequirementText, section: Section, context: SectionContext): Obligation {
    const { lines, problems } = text;
    const { startLine } = section.heading;
    const words = lines.text.slice(lines.startOf(startLine), lines.startOf(section.endLine));
    const digest = digestOf(words, [context.instrument, context.domain, section.parent ?? ''].join('\n'));
    const known = this.#known.get(digest);
    const count = problems.length;
    const obligation = known ? startingAt(known, startLine) : readSection(text, section, context);
    this.digests.push(problems.length > count ? TOLD_PROBLEMS : digest);
    return obligation;
  }
}

/** Columns stay: a section begins with its line. */
function startingAt(obligation: Obligation, line: number): Obligation {
  const by = line - obligation.location.range.start.line;
  if (by === 0) return obligation;
  const moved = ({ start, end }: Range): Range => ({
    start: positionOf(start.line + by, start.character),
    end: positionOf(end.line + by, end.character),
  });
  const { location, idRange, headingRange, related, attributesRange, supersededByRange } = obligation;
  return {
    ...obligation,
    location: { ...location, range: moved(location.range) },
    idRange: moved(idRange),
    headingRange: moved(headingRange),
    related: related.length === 0 ? related : related.map((one) => ({ ...one, range: moved(one.range) })),
    ...(attributesRange && { attributesRange: moved(attributesRange) }),
    ...(supersededByRange && { supersededByRange: moved(supersededByRange) }),
  };
}
