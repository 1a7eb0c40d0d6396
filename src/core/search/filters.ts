import type { IsoDate } from '../model/date.ts';
import { normalJurisdiction } from './jurisdictions.ts';
import type { Filter, FilterKey } from './query.ts';
import { FILTER_KEYS } from './query.ts';

/** What filters ask of one obligation. */
export interface FilterFacts {
  /** Absent: the obligation belongs to no jurisdiction; it may bind in all of them, but `in:` asks for its own. */
  readonly jurisdiction?: string;
  readonly domain: string;
  /** Absent where no trace is at hand; no `state:` accepts it then. */
  readonly state?: string;
  readonly suspect?: boolean;
  readonly instrument: string;
  readonly instrumentAliases: readonly string[];
  readonly modality: string;
  /** When the duty binds: its own date, or else its instrument's. */
  readonly applies?: IsoDate;
  readonly tags: readonly string[];
  readonly binds: readonly string[];
  readonly confidence: string;
  readonly deadline?: string;
}

/**
 * Whether the facts pass: of each key at least one filter holds, and no negated one does.
 */
export function acceptsFilters(filters: readonly Filter[], facts: FilterFacts): boolean {
  let asked = 0;
  let held = 0;
  for (const filter of filters) {
    const bit = 1 << FILTER_KEYS.indexOf(filter.key);
    if (!filter.negated) asked |= bit;
    if (!filter.negated && (held & bit) !== 0) continue;
    if (!holds(filter, facts)) continue;
    if (filter.negated) return false;
    held |= bit;
  }
  return asked === held;
}

function holds(filter: Filter, facts: FilterFacts): boolean {
  const test = TESTS[filter.key];
  if (filter.values.length === 0) return test(facts, '');
  return filter.values.some((value) => test(facts, value));
}

const TESTS: Record<FilterKey, (facts: FilterFacts, value: string) => boolean> = {
  in: (facts, value) => isIn(facts.jurisdiction, value),
  domain: (facts, value) => isNamed(facts.domain, value),
  state: (facts, value) => facts.state !== undefined && isNamed(facts.state, value),
  instrument: (facts, value) => isInstrument(facts, value),
  modality: (facts, value) => facts.modality === value,
  before: (facts, value) => facts.applies !== undefined && facts.applies < value,
  after: (facts, value) => facts.applies !== undefined && facts.applies >= value,
  tag: (facts, value) => facts.tags.some((tag) => isNamed(tag, value)),
  role: (facts, value) => facts.binds.some((role) => isNamed(role, value)),
  confidence: (facts, value) => facts.confidence === value,
  is: (facts) => facts.suspect === true,
  deadline: (facts, value) => facts.deadline?.toLowerCase().includes(value) === true,
};

/** A part of a jurisdiction belongs to it: `in:us` accepts `US-CA`. */
function isIn(jurisdiction: string | undefined, value: string): boolean {
  if (jurisdiction === undefined) return false;
  const code = normalJurisdiction(jurisdiction);
  return code === value || code.startsWith(`${value}-`);
}

function isInstrument(facts: FilterFacts, value: string): boolean {
  const isMatch = (name: string) =>
    isPattern(value) ? matchesPattern(name.toLowerCase(), value) : name.toLowerCase().startsWith(value);
  return isMatch(facts.instrument) || facts.instrumentAliases.some(isMatch);
}

/** Blanks, underscores and hyphens are one: `tag:"data storage"` accepts `data-storage`. */
function isNamed(name: string, value: string): boolean {
  if (name === value) return true;
  const written = hyphenated(name.toLowerCase());
  const asked = hyphenated(value);
  return written === asked || (isPattern(asked) && matchesPattern(written, asked));
}

function hyphenated(text: string): string {
  return text.replace(/[\s_]+/gu, '-');
}

function isPattern(text: string): boolean {
  return text.includes('*') || text.includes('?');
}

/**
 * Whether `*` (any run) and `?` (any one unit) make the pattern the text. By hand and not as a regular expression: what
 * people type must not be able to make one slow.
 */
function matchesPattern(text: string, pattern: string): boolean {
  let t = 0;
  let p = 0;
  let starAt = -1;
  let resumeAt = 0;
  while (t < text.length) {
    const unit = pattern.charAt(p);
    if (unit === '*') {
      starAt = p++;
      resumeAt = t;
    } else if (p < pattern.length && (unit === '?' || unit === text.charAt(t))) {
      p++;
      t++;
    } else if (starAt >= 0) {
      p = starAt + 1;
      t = ++resumeAt;
    } else {
      return false;
    }
  }
  while (pattern.charAt(p) === '*') p++;
  return p === pattern.length;
}
