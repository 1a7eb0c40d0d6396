import { toIsoDate } from '../model/date.ts';
import { CONFIDENCES, MODALITIES } from '../model/obligation.ts';
import type { State } from '../trace/states.ts';
import { jurisdictionOf } from './jurisdictions.ts';

export const FILTER_KEYS = [
  'in',
  'domain',
  'state',
  'instrument',
  'modality',
  'before',
  'after',
  'tag',
  'role',
  'confidence',
  'is',
  'deadline',
] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];

/** What a person typed into the search box or after `regtrace search`, read. */
export interface Query {
  /** Free words as typed, in NFKC; one between quotes may hold blanks. */
  readonly words: readonly string[];
  readonly filters: readonly Filter[];
  /** Filters that could not be used and were left out. */
  readonly problems: readonly QueryProblem[];
}

/** One `key:value,value`. Filters of one key are alternatives, filters of different keys all have to hold. */
export interface Filter {
  readonly key: FilterKey;
  readonly negated: boolean;
  /** Alternatives, lower case; jurisdictions as codes. Empty only for `deadline:`, which then asks for any deadline. */
  readonly values: readonly string[];
}

export interface QueryProblem {
  readonly message: string;
  /** Offsets into the query's text in UTF-16 units; the end is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Reads a query. Never throws; what is no filter is a word. */
export function parseQuery(text: string): Query {
  const words: string[] = [];
  const filters: Filter[] = [];
  const problems: QueryProblem[] = [];
  for (const piece of piecesOf(text)) {
    const head = filterHeadOf(piece.parts[0]);
    if (!head) {
      const word = wordOf(piece);
      if (word !== '') words.push(word);
      continue;
    }
    const { values, bad } = valuesOf(head.key, [{ quoted: false, text: head.rest }, ...piece.parts.slice(1)]);
    if (bad !== undefined) problems.push({ message: bad, start: piece.start, end: piece.end });
    if (values.length > 0 || (head.key === 'deadline' && bad === undefined)) {
      filters.push({ key: head.key, negated: head.negated, values });
    }
  }
  return { words, filters, problems };
}

/** The words of a query that look like a filter of a name that there is not. */
export function unknownFilters({ words }: Query): readonly string[] {
  return words.filter((word) => LIKE_FILTER.test(word));
}

const LIKE_FILTER = /^[-−]?[A-Za-z]{2,20}:(?!\/\/)[^\s:]/u;

/** A stretch between blanks; blanks inside quotes do not end it. */
interface Piece {
  readonly parts: readonly Part[];
  readonly start: number;
  readonly end: number;
}

interface Part {
  readonly quoted: boolean;
  readonly text: string;
}

const BLANK = /\s/u;
/** The quotes of English and Chinese keyboards; the closing one of each pair is found by its place in the other text. */
const OPENING = '"“＂';
const CLOSING = '"”＂';

function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    if (BLANK.test(text.charAt(at))) {
      at++;
      continue;
    }
    const piece = pieceAt(text, at);
    pieces.push(piece);
    at = piece.end;
  }
  return pieces;
}

function pieceAt(text: string, start: number): Piece {
  const parts: Part[] = [];
  let at = start;
  let plainFrom = start;
  const endPlain = () => {
    if (at > plainFrom) parts.push({ quoted: false, text: text.slice(plainFrom, at).normalize('NFKC') });
  };
  while (at < text.length && !BLANK.test(text.charAt(at))) {
    const quote = OPENING.indexOf(text.charAt(at));
    if (quote < 0) {
      at++;
      continue;
    }
    endPlain();
    const close = text.indexOf(CLOSING.charAt(quote), at + 1);
    // A quote that is still open reaches to the end: people look at results while they type.
    const end = close < 0 ? text.length : close;
    parts.push({ quoted: true, text: text.slice(at + 1, end).normalize('NFKC') });
    at = close < 0 ? end : close + 1;
    plainFrom = at;
  }
  endPlain();
  return { parts, start, end: at };
}

function wordOf(piece: Piece): string {
  return piece.parts
    .map((part) => part.text)
    .join('')
    .trim();
}

const HEAD = /^([-−]?)([A-Za-z]{1,12}):/u;

function filterHeadOf(part: Part | undefined) {
  if (!part || part.quoted) return undefined;
  const match = HEAD.exec(part.text);
  const name = match?.[2]?.toLowerCase();
  const key = FILTER_KEYS.find((candidate) => candidate === name);
  if (!match || !key) return undefined;
  return { key, negated: match[1] !== '', rest: part.text.slice(match[0].length) };
}

function valuesOf(key: FilterKey, parts: readonly Part[]): { values: readonly string[]; bad?: string } {
  const written = splitAtCommas(parts);
  if (written.length === 0) {
    return key === 'deadline'
      ? { values: [] }
      : { values: [], bad: `"${key}:" needs a value, as in ${EXAMPLES[key]}` };
  }
  const values: string[] = [];
  const refused: string[] = [];
  for (const value of written) {
    const read = READERS[key]?.(value);
    if (READERS[key] && read === undefined) refused.push(value);
    else values.push(read ?? value);
  }
  if (refused.length === 0) return { values };
  return {
    values,
    bad: `"${key}:" does not know "${clip(refused[0] ?? '')}"; write it as in ${EXAMPLES[key]}`,
  };
}

/** A comma between quotes belongs to the value. */
function splitAtCommas(parts: readonly Part[]): readonly string[] {
  const values: string[] = [];
  let current: string[] = [];
  const endValue = () => {
    const value = current.join('').trim().toLowerCase();
    if (value !== '') values.push(value);
    current = [];
  };
  for (const part of parts) {
    if (part.quoted) {
      current.push(part.text);
      continue;
    }
    for (const [index, piece] of part.text.split(/[,、]/u).entries()) {
      if (index > 0) endValue();
      current.push(piece);
    }
  }
  endValue();
  return values;
}

/** Written out, as reading a query must not need the trace; the type holds it to the trace's own list. */
const STATES = Object.keys({
  'out-of-scope': true,
  'not-applicable': true,
  retired: true,
  upcoming: true,
  verified: true,
  implemented: true,
  partial: true,
  planned: true,
  exempt: true,
  uncovered: true,
} satisfies Record<State, true>);

const READERS: Partial<Record<FilterKey, (value: string) => string | undefined>> = {
  in: jurisdictionOf,
  state: oneOf(STATES),
  modality: oneOf(MODALITIES),
  confidence: oneOf(CONFIDENCES),
  is: oneOf(['suspect']),
  before: toIsoDate,
  after: toIsoDate,
};

const EXAMPLES: Record<FilterKey, string> = {
  in: 'in:cn',
  domain: 'domain:privacy',
  state: `state:uncovered (${STATES.join(', ')})`,
  instrument: 'instrument:CN-PIPL',
  modality: `modality:must (${MODALITIES.join(', ')})`,
  before: 'before:2027-01-01',
  after: 'after:2027-01-01',
  tag: 'tag:storage',
  role: 'role:ciio',
  confidence: `confidence:unconfirmed (${CONFIDENCES.join(', ')})`,
  is: 'is:suspect',
  deadline: 'deadline:"72 hours"',
};

function oneOf(allowed: readonly string[]): (value: string) => string | undefined {
  return (value) => {
    const hyphenated = value.replace(/[\s_]+/gu, '-');
    return allowed.includes(hyphenated) ? hyphenated : undefined;
  };
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
